/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-phrase-label.h"

#include <string.h>

#include "akashi-accessible-name.h"
#include "akashi-line-break.h"
#include "akashi-line-count.h"
#include "akashi-quiet.h"
#include "akashi-readings.h"
#include "akashi-ruby-label.h"
#include "akashi-size-memo.h"

/* From line to line, in heights of the typeface: Japanese needs more air than Latin letters, and BIZ
 * UDPGothic has none of its own. The typefaces for Chinese and Korean have more than enough. */
#define LINE_HEIGHT 1.28
#define LINE_HEIGHT_AIRY 0.94

struct _AkashiPhraseLabel {
  GtkWidget parent_instance;
  /* One of them is shown. */
  GtkLabel *labels[AKASHI_LINE_BREAK_STEPS];
  AkashiLineCount *lines[AKASHI_LINE_BREAK_STEPS]; /* (nullable): of each, while it is measured */
  guint n_steps;         /* of labels; 1: there is nothing to keep together, and all would be alike */
  AkashiRubyLabel *ruby; /* (nullable): made for the first text with readings */
  gboolean has_readings; /* the text now */
  gboolean balanced;
  gboolean centered;
  gboolean whole_words;
  guint64 known_as;    /* of the memo of sizes */
  const char *own_tag; /* (nullable): static */
  char *text;          /* (nullable): as it was given, with readings */
  const char *tag;     /* (nullable): in which it is shown; static */
  char *whole;         /* (nullable): the text that this one is a part of */
};

/* What is remembered besides height for a width and width, which are a GtkOrientation: the label that is
 * shown, and the width of its lines. */
enum {
  UNBALANCED = 2,
  BALANCED,
};

enum {
  PROP_BALANCED = 1,
  PROP_CENTERED,
  PROP_WHOLE_WORDS,
};

G_DEFINE_FINAL_TYPE (AkashiPhraseLabel, akashi_phrase_label, GTK_TYPE_WIDGET)

static void
forget_lines (AkashiPhraseLabel *self)
{
  for (guint i = 0; i < AKASHI_LINE_BREAK_STEPS; i++)
    g_clear_pointer (&self->lines[i], akashi_line_count_free);
}

static GtkWidget *
child_at (AkashiPhraseLabel *self, guint step)
{
  return self->has_readings ? GTK_WIDGET (self->ruby) : GTK_WIDGET (self->labels[step]);
}

static const AkashiLineCount *
lines_of (AkashiPhraseLabel *self, guint step)
{
  if (self->lines[step] == NULL)
    self->lines[step] = akashi_line_count_new (child_at (self, step));
  return self->lines[step];
}

/* By the typeface of what is measured: a label that was just made has none of its own before the next frame.
 */
static guint64
memo_key (AkashiPhraseLabel *self, guint what, int width)
{
  return akashi_size_memo_key (self->known_as, child_at (self, 0), what, width);
}

/* Returns: which label is shown at @width: the first one whose phrases all find room. */
static guint
find_step (AkashiPhraseLabel *self, int width)
{
  int least, natural;
  guint steps = self->has_readings || width < 0 ? 1 : self->n_steps;
  for (guint i = 0; i + 1 < steps; i++)
    {
      akashi_line_count_widths (lines_of (self, i), &least, &natural);
      if (least <= width)
        return i;
    }
  return steps - 1;
}

/* Returns: the same. @lines_width: (out): what its lines are wrapped at, no more than @width */
static guint
step_at (AkashiPhraseLabel *self, int width, int *lines_width)
{
  int step;
  guint64 key = memo_key (self, self->balanced ? BALANCED : UNBALANCED, width);
  if (!akashi_size_memo_find (key, &step, lines_width))
    {
      step = (int) find_step (self, width);
      *lines_width
          = self->balanced ? akashi_line_count_balanced_width (lines_of (self, (guint) step), width) : width;
      akashi_size_memo_keep (key, step, *lines_width);
    }
  return (guint) step;
}

