/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-verdict-page.h"

#include "akashi-fact-row.h"
#include "akashi-main-buttons.h"
#include "akashi-phrase-label.h"
#include "akashi-product-text.h"
#include "akashi-readings.h"
#include "akashi-severity-shape.h"
#include "akashi-text-parts.h"
#include "akashi-verdict-facts.h"

/* Lines of "why" and of advice that stand on the page itself, beside facts and without them; all of them are
 * one touch away. */
#define MAX_NOTES 2
#define MAX_NOTES_BARE 4

/* Characters beside a value. */
#define LONGEST_ASIDE 12

/* Columns of a reason that stands as one row, so that its sentences fill their lines; a kanji is two. */
#define LONGEST_REASON 120

struct _AkashiVerdictPage {
  AkashiPage parent_instance;
  AkashiCheck *check; /* (nullable) */
  guint n_labels;
  AkashiShopOffers offers;
  GtkWidget *band;
  AkashiSeverityShape *shape;
  AkashiPhraseLabel *headline, *sentence, *list;
  AkashiFitBin *lead;
  AkashiPager *pager;
  AkashiMainButtons *buttons;
  AkashiFactRow *product, *support, *updates, *assessed, *level;
  GPtrArray *notes; /* rows of the pager, not owned */
};

G_DEFINE_FINAL_TYPE (AkashiVerdictPage, akashi_verdict_page, AKASHI_TYPE_PAGE)

static void
update_product (AkashiVerdictPage *self, const AkashiEvidence *evidence)
{
  guint n_more;
  g_autofree char *maker
      = akashi_product_text_maker (akashi_page_get_language (AKASHI_PAGE (self)), evidence);
  g_auto (GStrv) models = akashi_product_text_models (evidence, &n_more);
  g_autofree char *joined = g_strjoinv (", ", models);
  g_autofree char *more = n_more > 0 ? g_strdup_printf ("+%u", n_more) : NULL;
  akashi_fact_row_set (self->product, maker, joined, more);
}

static const AkashiFact *
find_fact (GPtrArray *facts, AkashiFactKind kind)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const AkashiFact *fact = g_ptr_array_index (facts, i);
      if (fact->kind == kind)
        return fact;
    }
  return NULL;
}

static void
update_fact (AkashiFactRow *row, GPtrArray *facts, AkashiFactKind kind)
{
  const AkashiFact *fact = find_fact (facts, kind);
  akashi_fact_row_set (row, fact == NULL ? NULL : fact->label, fact == NULL ? NULL : fact->value,
                       fact == NULL ? NULL : fact->aside);
}

/* A level that is told in a sentence stands on its own: both together are more than fits a small screen. */
static void
update_assessed (AkashiVerdictPage *self, const AkashiFact *fact)
{
  const char *aside = fact == NULL ? NULL : fact->aside;
  g_autofree char *plain = akashi_readings_strip (aside == NULL ? "" : aside);
  gboolean apart = g_utf8_strlen (plain, -1) > LONGEST_ASIDE;
  akashi_fact_row_set (self->assessed, fact == NULL ? NULL : fact->label, fact == NULL ? NULL : fact->value,
                       apart ? NULL : aside);
  akashi_fact_row_set (self->level, NULL, apart ? aside : NULL, NULL);
}

/* @sentence: of the text @whole */
static GtkWidget *
new_note (AkashiVerdictPage *self, const char *sentence, const char *whole, const char *css_class)
{
  GtkWidget *note = akashi_phrase_label_new (sentence);
  if (!g_str_equal (sentence, whole))
    akashi_phrase_label_set_whole (AKASHI_PHRASE_LABEL (note), whole);
  gtk_widget_add_css_class (note, css_class);
  g_object_set (note, "balanced", TRUE, NULL);
  g_ptr_array_add (self->notes, note);
  return note;
}

static void
add_note (AkashiVerdictPage *self, const char *text, const char *css_class, guint *n_left)
{
  if (*n_left == 0 || text == NULL || *text == '\0')
    return;
  g_auto (GStrv) sentences = akashi_text_sentences (text);
  for (char **sentence = sentences; *sentence != NULL; sentence++)
    {
      GtkWidget *note = new_note (self, *sentence, text, css_class);
      gtk_widget_add_css_class (note, "note");
      akashi_pager_append (self->pager, note);
    }
  (*n_left)--;
}

