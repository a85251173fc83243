/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-zbar.h"

/* Rows that must agree on a barcode: its one check digit lets one misreading in ten pass. Short codes are met
 * by chance more often. */
#define AGREEING_ROWS 2
#define AGREEING_ROWS_SHORT 4
#define SURE_ROWS 6

zbar_image_scanner_t *
akashi_zbar_new (void)
{
  /* UPC-E is passed over below: zbar sees it in any bars. Not asked for, it would come as UPC-A. */
  static const zbar_symbol_type_t barcodes[] = { ZBAR_EAN13, ZBAR_EAN8, ZBAR_UPCA, ZBAR_UPCE };
  zbar_image_scanner_t *zbar = zbar_image_scanner_create ();
  zbar_set_verbosity (0);
  zbar_image_scanner_request_dbus (zbar, 0);
  zbar_image_scanner_enable_cache (zbar, 0);
  zbar_image_scanner_set_config (zbar, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
  zbar_image_scanner_set_config (zbar, ZBAR_PARTIAL, ZBAR_CFG_ENABLE, 1); /* or it says a part is all */
  for (guint i = 0; i < G_N_ELEMENTS (barcodes); i++)
    zbar_image_scanner_set_config (zbar, barcodes[i], ZBAR_CFG_ENABLE, 1);
  return zbar;
}

static gboolean
symbology_of (const zbar_symbol_t *symbol, AkashiSymbology *out)
{
  static const struct {
    zbar_symbol_type_t type;
    AkashiSymbology symbology;
  } table[] = {
    { ZBAR_EAN13, AKASHI_SYMBOLOGY_EAN13 },
    { ZBAR_EAN8, AKASHI_SYMBOLOGY_EAN8 },
    { ZBAR_UPCA, AKASHI_SYMBOLOGY_UPCA },
  };
  zbar_symbol_type_t type = zbar_symbol_get_type (symbol);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].type == type)
      {
        *out = table[i].symbology;
        return TRUE;
      }
  return FALSE;
}

static AkashiPoint
location (const zbar_symbol_t *symbol, guint index, double scale)
{
  double half = (scale - 1) / 2; /* the middle of the pixels that were made one */
  return (AkashiPoint){ zbar_symbol_get_loc_x (symbol, index) * scale + half,
                        zbar_symbol_get_loc_y (symbol, index) * scale + half };
}

/* A barcode has a point for each row that read it, at the end of its bars: their bounding box is turned so
 * that it begins at the code's own top left. */
static void
take_corners (const zbar_symbol_t *symbol, double scale, AkashiFoundCode *code)
{
  guint count = zbar_symbol_get_loc_size (symbol);
  if (count == 0)
    return;

  AkashiPoint low = location (symbol, 0, scale), high = low;
  for (guint i = 1; i < count; i++)
    {
      AkashiPoint point = location (symbol, i, scale);
      low = (AkashiPoint){ MIN (low.x, point.x), MIN (low.y, point.y) };
      high = (AkashiPoint){ MAX (high.x, point.x), MAX (high.y, point.y) };
    }
  const AkashiPoint box[4] = { low, { high.x, low.y }, high, { low.x, high.y } };
  zbar_orientation_t turn = zbar_symbol_get_orientation (symbol);
  guint first = turn == ZBAR_ORIENT_UNKNOWN ? 0 : (guint) turn;
  for (guint i = 0; i < 4; i++)
    code->corners[i] = box[(first + i) % 4];
}

static AkashiFoundCode *
found_code (const zbar_symbol_t *symbol, double scale)
{
  AkashiSymbology symbology;
  if (!symbology_of (symbol, &symbology))
    return NULL;
  gboolean is_short = symbology == AKASHI_SYMBOLOGY_EAN8;
  int rows = zbar_symbol_get_quality (symbol), least = is_short ? AGREEING_ROWS_SHORT : AGREEING_ROWS;
  if (rows < least)
    return NULL;

  AkashiFoundCode *code = g_new0 (AkashiFoundCode, 1);
  code->symbology = symbology;
  code->sure = rows >= SURE_ROWS;
  code->text = g_bytes_new (zbar_symbol_get_data (symbol), zbar_symbol_get_data_length (symbol));
  take_corners (symbol, scale, code);
  return code;
}

void
akashi_zbar_read_bars (zbar_image_scanner_t *zbar, guint rows, guint columns, const AkashiGrey *grey,
                       double scale, GPtrArray *codes)
{
  g_autoptr (zbar_image_t) image = zbar_image_create ();

  zbar_image_scanner_set_config (zbar, ZBAR_NONE, ZBAR_CFG_X_DENSITY, (int) columns);
  zbar_image_scanner_set_config (zbar, ZBAR_NONE, ZBAR_CFG_Y_DENSITY, (int) rows);
  zbar_image_set_format (image, zbar_fourcc ('Y', '8', '0', '0'));
  zbar_image_set_size (image, grey->width, grey->height);
  zbar_image_set_data (image, grey->pixels, (gulong) grey->width * grey->height, NULL);
  if (zbar_scan_image (zbar, image) < 0)
    return;
  for (const zbar_symbol_t *symbol = zbar_image_first_symbol (image); symbol;
       symbol = zbar_symbol_next (symbol))
    {
      AkashiFoundCode *code = found_code (symbol, scale);
      if (code != NULL)
        g_ptr_array_add (codes, code);
    }
}