static void
akashi_phrase_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                             int *natural, int *minimum_baseline, int *natural_baseline)
{
  AkashiPhraseLabel *self = AKASHI_PHRASE_LABEL (widget);
  /* The width never depends on the height: a page is as wide as the glass, and text finds its height in it.
   */
  int width = orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size;
  guint64 key = memo_key (self, orientation, width);
  /* No baseline is handed on: lines are wrapped anew when the label is allocated. */
  *minimum_baseline = *natural_baseline = -1;
  if (akashi_size_memo_find (key, minimum, natural))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = akashi_line_count_height (lines_of (self, find_step (self, width)), width);
  else
    akashi_line_count_widths (lines_of (self, self->n_steps - 1), minimum, natural);
  akashi_size_memo_keep (key, *minimum, *natural);
}

static gboolean
ask_again (GtkWidget *widget, GdkFrameClock *clock G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  gtk_widget_queue_resize (widget);
  return G_SOURCE_REMOVE;
}

/* Returns: whether the lines take more room than was counted. */
static gboolean
is_cut (AkashiPhraseLabel *self, guint step, int width, int *drawn)
{
  int counted;
  pango_layout_get_pixel_size (gtk_label_get_layout (self->labels[step]), NULL, drawn);
  return akashi_size_memo_find (memo_key (self, GTK_ORIENTATION_VERTICAL, width), &counted, &counted)
         && *drawn > counted;
}

/* What was counted is held against what is drawn, and gives way to it: letters that stand closer in one line
 * than at the ends of two are wider when the line is broken there. */
static void
mend (AkashiPhraseLabel *self, guint step, int width, int height)
{
  int drawn;
  if (self->has_readings || !is_cut (self, step, width, &drawn))
    return;
  akashi_size_memo_keep (memo_key (self, BALANCED, width), (int) step, width);
  gtk_widget_size_allocate (GTK_WIDGET (self->labels[step]), &(GtkAllocation){ 0, 0, width, height }, -1);
  if (!is_cut (self, step, width, &drawn))
    return;
  akashi_size_memo_keep (memo_key (self, GTK_ORIENTATION_VERTICAL, width), drawn, drawn);
  /* Not now: GTK forgets what is asked for while it allocates. */
  gtk_widget_add_tick_callback (GTK_WIDGET (self), ask_again, NULL, NULL);
}

static void
akashi_phrase_label_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  AkashiPhraseLabel *self = AKASHI_PHRASE_LABEL (widget);
  GtkAllocation area = { 0, 0, width, height };
  guint step = step_at (self, width, &area.width);
  GtkWidget *shown = child_at (self, step);
  area.x = self->centered ? (width - area.width) / 2 : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, child == shown);
  gtk_widget_size_allocate (shown, &area, -1);
  mend (self, step, width, height);
  forget_lines (self);
}