static int
columns_of (const char *text)
{
  int columns = 0;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    columns += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return columns;
}

/* Returns: (transfer full): @text itself, or its sentences where it is long: a row must fit small glass. */
static char **
rows_of_reason (const char *text)
{
  g_autofree char *plain = akashi_readings_strip (text);
  if (columns_of (plain) > LONGEST_REASON)
    return akashi_text_sentences (text);
  char **one = g_new0 (char *, 2);
  one[0] = g_strdup (text);
  return one;
}

/* Why the answer is a bad one stands before everything else that there is to say of the product. */
static void
add_reason (AkashiVerdictPage *self, const char *text)
{
  g_auto (GStrv) sentences = rows_of_reason (text);
  GtkWidget *above = GTK_WIDGET (self->product);
  for (char **sentence = sentences; *sentence != NULL; sentence++)
    {
      GtkWidget *row = new_note (self, *sentence, text, "line");
      gtk_widget_add_css_class (row, "fact");
      if (sentence[1] != NULL)
        gtk_widget_add_css_class (row, "goes-on");
      gtk_widget_insert_after (row, GTK_WIDGET (self->pager), above);
      above = row;
    }
}

static void
remove_notes (AkashiVerdictPage *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->notes, i));
  g_ptr_array_set_size (self->notes, 0);
}

static const char *
two_labels_note (AkashiVerdictPage *self)
{
  return self->n_labels > 1 ? akashi_page_text (AKASHI_PAGE (self),
                                                N_ ("Two labels found. This is the one to look at first."))
                            : NULL;
}

/* What the facts do not tell by themselves, as they do where security updates have ended. */
static gboolean
has_reason (const AkashiVerdict *verdict)
{
  return verdict->severity == AKASHI_SEVERITY_BAD && verdict->code != AKASHI_VERDICT_SUPPORT_ENDED
         && verdict->code != AKASHI_VERDICT_NO_UPDATES_PROMISED;
}

/* What was compared, then why, then advice. */
static void
add_notes (AkashiVerdictPage *self, const AkashiVerdict *verdict, const AkashiWords *words)
{
  guint n_left = MAX_NOTES;
  char **why = words->why;
  add_note (self, two_labels_note (self), "caption", &n_left);
  add_note (self, words->compared, "caption", &n_left);
  if (why != NULL && *why != NULL && has_reason (verdict))
    add_reason (self, *why++);
  for (; why != NULL && *why != NULL; why++)
    add_note (self, *why, "caption", &n_left);
  for (char **line = words->advice; line != NULL && *line != NULL; line++)
    add_note (self, *line, "caption", &n_left);
}

/* Without a registration advice is what the page is for: it stands first, in large letters. */
static void
add_bare_notes (AkashiVerdictPage *self, const AkashiWords *words)
{
  guint n_left = MAX_NOTES_BARE;
  add_note (self, two_labels_note (self), "reason", &n_left);
  for (char **line = words->advice; line != NULL && *line != NULL; line++)
    add_note (self, *line, "advice", &n_left);
  for (char **line = words->why; line != NULL && *line != NULL; line++)
    add_note (self, *line, "reason", &n_left);
  add_note (self, words->compared, "reason", &n_left);
}

