/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-page.h"

#include "akashi-accessible-name.h"
#include "akashi-nth-button.h"
#include "akashi-page-fit.h"
#include "akashi-scale.h"
#include "akashi-split-layout.h"
#include "akashi-style-classes.h"

typedef struct {
  const char *language;
  gboolean landscape;
  guint share, tight_share;
  guint density, tightest_rows;
  gboolean narrow;           /* the lead has its tight share */
  gboolean lead_full;        /* the lead does not fit into its tight share */
  gint64 stepped_in;         /* number of the frame in which it was last set more tightly */
  guint steps;               /* so often in that frame */
  guint tick;                /* 0: it is settled */
  int lead_lacks, rows_lack; /* pixels of height missing at the last layout; 0: none */
  gulong layout_handler;
  GtkWidget *first;   /* (nullable): a child, not owned */
  AkashiPager *pager; /* (nullable): likewise */
  GPtrArray *spares;  /* (element-type GtkWidget): likewise */
  GPtrArray *spared;  /* those of them that are hidden */
  GPtrArray *bins;    /* (element-type AkashiFitBin): likewise */
  gboolean stacked, wide_foot;
} AkashiPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AkashiPage, akashi_page, GTK_TYPE_WIDGET)

static void akashi_page_realize (GtkWidget *widget);
static void akashi_page_unrealize (GtkWidget *widget);

static void
akashi_page_dispose (GObject *object)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (AKASHI_PAGE (object));
  priv->first = NULL;
  priv->pager = NULL;
  g_clear_pointer (&priv->spares, g_ptr_array_unref);
  g_clear_pointer (&priv->bins, g_ptr_array_unref);
  g_clear_pointer (&priv->spared, g_ptr_array_unref);
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (akashi_page_parent_class)->dispose (object);
}

static void
akashi_page_class_init (AkashiPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = akashi_page_dispose;
  GTK_WIDGET_CLASS (klass)->realize = akashi_page_realize;
  GTK_WIDGET_CLASS (klass)->unrealize = akashi_page_unrealize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), AKASHI_TYPE_SPLIT_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "page");
}

static void
akashi_page_init (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->language = akashi_words_languages ()[0];
  priv->share = priv->tight_share = 44;
  priv->tightest_rows = AKASHI_DENSITIES - 1;
  priv->spares = g_ptr_array_new ();
  priv->spared = g_ptr_array_new ();
  priv->bins = g_ptr_array_new ();
}

/* What the lead loses in height to a foot under it, it gains in width: hundredths. */
#define FOOT_FOR_LEAD 6

static void
lay_out (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  AkashiSplitLayout *layout = AKASHI_SPLIT_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  guint share = (priv->narrow ? priv->tight_share : priv->share) + (priv->wide_foot ? FOOT_FOR_LEAD : 0);
  akashi_split_layout_set (layout, priv->landscape && !priv->stacked, share);
  akashi_split_layout_set_wide_foot (layout, priv->wide_foot);
}

void
akashi_page_set_session (AkashiPage *self, AkashiSession *session)
{
  AkashiPageClass *klass = AKASHI_PAGE_GET_CLASS (self);
  if (klass->set_session != NULL)
    klass->set_session (self, session);
}

gboolean
akashi_page_show_picture (AkashiPage *self, const AkashiPicture *picture)
{
  AkashiPageClass *klass = AKASHI_PAGE_GET_CLASS (self);
  if (klass->show_picture != NULL)
    klass->show_picture (self, picture);
  return klass->show_picture != NULL;
}

void
akashi_page_set_language (AkashiPage *self, const char *language)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->language = akashi_words_language_for (language);
  akashi_page_refit (self);
  akashi_page_update (self);
}

const char *
akashi_page_get_language (AkashiPage *self)
{
  return akashi_words_with_readings (akashi_page_get_plain_language (self));
}

const char *
akashi_page_get_plain_language (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  return priv->language;
}

void
akashi_page_set_landscape (AkashiPage *self, gboolean landscape)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->landscape = landscape;
  if (landscape)
    gtk_widget_add_css_class (GTK_WIDGET (self), "landscape");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "landscape");
  if (priv->pager != NULL)
    akashi_pager_set_far (priv->pager, landscape);
  akashi_page_refit (self);
  lay_out (self);
  akashi_page_update (self);
}

void
akashi_page_set_lead_share (AkashiPage *self, guint share, guint tight_share)
{
  g_return_if_fail (tight_share <= share);
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->share = share;
  priv->tight_share = tight_share;
  lay_out (self);
}

void
akashi_page_set_stacked (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->stacked = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "stacked");
  lay_out (self);
}

static void
set_density (AkashiPage *self, guint density)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  for (guint i = 0; i < AKASHI_DENSITIES; i++)
    {
      const char *page_class = akashi_scale_density_class (i);
      if (page_class != NULL && i == density)
        gtk_widget_add_css_class (GTK_WIDGET (self), page_class);
      else if (page_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), page_class);
    }
  priv->density = density;
  if (priv->narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  lay_out (self);
}