static GtkSizeRequestMode
akashi_phrase_label_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
justify (GtkLabel *label, gboolean centered)
{
  gtk_label_set_justify (label, centered ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (label, centered ? 0.5f : 0.0f);
}

/* Its text, or what its size depends on besides that, is another one. */
static void
know (AkashiPhraseLabel *self)
{
  g_autofree char *style = g_strconcat (self->whole_words ? "words " : "", self->tag, NULL);
  self->known_as = akashi_size_memo_text (self->text == NULL ? "" : self->text, style);
  forget_lines (self);
  gtk_widget_queue_resize (GTK_WIDGET (self)); /* its labels may not have been asked: see css_changed */
}

static void
akashi_phrase_label_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  AkashiPhraseLabel *self = AKASHI_PHRASE_LABEL (object);
  switch (id)
    {
    case PROP_BALANCED:
      self->balanced = g_value_get_boolean (value);
      break;
    case PROP_CENTERED:
      self->centered = g_value_get_boolean (value);
      for (guint i = 0; i < AKASHI_LINE_BREAK_STEPS; i++)
        justify (self->labels[i], self->centered);
      if (self->ruby != NULL)
        akashi_ruby_label_set_centered (self->ruby, self->centered);
      break;
    case PROP_WHOLE_WORDS:
      self->whole_words = g_value_get_boolean (value);
      know (self);
      for (guint i = 0; i < AKASHI_LINE_BREAK_STEPS; i++)
        gtk_label_set_wrap_mode (self->labels[i], self->whole_words ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

/* Size and weight of the letters come with the style. A label whose size was remembered has not been asked,
 * and tells nobody that it has another one. */
static void
akashi_phrase_label_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (akashi_phrase_label_parent_class)->css_changed (widget, change);
  forget_lines (AKASHI_PHRASE_LABEL (widget));
  gtk_widget_queue_resize (widget);
}

static void
akashi_phrase_label_dispose (GObject *object)
{
  AkashiPhraseLabel *self = AKASHI_PHRASE_LABEL (object);
  for (guint i = 0; i < AKASHI_LINE_BREAK_STEPS && self->labels[i] != NULL; i++)
    {
      gtk_widget_unparent (GTK_WIDGET (self->labels[i]));
      self->labels[i] = NULL;
    }
  if (self->ruby != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->ruby));
  self->ruby = NULL;
  G_OBJECT_CLASS (akashi_phrase_label_parent_class)->dispose (object);
}

static void
akashi_phrase_label_finalize (GObject *object)
{
  forget_lines (AKASHI_PHRASE_LABEL (object));
  g_free (AKASHI_PHRASE_LABEL (object)->text);
  g_free (AKASHI_PHRASE_LABEL (object)->whole);
  G_OBJECT_CLASS (akashi_phrase_label_parent_class)->finalize (object);
}

static void
akashi_phrase_label_class_init (AkashiPhraseLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->set_property = akashi_phrase_label_set_property;
  object_class->dispose = akashi_phrase_label_dispose;
  object_class->finalize = akashi_phrase_label_finalize;
  widget_class->measure = akashi_phrase_label_measure;
  widget_class->size_allocate = akashi_phrase_label_size_allocate;
  widget_class->get_request_mode = akashi_phrase_label_get_request_mode;
  widget_class->css_changed = akashi_phrase_label_css_changed;
  g_object_class_install_property (
      object_class, PROP_BALANCED,
      g_param_spec_boolean ("balanced", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_CENTERED,
      g_param_spec_boolean ("centered", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_WHOLE_WORDS,
      g_param_spec_boolean ("whole-words", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "phrase");
  /* It speaks itself, whichever of its labels is shown. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static GtkLabel *
new_label (AkashiPhraseLabel *self)
{
  GtkLabel *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "wrap",
                                  TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, NULL);
  gtk_widget_set_parent (GTK_WIDGET (label), GTK_WIDGET (self));
  return label;
}

static void
akashi_phrase_label_init (AkashiPhraseLabel *self)
{
  self->n_steps = 1;
  for (guint i = 0; i < AKASHI_LINE_BREAK_STEPS; i++)
    self->labels[i] = new_label (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  akashi_quiet (GTK_ACCESSIBLE (self));
}

GtkWidget *
akashi_phrase_label_new (const char *text)
{
  AkashiPhraseLabel *self = g_object_new (AKASHI_TYPE_PHRASE_LABEL, NULL);
  akashi_phrase_label_set_text (self, text);
  return GTK_WIDGET (self);
}

static void
keep_together (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *together = pango_attr_allow_breaks_new (FALSE);
  together->start_index = (guint) start;
  together->end_index = (guint) end;
  pango_attr_list_insert (attributes, together);
}

/* Which forms Han characters have, and where lines may break. */
static void
set_language (PangoAttrList *attributes, const char *text, const char *tag)
{
  AkashiTextScript script = akashi_line_break_script (text);
  if (script == AKASHI_TEXT_JAPANESE)
    tag = "ja";
  else if (script == AKASHI_TEXT_KOREAN)
    tag = "ko";
  if (tag != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (tag)));
}

static double
line_height (const char *tag)
{
  gboolean airy = tag != NULL && (g_str_has_prefix (tag, "zh") || g_str_has_prefix (tag, "ko"));
  return airy ? LINE_HEIGHT_AIRY : LINE_HEIGHT;
}

static void
set_text (GtkLabel *label, const char *text, const char *tag, GArray *phrases, guint step)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  for (guint i = 0; i + 1 < phrases->len; i += 2)
    {
      gsize start = g_array_index (phrases, gsize, i), end = g_array_index (phrases, gsize, i + 1);
      keep_together (attributes, akashi_line_break_kept (text, start, end, step), end);
    }
  /* Not by CSS: GTK then merges the two lists, and ranges that touch become one. */
  pango_attr_list_insert (attributes, pango_attr_line_height_new (line_height (tag)));
  /* A model number that has to be broken gets no hyphen that is none of it. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  set_language (attributes, text, tag);
  gtk_label_set_text (label, text);
  gtk_label_set_attributes (label, attributes);
}

/* @text: with readings, if there are any. Returns: (transfer full): without them; that is what the labels
 * say, also where they are not seen. */
static char *
take_readings (AkashiPhraseLabel *self, const char *text)
{
  char *plain = akashi_readings_strip (text);
  self->has_readings = strlen (plain) < strlen (text);
  if (!self->has_readings)
    return plain;
  if (self->ruby == NULL)
    {
      self->ruby = AKASHI_RUBY_LABEL (akashi_ruby_label_new ());
      akashi_ruby_label_set_centered (self->ruby, self->centered);
      gtk_widget_set_parent (GTK_WIDGET (self->ruby), GTK_WIDGET (self));
    }
  akashi_ruby_label_set_text (self->ruby, text);
  return plain;
}

/* There is one kiosk, and it shows one language at a time. */
static const char *current_tag;

void
akashi_phrase_label_set_language (const char *tag)
{
  current_tag = g_intern_string (tag);
}

/* A page says all of its texts anew when one of them changes. */
static gboolean
says_already (AkashiPhraseLabel *self, const char *text, const char *tag)
{
  if (self->text != NULL && g_str_equal (self->text, text) && self->tag == tag)
    return TRUE;
  g_free (self->text);
  self->text = g_strdup (text);
  self->tag = tag;
  know (self);
  return FALSE;
}

/* @tag: interned */
static void
set_all (AkashiPhraseLabel *self, const char *text, const char *tag)
{
  if (text == NULL)
    text = "";
  g_clear_pointer (&self->whole, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), *text != '\0');
  if (says_already (self, text, tag))
    return;
  g_autofree char *plain = take_readings (self, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
  g_autoptr (GArray) phrases = akashi_line_break_phrases (plain);
  self->n_steps = phrases->len == 0 ? 1 : AKASHI_LINE_BREAK_STEPS;
  for (guint i = 0; i < AKASHI_LINE_BREAK_STEPS; i++)
    set_text (self->labels[i], i < self->n_steps ? plain : "", tag, phrases, i);
}

void
akashi_phrase_label_set_text (AkashiPhraseLabel *self, const char *text)
{
  g_return_if_fail (AKASHI_IS_PHRASE_LABEL (self));
  self->own_tag = NULL;
  set_all (self, text, current_tag);
}

void
akashi_phrase_label_set_on (AkashiPhraseLabel *label, GtkWidget *button, const char *text)
{
  akashi_phrase_label_set_text (label, text);
  akashi_accessible_name_set (button, text);
}

void
akashi_phrase_label_set_text_in (AkashiPhraseLabel *self, const char *text, const char *tag)
{
  g_return_if_fail (AKASHI_IS_PHRASE_LABEL (self));
  self->own_tag = g_intern_string (tag);
  set_all (self, text, self->own_tag);
}

const char *
akashi_phrase_label_get_own_tag (AkashiPhraseLabel *self)
{
  g_return_val_if_fail (AKASHI_IS_PHRASE_LABEL (self), NULL);
  return self->own_tag;
}

const char *
akashi_phrase_label_get_text (AkashiPhraseLabel *self)
{
  g_return_val_if_fail (AKASHI_IS_PHRASE_LABEL (self), "");
  return gtk_label_get_text (self->labels[0]);
}

void
akashi_phrase_label_set_whole (AkashiPhraseLabel *self, const char *whole)
{
  g_return_if_fail (AKASHI_IS_PHRASE_LABEL (self));
  g_free (self->whole);
  self->whole = whole == NULL ? NULL : akashi_readings_strip (whole);
}

const char *
akashi_phrase_label_get_whole (AkashiPhraseLabel *self)
{
  g_return_val_if_fail (AKASHI_IS_PHRASE_LABEL (self), "");
  return self->whole == NULL ? akashi_phrase_label_get_text (self) : self->whole;
}
