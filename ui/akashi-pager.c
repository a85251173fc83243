/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pager.h"

#include "akashi-accessible-name.h"

struct _AkashiPager {
  GtkWidget parent_instance;
  GtkWidget *button;
  AkashiPhraseLabel *button_text;
  GtkWidget *far_button;       /* (nullable): not owned: stands elsewhere instead of @button */
  AkashiPhraseLabel *far_text; /* (nullable): on it */
  gboolean far, dear, squeezed;
  char *next, *first, *far_next, *far_first;
  guint begin;     /* index of the first row shown, among the visible ones */
  guint n_fitting; /* rows shown */
  int lacks;       /* pixels of height */
  gboolean whole, cut;
  gboolean centered, lowered;
};

static void akashi_pager_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AkashiPager, akashi_pager, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, akashi_pager_buildable_init))

static GtkBuildableIface *parent_buildable;

/* @width: 0: not known yet */
static int
height_of (GtkWidget *widget, int width)
{
  int height;
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width > 0 ? width : -1, &height, NULL, NULL, NULL);
  return height;
}

/* Returns: (transfer container): the rows there are; the button is none. */
static GPtrArray *
visible_rows (AkashiPager *self)
{
  GPtrArray *rows = g_ptr_array_new ();
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (row != self->button && gtk_widget_get_visible (row))
      g_ptr_array_add (rows, row);
  return rows;
}

/* Whether @row is a part of a value that goes on in the next one. */
static gboolean
goes_on (GtkWidget *row)
{
  return gtk_widget_has_css_class (row, "goes-on");
}

static gboolean
stays_with_next (GtkWidget *row)
{
  return gtk_widget_has_css_class (row, "section") || goes_on (row);
}

/* Returns: how many of @n rows from @begin on are left when none stands last that stays with the next one;
 * @n itself, where none would be left. */
static guint
count_kept (GPtrArray *rows, guint begin, guint n)
{
  guint kept = n;
  while (kept > 0 && stays_with_next (g_ptr_array_index (rows, begin + kept - 1)))
    kept--;
  return kept > 0 ? kept : n;
}

/* Returns: how many rows from @begin on fit; never none, where there is one. A heading does not stand last:
 * it stays with what it is about; and a value is taken apart only where it stands first. */
static guint
count_fitting (GPtrArray *rows, guint begin, int width, int height)
{
  guint n = 0;
  for (int used = 0; begin + n < rows->len; n++)
    {
      used += height_of (g_ptr_array_index (rows, begin + n), width);
      if (used > height && n > 0)
        break;
    }
  return begin + n < rows->len ? count_kept (rows, begin, n) : n;
}

static int
height_of_all (GPtrArray *rows, int width)
{
  int sum = 0;
  for (guint i = 0; i < rows->len; i++)
    sum += height_of (g_ptr_array_index (rows, i), width);
  return sum;
}

static int
highest (GPtrArray *rows, int width)
{
  int height = 0;
  for (guint i = 0; i < rows->len; i++)
    height = MAX (height, height_of (g_ptr_array_index (rows, i), width));
  return height;
}

static void
akashi_pager_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  AkashiPager *self = AKASHI_PAGER (widget);
  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  g_autoptr (GPtrArray) rows = visible_rows (self);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *natural = height_of_all (rows, for_size);
      return;
    }
  g_ptr_array_add (rows, self->button);
  for (guint i = 0; i < rows->len; i++)
    {
      int row_minimum, row_natural;
      gtk_widget_measure (g_ptr_array_index (rows, i), orientation, -1, &row_minimum, &row_natural, NULL,
                          NULL);
      *minimum = MAX (*minimum, row_minimum);
      *natural = MAX (*natural, row_natural);
    }
}

static void
place_row (GtkWidget *row, gboolean shown, GtkAllocation area)
{
  gtk_widget_set_child_visible (row, shown);
  /* What is read is what is seen. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
  if (shown)
    gtk_widget_size_allocate (row, &area, -1);
}

/* @spread: added under every row that is shown, but not between parts of one value */
static void
place_rows (AkashiPager *self, GPtrArray *rows, int width, int y, int spread)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      gboolean shown = i >= self->begin && i < self->begin + self->n_fitting;
      int height = shown ? height_of (row, width) : 0;
      place_row (row, shown, (GtkAllocation){ 0, y, width, height });
      y += shown ? height + (goes_on (row) ? 0 : spread) : 0;
    }
}