/* On glass too small for it the date of the list stands among the notes. */
static void
add_list_note (AkashiVerdictPage *self, const char *list)
{
  guint one = 1;
  guint index = self->notes->len;
  add_note (self, list, "caption", &one);
  for (; index < self->notes->len; index++)
    g_object_bind_property (self->list, "visible", self->notes->pdata[index], "visible",
                            G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
}

static void
update_notes (AkashiVerdictPage *self, const AkashiEvidence *evidence, const AkashiVerdict *verdict,
              const AkashiWords *words)
{
  gboolean bare = evidence->registration == NULL;
  remove_notes (self);
  akashi_pager_set_centered (self->pager, bare);
  add_list_note (self, words->list);
  if (bare)
    add_bare_notes (self, words);
  else
    add_notes (self, verdict, words);
}

/* What to do next, and what else there is: by the one thing that the verdict says to do. */
typedef enum {
  NEXT_MORE,
  NEXT_STAFF,
  NEXT_CALL, /* stands for NEXT_STAFF where somebody can be called */
  NEXT_TYPE,
  NEXT_NO_LABEL,
  NEXT_MARK,
  NEXT_SCAN,
  NEXT_COMPARE,
} Next;

static const struct {
  const char *text, *action, *target;
} nexts[] = {
  [NEXT_MORE] = { N_ ("More about it"), "win.open", "more" },
  [NEXT_STAFF] = { N_ ("Show the staff"), "win.open", "clerk" },
  [NEXT_CALL] = { N_ ("Call staff"), "shop.call", NULL },
  [NEXT_TYPE] = { N_ ("Type the number"), "win.open", "number" },
  [NEXT_NO_LABEL] = { N_ ("What to ask the shop"), "win.open", "no-label" },
  [NEXT_MARK] = { N_ ("What it means"), "win.open", "marks" },
  [NEXT_SCAN] = { N_ ("Hold it up again"), "win.open", "scan" },
  [NEXT_COMPARE] = { N_ ("Compare with another product"), "win.compare", NULL },
};

static const struct {
  AkashiVerdictCode code;
  Next main, other;
} ways_on[] = {
  { AKASHI_VERDICT_CONFIRMED, NEXT_MORE, NEXT_COMPARE },
  { AKASHI_VERDICT_LABEL_EXPIRED, NEXT_MORE, NEXT_STAFF },
  { AKASHI_VERDICT_SIGNATURE_WITHDRAWN, NEXT_MORE, NEXT_STAFF },
  { AKASHI_VERDICT_PROVISIONAL, NEXT_MORE, NEXT_STAFF },
  { AKASHI_VERDICT_DELISTED, NEXT_MORE, NEXT_STAFF },
  { AKASHI_VERDICT_UNKNOWN_SIGNER, NEXT_STAFF, NEXT_TYPE },
  { AKASHI_VERDICT_HIDDEN_ADDRESS, NEXT_STAFF, NEXT_TYPE },
  { AKASHI_VERDICT_NO_REGISTRATION_FOUND, NEXT_NO_LABEL, NEXT_MORE },
  { AKASHI_VERDICT_OUT_OF_SCOPE, NEXT_NO_LABEL, NEXT_STAFF },
  { AKASHI_VERDICT_OTHER_MARK, NEXT_MARK, NEXT_MORE },
  { AKASHI_VERDICT_NOT_A_LABEL, NEXT_SCAN, NEXT_MORE },
};

static gboolean
is_typed_next (AkashiCause cause)
{
  return cause == AKASHI_CAUSE_UNREADABLE_LABEL || cause == AKASHI_CAUSE_UNKNOWN_PAGE
         || cause == AKASHI_CAUSE_UNKNOWN_PAGE_FORM || cause == AKASHI_CAUSE_TYPED_NOT_FOUND;
}

static Next
within_reach (AkashiVerdictPage *self, Next next)
{
  return next == NEXT_STAFF && (self->offers & AKASHI_SHOP_CALLS) != 0 ? NEXT_CALL : next;
}

static void
update_buttons (AkashiVerdictPage *self, const AkashiVerdict *verdict)
{
  AkashiPage *page = AKASHI_PAGE (self);
  Next main = is_typed_next (verdict->cause) ? NEXT_TYPE : NEXT_STAFF;
  Next other = main == NEXT_TYPE ? NEXT_STAFF : NEXT_MORE;
  for (gsize i = 0; i < G_N_ELEMENTS (ways_on); i++)
    if (ways_on[i].code == verdict->code)
      {
        main = ways_on[i].main;
        other = ways_on[i].other;
      }
  main = within_reach (self, main);
  other = within_reach (self, other);
  akashi_main_buttons_set_colour (self->buttons, akashi_severity_name (verdict->severity));
  akashi_main_buttons_set_main (self->buttons, akashi_page_text (page, nexts[main].text), nexts[main].action,
                                nexts[main].target);
  akashi_main_buttons_set_other (self->buttons, akashi_page_text (page, nexts[other].text),
                                 nexts[other].action, nexts[other].target);
}

static void
set_severity_class (GtkWidget *widget, AkashiSeverity severity)
{
  const char *classes[] = { "band", akashi_severity_name (severity), NULL };
  gtk_widget_set_css_classes (widget, classes);
}

static void
forget_facts (AkashiVerdictPage *self)
{
  AkashiFactRow *rows[] = { self->product, self->support, self->updates, self->assessed, self->level };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    akashi_fact_row_set (rows[i], NULL, NULL, NULL);
}

static void
akashi_verdict_page_update_ui (AkashiPage *page)
{
  AkashiVerdictPage *self = AKASHI_VERDICT_PAGE (page);
  const char *language = akashi_page_get_language (page);
  if (self->check == NULL)
    {
      akashi_phrase_label_set_text (self->headline, "");
      akashi_phrase_label_set_text (self->sentence, "");
      akashi_phrase_label_set_text (self->list, "");
      forget_facts (self);
      remove_notes (self);
      return;
    }
  const AkashiEvidence *evidence = akashi_check_get_evidence (self->check);
  const AkashiVerdict *verdict = akashi_check_get_verdict (self->check);
  g_autoptr (AkashiWords) words = akashi_words_new (language, evidence, verdict);
  g_autoptr (GPtrArray) facts = akashi_words_facts (language, evidence);

  set_severity_class (self->band, verdict->severity);
  akashi_severity_shape_set_verdict (self->shape, verdict->code);
  akashi_phrase_label_set_text (self->headline, words->headline);
  akashi_phrase_label_set_text (self->sentence, words->sentence);
  akashi_phrase_label_set_text (self->list, words->list);
  update_product (self, evidence);
  update_fact (self->support, facts, AKASHI_FACT_SUPPORT);
  if (find_fact (facts, AKASHI_FACT_SUPPORT) != NULL)
    akashi_verdict_facts_set_bar (self->support, language, evidence, find_fact (facts, AKASHI_FACT_SUPPORT),
                                  verdict->severity);
  update_fact (self->updates, facts, AKASHI_FACT_UPDATES);
  update_assessed (self, find_fact (facts, AKASHI_FACT_ASSESSED));
  update_notes (self, evidence, verdict, words);
  update_buttons (self, verdict);
}

static void
akashi_verdict_page_set_session (AkashiPage *page, AkashiSession *session)
{
  AkashiVerdictPage *self = AKASHI_VERDICT_PAGE (page);
  AkashiCheck *check = akashi_session_get_check (session);
  g_clear_pointer (&self->check, akashi_check_unref);
  if (check != NULL && !akashi_session_asks (session))
    self->check = akashi_check_ref (check);
  self->n_labels = akashi_session_get_n_labels (session);
  self->offers = akashi_session_get_offers (session);
}

static void
akashi_verdict_page_dispose (GObject *object)
{
  AkashiVerdictPage *self = AKASHI_VERDICT_PAGE (object);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->check, akashi_check_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), AKASHI_TYPE_VERDICT_PAGE);
  G_OBJECT_CLASS (akashi_verdict_page_parent_class)->dispose (object);
}

