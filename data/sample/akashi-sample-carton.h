/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A picture in colour: three bytes a pixel, rows without padding. */
typedef struct {
  int width, height; /* pixels */
  guint8 *rgb;
} AkashiSampleImage;

AkashiSampleImage *akashi_sample_image_new (int width, int height);
void akashi_sample_image_free (AkashiSampleImage *image);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSampleImage, akashi_sample_image_free)

/* What is printed on a box. All borrowed, all but @id may be %NULL. */
typedef struct {
  const char *id;
  const char *maker_ja, *maker_en;
  const char *name_ja, *name_en;
  const char *model;
  const char *text;    /* of the QR code on the label */
  const char *number;  /* printed under it */
  const char *barcode; /* thirteen digits */
} AkashiSampleProduct;

/* A place on the front of a box, in shares of its width and height. */
typedef struct {
  double left, top, right, bottom;
} AkashiSampleArea;

/* A cardboard box with its front printed: pictures of the three faces that can be seen. */
typedef struct {
  AkashiSampleImage *front, *top, *side;
  AkashiSampleArea codes; /* where the codes are: what must be in view to read them */
} AkashiSampleCarton;

/* Sizes of the box, cm. */
#define AKASHI_SAMPLE_CARTON_WIDTH 30.0
#define AKASHI_SAMPLE_CARTON_HEIGHT 20.0
#define AKASHI_SAMPLE_CARTON_DEPTH 9.0

/* Returns: (transfer full): the box; @error: no code holds the text, or the barcode is none */
AkashiSampleCarton *akashi_sample_carton_new (const AkashiSampleProduct *product,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_sample_carton_free (AkashiSampleCarton *carton);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSampleCarton, akashi_sample_carton_free)

G_END_DECLS