static void
show_all (AkashiPager *self, GPtrArray *rows, int width, int spare)
{
  self->begin = 0;
  self->cut = FALSE;
  self->n_fitting = rows->len;
  gtk_widget_set_child_visible (self->button, FALSE);
  if (rows->len == 1 && gtk_widget_get_vexpand (rows->pdata[0]))
    place_row (rows->pdata[0], TRUE,
               (GtkAllocation){ 0, 0, width, height_of (rows->pdata[0], width) + spare });
  else
    place_rows (self, rows, width, self->lowered ? spare : self->centered ? spare / 2 : 0, 0);
}

static gboolean
is_far (AkashiPager *self)
{
  return self->far && self->far_button != NULL && (!self->dear || self->squeezed);
}

/* The height that the button takes from the rows. */
static int
button_height (AkashiPager *self, int width)
{
  return is_far (self) ? 0 : height_of (self->button, width);
}

/* Returns: under how many of the rows that are shown there may be more room. */
static int
count_spread (AkashiPager *self, GPtrArray *rows)
{
  int n = 0;
  for (guint i = 0; i < self->n_fitting; i++)
    n += goes_on (g_ptr_array_index (rows, self->begin + i)) ? 0 : 1;
  return MAX (n, 1);
}

/* What is left over where the next row does not fit stands between those that do. */
static void
show_some (AkashiPager *self, GPtrArray *rows, int width, int height)
{
  int button = button_height (self, width);
  if (self->begin >= rows->len)
    self->begin = 0;
  self->cut = highest (rows, width) > height - button;
  self->n_fitting = count_fitting (rows, self->begin, width, height - button);
  int spare = height - button;
  for (guint i = 0; i < self->n_fitting; i++)
    spare -= height_of (g_ptr_array_index (rows, self->begin + i), width);
  gboolean last = self->begin + self->n_fitting >= rows->len;
  place_rows (self, rows, width, last && self->lowered ? MAX (spare, 0) : 0,
              last ? 0 : MAX (spare, 0) / count_spread (self, rows));
  gtk_widget_set_child_visible (self->button, !is_far (self));
  if (!is_far (self))
    gtk_widget_size_allocate (self->button, &(GtkAllocation){ 0, height - button, width, button }, -1);
}

static void
akashi_pager_size_allocate (GtkWidget *widget, int width, int height, int baseline G_GNUC_UNUSED)
{
  AkashiPager *self = AKASHI_PAGER (widget);
  g_autoptr (GPtrArray) rows = visible_rows (self);
  int all = height_of_all (rows, width);
  self->lacks = MAX (0, all - height);
  self->whole = self->lacks == 0;
  if (self->whole)
    show_all (self, rows, width, height - all);
  else
    show_some (self, rows, width, height);
}

static GtkSizeRequestMode
akashi_pager_get_request_mode (GtkWidget *widget G_GNUC_UNUSED)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* --- the button --- */

static void
update_words (AkashiPager *self, gboolean last)
{
  const char *words = last ? self->first : self->next;
  const char *far_words = last ? self->far_first : self->far_next;
  akashi_phrase_label_set_text (self->button_text, words);
  akashi_accessible_name_set (self->button, words == NULL ? "" : words);
  if (self->far_button != NULL)
    akashi_phrase_label_set_on (self->far_text, self->far_button, far_words == NULL ? "" : far_words);
}

static void
on_next (GtkWidget *widget, const char *name G_GNUC_UNUSED, GVariant *target G_GNUC_UNUSED)
{
  akashi_pager_next (AKASHI_PAGER (widget));
}

void
akashi_pager_next (AkashiPager *self)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  akashi_pager_turn_to (self, self->begin + self->n_fitting);
}

/* --- life --- */

static void
akashi_pager_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    akashi_pager_append (AKASHI_PAGER (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
akashi_pager_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = akashi_pager_add_child;
}

static void
akashi_pager_dispose (GObject *object)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_pager_parent_class)->dispose (object);
}