/* --- what does not fit is set more tightly --- */

/* A page that lacks more than this share of its height skips a step. */
#define SKIP_A_STEP 0.35

static guint
next_density (AkashiPage *self)
{
  const AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  gboolean skip
      = MAX (priv->lead_lacks, priv->rows_lack) > SKIP_A_STEP * gtk_widget_get_height (GTK_WIDGET (self));
  guint tightest = priv->lead_lacks == 0 && !akashi_pager_is_cut (priv->pager) ? priv->tightest_rows
                                                                               : AKASHI_DENSITIES - 1;
  return MIN (priv->density + (skip ? 2 : 1), tightest);
}

/* Returns: whether there was anything left to do without. */
static gboolean
spare_one (AkashiPagePrivate *priv)
{
  for (guint i = 0; i < priv->spares->len; i++)
    {
      GtkWidget *spare = g_ptr_array_index (priv->spares, i);
      if (!gtk_widget_get_visible (spare))
        continue;
      gtk_widget_set_visible (spare, FALSE);
      g_ptr_array_add (priv->spared, spare);
      return TRUE;
    }
  return FALSE;
}

/* No word of it is wider than the share that is left. */
static gboolean
lead_may_narrow (AkashiPage *self)
{
  const AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  GtkWidget *lead = gtk_widget_get_first_child (GTK_WIDGET (self));
  int minimum;
  gtk_widget_measure (lead, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return priv->tight_share < priv->share
         && minimum * 100 <= gtk_widget_get_width (GTK_WIDGET (self)) * (int) priv->tight_share;
}

/* The last thing before a row is cut, and what saves many turns: the buttons stand under both, and the one
 * that turns the rows with them. */
static gboolean
widen_foot (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  if (priv->wide_foot || !priv->landscape || priv->pager == NULL || !akashi_pager_is_tight (priv->pager))
    return FALSE;
  priv->wide_foot = TRUE;
  akashi_pager_squeeze (priv->pager, TRUE);
  lay_out (self);
  return TRUE;
}

/* First the letters shrink and the lead makes room for the rows, as long as the lead itself still fits; then
 * the letters shrink again. Returns: whether there was anything left to do. */
static gboolean
tighten (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  if (priv->lead_lacks == 0 && priv->density >= priv->tightest_rows && !akashi_pager_is_cut (priv->pager))
    return widen_foot (self);
  guint density = next_density (self);
  gboolean narrow = priv->narrow;
  if (priv->lead_lacks > 0 && priv->density + 1 == AKASHI_DENSITIES)
    {
      priv->lead_full |= narrow;
      narrow = FALSE;
    }
  else if (priv->rows_lack > 0 && priv->landscape && !priv->lead_full)
    narrow |= lead_may_narrow (self);
  if (density == priv->density && narrow == priv->narrow)
    {
      return widen_foot (self) || (priv->lead_lacks > 0 && spare_one (priv));
    }
  priv->narrow = narrow;
  set_density (self, density);
  return TRUE;
}

static guint64
fit_key (AkashiPage *self)
{
  const AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  return akashi_page_fit_key (GTK_WIDGET (self), priv->pager, priv->spares);
}

static void
remember_fit (AkashiPage *self)
{
  const AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  const AkashiPageFit fit = { (guint8) priv->density, (guint8) priv->spared->len, priv->narrow,
                              priv->lead_full, priv->wide_foot };
  akashi_page_fit_keep (fit_key (self), &fit);
}

/* A page that says what it said before begins where that one ended. */
static void
begin_as_before (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  AkashiPageFit fit;
  gboolean begun
      = priv->density > 0 || priv->narrow || priv->lead_full || priv->wide_foot || priv->spared->len > 0;
  if (begun || !akashi_page_fit_find (fit_key (self), &fit))
    return;
  priv->narrow = fit.narrow;
  priv->lead_full = fit.lead_full;
  priv->wide_foot = fit.wide_foot;
  if (priv->pager != NULL && fit.wide_foot)
    akashi_pager_squeeze (priv->pager, TRUE);
  for (guint i = 0; i < fit.n_spared; i++)
    spare_one (priv);
  set_density (self, fit.density);
}

static void
show_settled (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  if (priv->tick != 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    remember_fit (self);
  if (priv->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), priv->tick);
  priv->tick = 0;
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
}

/* The last step of a frame is looked at in the next one. Nothing was laid out since then: it fits. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data G_GNUC_UNUSED)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (AKASHI_PAGE (widget));
  if (gdk_frame_clock_get_frame_counter (clock) > priv->stepped_in + 1)
    show_settled (AKASHI_PAGE (widget));
  else
    gtk_widget_queue_allocate (widget);
  return G_SOURCE_CONTINUE;
}

/* GTK lays out at most four times before it paints, and other things may have a part in that. */
#define STEPS_IN_A_FRAME 3

/* A page that is opened for the first time is there a frame or two earlier. Until it fits it is not painted:
 * nobody sees it jump. */
static void
hide_until_settled (AkashiPage *self, GdkFrameClock *clock, gint64 frame)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->steps = frame == priv->stepped_in ? priv->steps + 1 : 1;
  priv->stepped_in = frame;
  gtk_widget_set_opacity (GTK_WIDGET (self), 0);
  if (priv->tick == 0)
    priv->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  if (priv->steps < STEPS_IN_A_FRAME)
    akashi_style_classes_apply (GTK_WIDGET (self), clock);
}

