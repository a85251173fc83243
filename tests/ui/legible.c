/* SPDX-License-Identifier: Apache-2.0 */
#include "legible.h"

#include <math.h>
#include <string.h>

#include "akashi-pager.h"
#include "akashi-phrase-label.h"
#include "akashi-ruby-label.h"
#include "akashi-scale.h"
#include "akashi-screen.h"

/* screens.md, rules 4 and 5. */
#define LEAST_TEXT_MM 4.8
#define LEAST_TARGET_MM 16.0
#define LEAST_GAP_MM 4.0
/* Rounding to whole pixels. */
#define SLACK_PX 1.0
/* What letters may stand out of their own label, which cuts nothing off: a share of a capital. */
#define OVERSHOOT 0.1
/* Touches on "See what is below" until a page shows its beginning again. */
#define MOST_BELOW 20

struct _Legible {
  UiWorld *world; /* not owned */
  UiGlass glass;
  double px_per_mm, least_fact_mm;
  graphene_rect_t window;
  GPtrArray *labels;  /* (element-type GtkWidget): seen */
  GPtrArray *buttons; /* likewise */
  GString *faults;
  guint n_screens;
  char *where;
};

static void
fault (Legible *self, GtkWidget *widget, const char *what)
{
  GtkWidget *holder = GTK_IS_BUTTON (widget) ? ui_find (widget, AKASHI_TYPE_PHRASE_LABEL, NULL)
                                             : gtk_widget_get_parent (widget);
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget))
                     : holder != NULL && AKASHI_IS_PHRASE_LABEL (holder)
                         ? akashi_phrase_label_get_text (AKASHI_PHRASE_LABEL (holder))
                         : "";
  g_string_append_printf (self->faults, "%s: %s: %s \"%s\"\n", self->where, what, G_OBJECT_TYPE_NAME (widget),
                          text);
}

static graphene_rect_t
bounds_of (Legible *self, GtkWidget *widget)
{
  graphene_rect_t bounds;
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (self->world->window), &bounds));
  return bounds;
}

static void
collect (GtkWidget *widget, gpointer data)
{
  Legible *self = data;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    g_ptr_array_add (self->labels, widget);
  if (AKASHI_IS_RUBY_LABEL (widget))
    g_ptr_array_add (self->labels, widget);
  if (GTK_IS_BUTTON (widget))
    g_ptr_array_add (self->buttons, widget);
}

/* --- one text --- */

static gboolean
holds_within (const graphene_rect_t *outer, const graphene_rect_t *inner, double slack)
{
  return inner->origin.x >= outer->origin.x - slack && inner->origin.y >= outer->origin.y - slack
         && inner->origin.x + inner->size.width <= outer->origin.x + outer->size.width + slack
         && inner->origin.y + inner->size.height <= outer->origin.y + outer->size.height + slack;
}

static gboolean
holds (const graphene_rect_t *outer, const graphene_rect_t *inner)
{
  return holds_within (outer, inner, SLACK_PX);
}

static graphene_rect_t
ink_of_ruby (AkashiRubyLabel *label)
{
  g_autoptr (GArray) parts = akashi_ruby_label_get_parts (label);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  for (guint i = 0; i < parts->len; i++)
    {
      const AkashiRubyPart *part = &g_array_index (parts, AkashiRubyPart, i);
      graphene_rect_t one
          = GRAPHENE_RECT_INIT ((float) part->x, (float) part->y, (float) part->width, (float) part->height);
      graphene_rect_union (i == 0 ? &one : &all, &one, &all);
    }
  return all;
}