static void
akashi_pager_finalize (GObject *object)
{
  g_free (AKASHI_PAGER (object)->next);
  g_free (AKASHI_PAGER (object)->first);
  g_free (AKASHI_PAGER (object)->far_next);
  g_free (AKASHI_PAGER (object)->far_first);
  G_OBJECT_CLASS (akashi_pager_parent_class)->finalize (object);
}

static void
akashi_pager_class_init (AkashiPagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  object_class->dispose = akashi_pager_dispose;
  object_class->finalize = akashi_pager_finalize;
  widget_class->measure = akashi_pager_measure;
  widget_class->size_allocate = akashi_pager_size_allocate;
  widget_class->get_request_mode = akashi_pager_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "pager");
  gtk_widget_class_install_action (widget_class, "pager.next", NULL, on_next);
}

static void
akashi_pager_init (AkashiPager *self)
{
  GtkWidget *text = akashi_phrase_label_new (NULL);
  gtk_widget_add_css_class (text, "caption");
  gtk_widget_set_halign (text, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  self->button_text = AKASHI_PHRASE_LABEL (text);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), text);
  gtk_widget_add_css_class (self->button, "keep-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "pager.next");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->button, FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
akashi_pager_append (AkashiPager *self, GtkWidget *row)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  gtk_widget_insert_before (row, GTK_WIDGET (self), self->button);
}

void
akashi_pager_rewind (AkashiPager *self)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  self->begin = 0;
  update_words (self, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

guint
akashi_pager_get_begin (AkashiPager *self)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), 0);
  return self->begin;
}

void
akashi_pager_turn_to (AkashiPager *self, guint begin)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  g_autoptr (GPtrArray) rows = visible_rows (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int room = gtk_widget_get_height (GTK_WIDGET (self)) - button_height (self, width);
  self->begin = begin >= rows->len ? 0 : begin;
  update_words (self, self->begin + count_fitting (rows, self->begin, width, room) >= rows->len);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
keep (char **kept, const char *words)
{
  g_autofree char *old = *kept;
  *kept = g_strdup (words);
}

void
akashi_pager_set_words (AkashiPager *self, const char *next, const char *first)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  keep (&self->next, next);
  keep (&self->first, first);
  akashi_pager_rewind (self);
}

void
akashi_pager_set_far_words (AkashiPager *self, const char *next, const char *first)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  keep (&self->far_next, next);
  keep (&self->far_first, first);
  akashi_pager_rewind (self);
}

void
akashi_pager_set_centered (AkashiPager *self, gboolean centered)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  self->centered = centered;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
akashi_pager_set_far_button (AkashiPager *self, GtkWidget *button, AkashiPhraseLabel *text)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  self->far_button = button;
  self->far_text = text;
}

void
akashi_pager_set_far_dear (AkashiPager *self, gboolean dear)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  if (self->dear == dear)
    return;
  self->dear = dear;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
akashi_pager_squeeze (AkashiPager *self, gboolean squeezed)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  self->squeezed = squeezed;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
akashi_pager_set_far (AkashiPager *self, gboolean far)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  self->far = far;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

gboolean
akashi_pager_update_far_button (AkashiPager *self)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), FALSE);
  gboolean needed = is_far (self) && !self->whole;
  if (self->far_button == NULL || gtk_widget_get_visible (self->far_button) == needed)
    return FALSE;
  gtk_widget_set_visible (self->far_button, needed);
  return TRUE;
}

gboolean
akashi_pager_is_turned_by (AkashiPager *self, GtkWidget *button)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), FALSE);
  return button == self->button || button == self->far_button;
}

gboolean
akashi_pager_is_whole (AkashiPager *self)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), TRUE);
  return self->whole;
}

void
akashi_pager_set_lowered (AkashiPager *self, gboolean lowered)
{
  g_return_if_fail (AKASHI_IS_PAGER (self));
  self->lowered = lowered;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

int
akashi_pager_lacks (AkashiPager *self)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), 0);
  return self->lacks;
}

gboolean
akashi_pager_is_cut (AkashiPager *self)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), FALSE);
  return self->cut;
}

gboolean
akashi_pager_is_tight (AkashiPager *self)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), FALSE);
  return !self->whole && (self->cut || (self->far && self->far_button != NULL && !is_far (self)));
}

gboolean
akashi_pager_is_first (AkashiPager *self)
{
  g_return_val_if_fail (AKASHI_IS_PAGER (self), TRUE);
  return self->begin == 0;
}
