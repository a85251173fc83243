/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-code-view.h"

#include "akashi-qr-code.h"

struct _AkashiCodeView {
  GtkWidget parent_instance;
  AkashiQrCode *code;
};

G_DEFINE_FINAL_TYPE (AkashiCodeView, akashi_code_view, GTK_TYPE_WIDGET)

typedef struct {
  GtkSnapshot *snapshot;
  float left, top, module;
} Corner;

static void
paint_run (guint x, guint y, guint width, gpointer data)
{
  static const GdkRGBA black = { 0, 0, 0, 1 };
  const Corner *corner = data;
  gtk_snapshot_append_color (corner->snapshot, &black,
                             &GRAPHENE_RECT_INIT (corner->left + (float) x * corner->module,
                                                  corner->top + (float) y * corner->module,
                                                  (float) width * corner->module, corner->module));
}

static void
akashi_code_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  const AkashiQrCode *code = AKASHI_CODE_VIEW (widget)->code;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int side = (int) akashi_qr_code_side (code), whole = side + 2 * AKASHI_QR_QUIET_ZONE;
  int module = MAX (MIN (width, height) / whole, 1);
  int left = (width - whole * module) / 2, top = (height - whole * module) / 2;
  Corner corner = { snapshot, (float) (left + AKASHI_QR_QUIET_ZONE * module),
                    (float) (top + AKASHI_QR_QUIET_ZONE * module), (float) module };
  gtk_snapshot_append_color (
      snapshot, &white,
      &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (whole * module), (float) (whole * module)));
  akashi_qr_code_each_run (code, paint_run, &corner);
}

static void
akashi_code_view_finalize (GObject *object)
{
  akashi_qr_code_free (AKASHI_CODE_VIEW (object)->code);
  G_OBJECT_CLASS (akashi_code_view_parent_class)->finalize (object);
}

static void
akashi_code_view_class_init (AkashiCodeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = akashi_code_view_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = akashi_code_view_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
akashi_code_view_init (AkashiCodeView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "code");
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
akashi_code_view_new (const char *text)
{
  AkashiQrCode *code = akashi_qr_code_new (text, AKASHI_QR_FOR_SCREEN, NULL);
  if (code == NULL)
    return NULL;
  AkashiCodeView *self = g_object_new (AKASHI_TYPE_CODE_VIEW, NULL);
  self->code = code;
  return GTK_WIDGET (self);
}
