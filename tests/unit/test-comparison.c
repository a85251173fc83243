/* SPDX-License-Identifier: Apache-2.0 */
/* The product in hand beside the label: different only where it is known to belong to another model. */
#include "akashi-verdict.h"

#define OURS G_GUINT64_CONSTANT (9524840100078)
#define SISTER G_GUINT64_CONSTANT (9524840100146)
#define THEIRS G_GUINT64_CONSTANT (9524840100214)
#define NOBODYS G_GUINT64_CONSTANT (9524840100283)
#define IN_STORE G_GUINT64_CONSTANT (2012345678900)
#define BOOK G_GUINT64_CONSTANT (9784000000000)

static void
add_model (AkashiRegistration *registration, const char *name, AkashiGtin gtin)
{
  AkashiModel *model = akashi_model_new (name);
  if (gtin)
    g_array_append_val (model->gtins, gtin);
  g_ptr_array_add (registration->models, model);
}

static AkashiRegistration *
ours (void)
{
  AkashiRegistration *registration = akashi_registration_new ("mihon", "MH-2026-000001");
  add_model (registration, "HN-CAM200W", OURS);
  add_model (registration, "HN-CAM200B", SISTER);
  return registration;
}

static AkashiRegistration *
other (const char *scheme, const char *number, const char *model, AkashiGtin gtin)
{
  AkashiRegistration *registration = akashi_registration_new (scheme, number);
  add_model (registration, model, gtin);
  return registration;
}

static AkashiClaims *
claims_for (const char *model, AkashiGtin gtin)
{
  AkashiClaims *claims = akashi_claims_new ();
  claims->scheme = g_strdup ("mihon");
  claims->number = g_strdup ("MH-2026-000001");
  claims->models = g_strsplit (model, " ", -1);
  if (gtin)
    g_array_append_val (claims->gtins, gtin);
  return claims;
}

typedef struct {
  const char *why;
  const char *label; /* models of the verified label, parted by spaces; NULL: no claims */
  AkashiGtin label_gtin;
  gboolean unregistered; /* nothing was found under the label's number */
  AkashiGtin gtin;       /* in hand */
  const char *model;
  char gtin_owner; /* 'x': another model, 'r': our model registered again, 's': another scheme's; 0: none */
  char model_owner;
  AkashiComparison expected;
  gboolean suffix;
} Case;