static void
akashi_verdict_page_class_init (AkashiVerdictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = akashi_verdict_page_dispose;
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_verdict_page_update_ui;
  AKASHI_PAGE_CLASS (klass)->set_session = akashi_verdict_page_set_session;
  g_type_ensure (AKASHI_TYPE_FIT_BIN);
  g_type_ensure (AKASHI_TYPE_MAIN_BUTTONS);
  g_type_ensure (AKASHI_TYPE_PAGER);
  g_type_ensure (AKASHI_TYPE_PHRASE_LABEL);
  g_type_ensure (AKASHI_TYPE_SEVERITY_SHAPE);
  g_type_ensure (AKASHI_TYPE_FACT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/akashi/Akashi/akashi-verdict-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, band);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, shape);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, headline);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, sentence);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, list);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, lead);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, pager);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, product);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, support);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, updates);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, assessed);
  gtk_widget_class_bind_template_child (widget_class, AkashiVerdictPage, level);
}

static void
akashi_verdict_page_init (AkashiVerdictPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  akashi_page_set_first (AKASHI_PAGE (self), GTK_WIDGET (self->headline));
  self->notes = g_ptr_array_new ();
  akashi_page_set_spare (AKASHI_PAGE (self), GTK_WIDGET (self->list));
  akashi_page_set_lead_share (AKASHI_PAGE (self), 46, 38);
  akashi_page_watch_bin (AKASHI_PAGE (self), self->lead);
  akashi_page_watch_pager (AKASHI_PAGE (self), self->pager);
  akashi_main_buttons_lend (self->buttons, self->pager);
}
