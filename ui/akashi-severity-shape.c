/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-severity-shape.h"

#include <math.h>

struct _AkashiSeverityShape {
  GtkWidget parent_instance;
  AkashiVerdictCode code;
};

G_DEFINE_FINAL_TYPE (AkashiSeverityShape, akashi_severity_shape, GTK_TYPE_WIDGET)

AkashiSign
akashi_sign_of_verdict (AkashiVerdictCode code)
{
  switch (akashi_verdict_severity (code))
    {
    case AKASHI_SEVERITY_GOOD:
      return AKASHI_SIGN_TICK;
    case AKASHI_SEVERITY_BAD:
      return AKASHI_SIGN_CROSS;
    case AKASHI_SEVERITY_INFO:
      return AKASHI_SIGN_I;
    case AKASHI_SEVERITY_CAUTION:
    case AKASHI_SEVERITY_QUESTION:
    case AKASHI_SEVERITY_UNKNOWN:
    default:
      break;
    }
  if (code == AKASHI_VERDICT_PROVISIONAL)
    return AKASHI_SIGN_HOURGLASS;
  if (code == AKASHI_VERDICT_ENDS_SOON || code == AKASHI_VERDICT_LABEL_EXPIRED
      || code == AKASHI_VERDICT_DELISTED)
    return AKASHI_SIGN_CLOCK;
  return AKASHI_SIGN_QUESTION;
}

/* All drawing is in a square from -1 to 1. */

static void
polygon (cairo_t *cr, guint corners, double turn)
{
  for (guint i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners;
      cairo_line_to (cr, cos (angle), sin (angle));
    }
  cairo_close_path (cr);
}

static void
rounded_square (cairo_t *cr, double half, double radius)
{
  double in = half - radius;
  cairo_new_sub_path (cr);
  cairo_arc (cr, in, -in, radius, -G_PI / 2, 0);
  cairo_arc (cr, in, in, radius, 0, G_PI / 2);
  cairo_arc (cr, -in, in, radius, G_PI / 2, G_PI);
  cairo_arc (cr, -in, -in, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

/* Fills the path and rounds its corners by a stroke of the same colour. */
static void
fill_rounded (cairo_t *cr, double width)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, width);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
draw_outline (cairo_t *cr, AkashiSeverity severity)
{
  switch (severity)
    {
    case AKASHI_SEVERITY_CAUTION:
      cairo_move_to (cr, 0, -0.88);
      cairo_line_to (cr, 0.92, 0.72);
      cairo_line_to (cr, -0.92, 0.72);
      cairo_close_path (cr);
      fill_rounded (cr, 0.16);
      break;
    case AKASHI_SEVERITY_BAD:
      polygon (cr, 8, G_PI / 8);
      cairo_fill (cr);
      break;
    case AKASHI_SEVERITY_UNKNOWN:
      rounded_square (cr, 0.92, 0.18);
      cairo_fill (cr);
      break;
    case AKASHI_SEVERITY_INFO:
      cairo_arc (cr, 0, 0, 0.88, 0, 2 * G_PI);
      cairo_set_line_width (cr, 0.16);
      cairo_stroke (cr);
      break;
    case AKASHI_SEVERITY_GOOD:
    case AKASHI_SEVERITY_QUESTION:
    default:
      cairo_arc (cr, 0, 0, 0.96, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_question (cairo_t *cr)
{
  cairo_move_to (cr, -0.34, -0.28);
  cairo_curve_to (cr, -0.34, -0.76, 0.38, -0.76, 0.38, -0.28);
  cairo_curve_to (cr, 0.38, 0.04, 0.0, 0.02, 0.0, 0.32);
  cairo_stroke (cr);
  cairo_arc (cr, 0, 0.66, 0.11, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_clock (cairo_t *cr)
{
  cairo_arc (cr, 0, 0, 0.62, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_move_to (cr, 0, -0.34);
  cairo_line_to (cr, 0, 0.02);
  cairo_line_to (cr, 0.28, 0.18);
  cairo_stroke (cr);
}

static void
draw_hourglass (cairo_t *cr)
{
  cairo_move_to (cr, -0.46, -0.64);
  cairo_line_to (cr, 0.46, -0.64);
  cairo_line_to (cr, -0.46, 0.64);
  cairo_line_to (cr, 0.46, 0.64);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_move_to (cr, -0.2, 0.54);
  cairo_line_to (cr, 0, 0.26);
  cairo_line_to (cr, 0.2, 0.54);
  cairo_fill (cr);
}

static void
draw_i (cairo_t *cr)
{
  cairo_arc (cr, 0, -0.44, 0.13, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_move_to (cr, 0, -0.1);
  cairo_line_to (cr, 0, 0.5);
  cairo_stroke (cr);
}

static void
draw_sign (cairo_t *cr, AkashiSign sign)
{
  cairo_set_line_width (cr, 0.19);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  switch (sign)
    {
    case AKASHI_SIGN_TICK:
      cairo_move_to (cr, -0.45, 0.02);
      cairo_line_to (cr, -0.12, 0.36);
      cairo_line_to (cr, 0.48, -0.34);
      cairo_stroke (cr);
      break;
    case AKASHI_SIGN_CROSS:
      cairo_move_to (cr, -0.36, -0.36);
      cairo_line_to (cr, 0.36, 0.36);
      cairo_move_to (cr, 0.36, -0.36);
      cairo_line_to (cr, -0.36, 0.36);
      cairo_stroke (cr);
      break;
    case AKASHI_SIGN_QUESTION:
      draw_question (cr);
      break;
    case AKASHI_SIGN_CLOCK:
      draw_clock (cr);
      break;
    case AKASHI_SIGN_HOURGLASS:
      draw_hourglass (cr);
      break;
    case AKASHI_SIGN_I:
    default:
      draw_i (cr);
    }
}

static void
akashi_severity_shape_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  AkashiSeverityShape *self = AKASHI_SEVERITY_SHAPE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  AkashiSeverity severity = akashi_verdict_severity (self->code);
  GdkRGBA colour;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  double half = MIN (width, height) / 2.0;
  cairo_translate (cr, width / 2.0, height / 2.0);
  cairo_scale (cr, half, half);
  cairo_push_group (cr);
  gdk_cairo_set_source_rgba (cr, &colour);
  draw_outline (cr, severity);
  /* The sign is cut out, so that it has the colour of whatever lies below; the ring of information holds its
   * own. */
  if (severity != AKASHI_SEVERITY_INFO)
    cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  if (severity == AKASHI_SEVERITY_CAUTION)
    {
      cairo_translate (cr, 0, 0.22);
      cairo_scale (cr, 0.56, 0.56);
    }
  draw_sign (cr, akashi_sign_of_verdict (self->code));
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
akashi_severity_shape_class_init (AkashiSeverityShapeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  widget_class->snapshot = akashi_severity_shape_snapshot;
  gtk_widget_class_set_css_name (widget_class, "shape");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
akashi_severity_shape_init (AkashiSeverityShape *self)
{
  self->code = AKASHI_VERDICT_CANNOT_TELL;
}

void
akashi_severity_shape_set_verdict (AkashiSeverityShape *self, AkashiVerdictCode code)
{
  g_return_if_fail (AKASHI_IS_SEVERITY_SHAPE (self));
  self->code = code;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