static const Case cases[] = {
  { "nothing in hand", .expected = AKASHI_COMPARISON_NONE },
  { "our barcode", .gtin = OURS, .expected = AKASHI_COMPARISON_BARCODE },
  { "our barcode, sealed label", .label = "HN-CAM200W", .gtin = OURS, .expected = AKASHI_COMPARISON_BARCODE },
  { "unknown barcode", .gtin = NOBODYS, .expected = AKASHI_COMPARISON_NONE },
  { "another model's barcode", .gtin = THEIRS, .gtin_owner = 'x', .expected = AKASHI_COMPARISON_DIFFERENT },
  { "sister's barcode, unsealed label", .gtin = SISTER, .expected = AKASHI_COMPARISON_BARCODE },
  { "sister's barcode, label for one model", .label = "HN-CAM200W", .gtin = SISTER,
    .expected = AKASHI_COMPARISON_DIFFERENT },
  { "sister's barcode, label for both", .label = "HN-CAM200W HN-CAM200B", .gtin = SISTER,
    .expected = AKASHI_COMPARISON_BARCODE },
  { "our model registered twice", .gtin = THEIRS, .gtin_owner = 'r', .expected = AKASHI_COMPARISON_BARCODE },
  { "another scheme does not speak", .gtin = THEIRS, .gtin_owner = 's', .expected = AKASHI_COMPARISON_NONE },
  { "barcode only on the label", .label = "HN-CAM200W", .label_gtin = NOBODYS, .gtin = NOBODYS,
    .expected = AKASHI_COMPARISON_BARCODE },
  { "the list goes before the label", .label = "HN-CAM200W", .label_gtin = THEIRS, .gtin = THEIRS,
    .gtin_owner = 'x', .expected = AKASHI_COMPARISON_DIFFERENT },
  { "in-store code", .gtin = IN_STORE, .gtin_owner = 'x', .expected = AKASHI_COMPARISON_NONE },
  { "media code", .gtin = BOOK, .gtin_owner = 'x', .expected = AKASHI_COMPARISON_NONE },

  { "our model", .model = "HN-CAM200W", .expected = AKASHI_COMPARISON_MODEL },
  { "our model, written otherwise", .model = "hn cam200w", .expected = AKASHI_COMPARISON_MODEL },
  { "our model, full width", .model = "ＨＮ－ＣＡＭ２００Ｗ", .expected = AKASHI_COMPARISON_MODEL },
  { "unknown model", .model = "QQ-1", .expected = AKASHI_COMPARISON_NONE },
  { "another model", .model = "ZX-9", .model_owner = 'x', .expected = AKASHI_COMPARISON_DIFFERENT },
  { "another scheme's model", .model = "ZX-9", .model_owner = 's', .expected = AKASHI_COMPARISON_NONE },
  { "sister, label for one model", .label = "HN-CAM200W", .model = "HN-CAM200B",
    .expected = AKASHI_COMPARISON_DIFFERENT },
  { "suffix asks the person", .model = "HN-CAM200W-K", .expected = AKASHI_COMPARISON_NONE, .suffix = TRUE },
  { "suffix of the label's model", .label = "HN-CAM200W", .model = "HN-CAM200W/JP",
    .expected = AKASHI_COMPARISON_NONE, .suffix = TRUE },
  { "a suffix registered by itself is another model", .model = "ZX-9", .model_owner = 'x',
    .expected = AKASHI_COMPARISON_DIFFERENT },
  { "empty model", .model = "", .expected = AKASHI_COMPARISON_NONE },

  { "barcode agrees, model unknown", .gtin = OURS, .model = "QQ-1", .expected = AKASHI_COMPARISON_BARCODE },
  { "barcode agrees, suffix no longer asked", .gtin = OURS, .model = "HN-CAM200W-K",
    .expected = AKASHI_COMPARISON_BARCODE },
  { "barcode agrees, model is another", .gtin = OURS, .model = "ZX-9", .model_owner = 'x',
    .expected = AKASHI_COMPARISON_DIFFERENT },
  { "barcode unknown, model agrees", .gtin = NOBODYS, .model = "HN-CAM200W",
    .expected = AKASHI_COMPARISON_MODEL },

  { "no registration, label's model", .label = "HN-CAM200W", .unregistered = TRUE, .model = "HN-CAM200W",
    .expected = AKASHI_COMPARISON_MODEL },
  { "no registration, another's barcode", .label = "HN-CAM200W", .unregistered = TRUE, .gtin = THEIRS,
    .gtin_owner = 'x', .expected = AKASHI_COMPARISON_DIFFERENT },
  { "neither label nor registration", .unregistered = TRUE, .gtin = OURS, .model = "HN-CAM200W",
    .expected = AKASHI_COMPARISON_NONE },
};

static AkashiRegistration *
owner (char kind)
{
  if (kind == 'x')
    return other ("mihon", "MH-2026-000002", "ZX-9", THEIRS);
  if (kind == 'r')
    return other ("mihon", "MH-2026-000003", "HN-CAM200W", THEIRS);
  return kind == 's' ? other ("sample-eu", "EU-1", "ZX-9", THEIRS) : NULL;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (AkashiRegistration) registration = c->unregistered ? NULL : ours ();
  g_autoptr (AkashiClaims) claims = c->label ? claims_for (c->label, c->label_gtin) : NULL;
  g_autoptr (AkashiRegistration) gtin_owner = owner (c->gtin_owner);
  g_autoptr (AkashiRegistration) model_owner = owner (c->model_owner);
  AkashiInHand in_hand = { c->gtin, c->model, gtin_owner, model_owner };
  gboolean suffix = !c->suffix;

  AkashiComparison result = akashi_comparison_judge (claims, registration, &in_hand, &suffix);
  g_assert_cmpstr (akashi_comparison_name (result), ==, akashi_comparison_name (c->expected));
  g_assert_cmpint (suffix, ==, c->suffix);
  g_assert_cmpint (akashi_comparison_judge (claims, registration, &in_hand, NULL), ==, c->expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/comparison/%u: %s", i, cases[i].why);
      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