/* Also of what was not laid out anew: it lacks what it lacked. So do the rows. */
static int
lead_lacks (const AkashiPagePrivate *priv)
{
  int most = 0;
  for (guint i = 0; i < priv->bins->len; i++)
    most = MAX (most, akashi_fit_bin_lacks (priv->bins->pdata[i]));
  return most;
}

/* After everything was laid out and before it is painted. */
static void
on_after_layout (AkashiPage *self, GdkFrameClock *clock)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);
  priv->lead_lacks = lead_lacks (priv);
  priv->rows_lack = priv->pager == NULL ? 0 : akashi_pager_lacks (priv->pager);
  gboolean fits = priv->lead_lacks == 0 && priv->rows_lack == 0;
  gboolean may_step = priv->tick == 0 || frame != priv->stepped_in || priv->steps < STEPS_IN_A_FRAME;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && may_step)
    {
      if ((!fits && tighten (self)) || (priv->pager != NULL && akashi_pager_update_far_button (priv->pager)))
        hide_until_settled (self, clock, frame);
      else
        show_settled (self);
    }
}

static void
akashi_page_realize (GtkWidget *widget)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (AKASHI_PAGE (widget));
  GTK_WIDGET_CLASS (akashi_page_parent_class)->realize (widget);
  priv->layout_handler
      = g_signal_connect_object (gtk_widget_get_frame_clock (widget), "layout", G_CALLBACK (on_after_layout),
                                 widget, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
akashi_page_unrealize (GtkWidget *widget)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (AKASHI_PAGE (widget));
  g_clear_signal_handler (&priv->layout_handler, gtk_widget_get_frame_clock (widget));
  show_settled (AKASHI_PAGE (widget));
  GTK_WIDGET_CLASS (akashi_page_parent_class)->unrealize (widget);
}

void
akashi_page_watch_bin (AkashiPage *self, AkashiFitBin *bin)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  g_ptr_array_add (priv->bins, bin);
}

void
akashi_page_watch_pager (AkashiPage *self, AkashiPager *pager)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->pager = pager;
}

void
akashi_page_refit (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->narrow = priv->lead_full = priv->wide_foot = FALSE;
  for (guint i = 0; i < priv->spared->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (priv->spared, i), TRUE);
  g_ptr_array_set_size (priv->spared, 0);
  if (priv->pager != NULL)
    akashi_pager_squeeze (priv->pager, FALSE);
  set_density (self, 0);
}

void
akashi_page_set_tightest_rows (AkashiPage *self, guint density)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->tightest_rows = MIN (density, AKASHI_DENSITIES - 1);
}

void
akashi_page_set_spare (AkashiPage *self, GtkWidget *spare)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  g_ptr_array_add (priv->spares, spare);
}

void
akashi_page_set_first (AkashiPage *self, GtkWidget *first)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  priv->first = first;
}

void
akashi_page_announce (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  if (priv->first != NULL)
    gtk_widget_grab_focus (priv->first);
}

AkashiPagePlace
akashi_page_get_place (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  AkashiPagePlace place = { priv->pager == NULL ? 0 : akashi_pager_get_begin (priv->pager), -1 };
  if (focus == NULL || !GTK_IS_BUTTON (focus) || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return place;
  do
    place.button++;
  while (akashi_nth_button (GTK_WIDGET (self), place.button) != focus);
  return place;
}

void
akashi_page_set_place (AkashiPage *self, AkashiPagePlace place)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  GtkWidget *button = akashi_nth_button (GTK_WIDGET (self), place.button);
  if (priv->pager != NULL)
    akashi_pager_turn_to (priv->pager, place.begin);
  if (button != NULL)
    gtk_widget_grab_focus (button);
}

void
akashi_page_update (AkashiPage *self)
{
  AkashiPagePrivate *priv = akashi_page_get_instance_private (self);
  AkashiPageClass *klass = AKASHI_PAGE_GET_CLASS (self);
  if (priv->pager != NULL)
    akashi_pager_set_words (priv->pager, akashi_page_text (self, N_ ("See what is below")),
                            akashi_page_text (self, N_ ("Back to the top")));
  if (priv->pager != NULL)
    akashi_pager_set_far_words (priv->pager, akashi_page_text (self, N_ ("More below")),
                                akashi_page_text (self, N_ ("To the top")));
  if (klass->update_ui != NULL)
    klass->update_ui (self);
  begin_as_before (self);
}

const char *
akashi_page_text (AkashiPage *self, const char *msgid)
{
  return akashi_words_text (akashi_page_get_language (self), msgid);
}