/* The lines that are drawn, in the coordinates of the window. */
static graphene_rect_t
ink_of (Legible *self, GtkWidget *label)
{
  PangoRectangle ink;
  int x, y;
  if (AKASHI_IS_RUBY_LABEL (label))
    {
      graphene_rect_t bounds = bounds_of (self, label), drawn = ink_of_ruby (AKASHI_RUBY_LABEL (label));
      graphene_rect_offset (&drawn, bounds.origin.x, bounds.origin.y);
      return drawn;
    }
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)), &ink, NULL);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  graphene_point_t at;
  g_assert_true (gtk_widget_compute_point (label, GTK_WIDGET (self->world->window),
                                           &GRAPHENE_POINT_INIT ((float) (x + ink.x), (float) (y + ink.y)),
                                           &at));
  return GRAPHENE_RECT_INIT (at.x, at.y, (float) ink.width, (float) ink.height);
}

/* A line may end inside a word of Latin letters only where even that word is wider than the column. */
static gboolean
tears_a_word (GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *text = pango_layout_get_text (layout);
  for (GSList *at = pango_layout_get_lines_readonly (layout); at != NULL && at->next != NULL; at = at->next)
    {
      const PangoLayoutLine *line = at->data;
      int end = line->start_index + line->length;
      if (end > 0 && g_ascii_isalnum (text[end - 1]) && g_ascii_isalnum (text[end]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_fact (GtkWidget *label)
{
  static const char *const facts[] = { "headline", "title", "model", "value", "aside", "advice" };
  GtkWidget *holder = gtk_widget_get_parent (label);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (gtk_widget_has_css_class (holder, facts[i]))
      return TRUE;
  return FALSE;
}

static void
check_label (Legible *self, GtkWidget *label)
{
  PangoLayout *layout = GTK_IS_LABEL (label) ? gtk_label_get_layout (GTK_LABEL (label)) : NULL;
  graphene_rect_t ink = ink_of (self, label);
  double mm = ui_capital_px (label) / self->px_per_mm;
  if (layout != NULL && pango_layout_is_ellipsized (layout))
    fault (self, label, "is shortened");
  if (layout != NULL && tears_a_word (label))
    fault (self, label, "a word is torn");
  if (mm < (is_fact (label) ? self->least_fact_mm : LEAST_TEXT_MM) - 0.01)
    fault (self, label, "is too small");
  if (!holds (&self->window, &ink))
    fault (self, label, "stands outside the window");
  for (GtkWidget *at = label; at != NULL; at = gtk_widget_get_parent (at))
    {
      graphene_rect_t bounds = bounds_of (self, at);
      if ((at == label || gtk_widget_get_overflow (at) == GTK_OVERFLOW_HIDDEN || GTK_IS_BUTTON (at))
          && !holds_within (&bounds, &ink,
                            at == label ? SLACK_PX + OVERSHOOT * ui_capital_px (label) : SLACK_PX))
        {
          fault (self, label, at == label ? "is wider or higher than its place" : "is cut");
          break;
        }
    }
}

static void
check_overlaps (Legible *self)
{
  for (guint i = 0; i < self->labels->len; i++)
    for (guint j = i + 1; j < self->labels->len; j++)
      {
        GtkWidget *one = g_ptr_array_index (self->labels, i), *other = g_ptr_array_index (self->labels, j);
        graphene_rect_t a = ink_of (self, one), b = ink_of (self, other), both;
        if (graphene_rect_intersection (&a, &b, &both) && both.size.width > SLACK_PX
            && both.size.height > SLACK_PX)
          {
            fault (self, one, "is overlapped");
            fault (self, other, "overlaps it");
          }
      }
}

/* --- buttons --- */

static double
gap_between (const graphene_rect_t *a, const graphene_rect_t *b)
{
  double across
      = MAX (a->origin.x - (b->origin.x + b->size.width), b->origin.x - (a->origin.x + a->size.width));
  double down
      = MAX (a->origin.y - (b->origin.y + b->size.height), b->origin.y - (a->origin.y + a->size.height));
  return MAX (across, down);
}

static void
check_buttons (Legible *self)
{
  gboolean tall = self->window.size.height > self->window.size.width;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      graphene_rect_t bounds = bounds_of (self, button);
      double least = LEAST_TARGET_MM * self->px_per_mm - SLACK_PX;
      if (bounds.size.width < least || bounds.size.height < least)
        fault (self, button, "is too small to touch");
      if (!holds (&self->window, &bounds))
        fault (self, button, "stands outside the window");
      if (tall && bounds.origin.y < self->window.size.height / 3)
        fault (self, button, "is too high to reach");
      for (guint j = i + 1; j < self->buttons->len; j++)
        {
          graphene_rect_t other = bounds_of (self, g_ptr_array_index (self->buttons, j));
          if (gap_between (&bounds, &other) < LEAST_GAP_MM * self->px_per_mm - SLACK_PX)
            fault (self, button, "is too near to another button");
        }
    }
}

/* --- one screen --- */

/* With AKASHI_SCREENS a folder: a picture of what is wrong, to look at. */
static void
save_picture (Legible *self)
{
  const char *folder = g_getenv ("AKASHI_SCREENS");
  if (folder == NULL)
    return;
  GtkWidget *content = gtk_window_get_child (GTK_WINDOW (self->world->window));
  g_autofree char *name = g_strdup_printf ("%s %u.png", self->where, self->n_screens);
  g_strdelimit (name, "/", ' ');
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gtk_widget_set_opacity (content, 1);
  ui_world_settle (self->world);
  g_assert_true (akashi_screen_save (GTK_WINDOW (self->world->window), path));
}

static void
check_now (Legible *self)
{
  GtkWidget *window = GTK_WIDGET (self->world->window);
  gsize known = self->faults->len;
  self->n_screens++;
  ui_world_lay_out (self->world);
  g_ptr_array_set_size (self->labels, 0);
  g_ptr_array_set_size (self->buttons, 0);
  if (gtk_widget_get_width (window) != self->glass.width
      || gtk_widget_get_height (window) != self->glass.height)
    {
      fault (self, window, "is larger than the glass");
      gtk_window_set_default_size (GTK_WINDOW (window), self->glass.width, self->glass.height);
    }
  self->window = GRAPHENE_RECT_INIT (0, 0, (float) self->glass.width, (float) self->glass.height);
  ui_visit (window, collect, self);
  for (guint i = 0; i < self->labels->len; i++)
    check_label (self, g_ptr_array_index (self->labels, i));
  check_overlaps (self);
  check_buttons (self);
  if (self->faults->len > known || g_getenv ("AKASHI_SCREENS_ALL") != NULL)
    save_picture (self);
}

static AkashiPager *
seen_pager (Legible *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (
      GTK_STACK (ui_find (GTK_WIDGET (self->world->window), GTK_TYPE_STACK, NULL)));
  return AKASHI_PAGER (ui_find (page, AKASHI_TYPE_PAGER, NULL));
}

const char *
legible_check (Legible *self, const char *where)
{
  gsize known = self->faults->len;
  g_free (self->where);
  self->where = g_strdup (where);
  check_now (self);
  AkashiPager *pager = seen_pager (self);
  for (guint touches = 0; pager != NULL && !akashi_pager_is_whole (pager) && touches < MOST_BELOW; touches++)
    {
      gtk_widget_activate_action (GTK_WIDGET (pager), "pager.next", NULL);
      if (akashi_pager_is_first (pager))
        break;
      check_now (self);
    }
  return self->faults->str + known;
}

Legible *
legible_new (UiWorld *world, const UiGlass *glass, double least_fact_mm)
{
  Legible *self = g_new0 (Legible, 1);
  self->world = world;
  self->glass = *glass;
  self->px_per_mm = (double) glass->width / glass->width_mm;
  self->least_fact_mm = least_fact_mm;
  self->labels = g_ptr_array_new ();
  self->buttons = g_ptr_array_new ();
  self->faults = g_string_new (NULL);
  return self;
}

void
legible_free (Legible *self)
{
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->buttons);
  g_string_free (self->faults, TRUE);
  g_free (self->where);
  g_free (self);
}

gboolean
legible_has_faults (Legible *self)
{
  return self->faults->len > 0;
}

guint
legible_n_screens (Legible *self)
{
  return self->n_screens;
}
