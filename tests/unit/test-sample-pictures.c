/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-camera.h"
#include "akashi-sample-film.h"
#include "akashi-sample-photograph.h"
#include "akashi-scan.h"

#include <glib/gstdio.h>
#include <string.h>

/* The longest text a label of the sample world has, about: 70 bytes of address, 290 of signed label in
 * base 32. */
#define LABEL                                                                                                \
  "HTTPS://LABEL.SAMPLE-EU.EXAMPLE/"                                                                         \
  "S1.2KCE3IQBGICEQJIUJDR3WMPKACQFQVVFAFTWIZLNN4WWU4ACNZCEULJSGAZDMLJQGA2DEMJR"                              \
  "FTOYTITITHTGN4ZGBZ6AS66XLN6MOI3MX7ODPHXECN3V24454XCNQIG2MUOWWKGGMTPECVYNXE55VSVBFIKBBPN3TLGYAMENTL5BLHCJ" \
  "2SNDE"                                                                                                    \
  "3R645FVGTOCPHNLZZION7JHY4WB67DPSL6EUDUINU76VHIIQOFDLHOMT3UABTOFORVRYBHVWIHQJCWEFGTUPRDXBIEQH746YNG7BY3A4" \
  "ROGUB"                                                                                                    \
  "BBAYN3BO47OWOO5SB2GLSHV3MTS7ZC6PZ2LPMJQEXFWRL63OIH33XO4ZV"

static const AkashiSampleProduct products[] = {
  { "both", "花見電機", "Hanami Denki", "見守りカメラ", "Home camera", "HN-CAM200W", LABEL, "MH-2026-004211",
    "9524840100078" },
  { "label", "月見工業", "Tsukimi Kogyo", "スマートロック", "Smart lock", "TK-LOCK7", LABEL, "MH-2026-004219",
    NULL },
  { "barcode", NULL, "Nordlys Hjem", NULL, "Lamp", NULL, NULL, NULL, "9524840200075" },
  { "short", "雪見通信", NULL, "子ども見守り端末", NULL, "YW-KID1", "MHK-000123", "MHK-000123", NULL },
};

static void
assert_holds (GPtrArray *codes, const char *text)
{
  for (guint i = 0; text != NULL && i < codes->len; i++)
    {
      AkashiFoundCode *code = codes->pdata[i];
      gsize length;
      const char *bytes = g_bytes_get_data (code->text, &length);
      if (length == strlen (text) && memcmp (bytes, text, length) == 0)
        return;
    }
  g_assert_null (text);
}

/* Every photograph is read whole by our own scanner, and holds nothing else. */
static void
test_photographs (void)
{
  g_autoptr (AkashiScanner) scanner = akashi_scanner_new ();
  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = akashi_sample_photograph_new (&products[i], &error);
      g_assert_no_error (error);
      g_autoptr (AkashiGrey) grey = akashi_grey_new_image (file, &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) codes = akashi_scanner_scan_picture (scanner, grey);
      g_assert_cmpuint (codes->len, ==, (products[i].text != NULL) + (products[i].barcode != NULL));
      assert_holds (codes, products[i].text);
      assert_holds (codes, products[i].barcode);
    }
}

/* The same box gives the same photograph, byte for byte. */
static void
test_same (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = akashi_sample_photograph_new (&products[0], &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) second = akashi_sample_photograph_new (&products[0], &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

static void
test_refused (void)
{
  g_autofree char *endless = g_strnfill (5000, 'A');
  const AkashiSampleProduct cases[] = {
    { .id = "endless", .text = endless },
    { .id = "check-digit", .barcode = "9524840100079" },
    { .id = "letters", .barcode = "95248401000AB" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) file = akashi_sample_photograph_new (&cases[i], &error);
      g_assert_null (file);
      g_assert_nonnull (error);
    }
}

typedef struct {
  GMainLoop *loop;
  gint64 first, last; /* frame times of the first and the last reading, µs */
  guint readings;
} Viewing;

static void
on_codes (AkashiCamera *camera, GPtrArray *codes, gint64 frame_time, Viewing *viewing)
{
  (void) camera;
  for (guint i = 0; i < codes->len; i++)
    {
      AkashiFoundCode *code = codes->pdata[i];
      if (code->symbology == AKASHI_SYMBOLOGY_QR)
        assert_holds (codes, products[0].text);
    }
  viewing->first = viewing->first ? viewing->first : frame_time;
  viewing->last = frame_time;
  viewing->readings++;
}

static void
on_failed (AkashiCamera *camera, GError *error, Viewing *viewing)
{
  (void) camera;
  (void) viewing;
  g_assert_no_error (error);
}

static gboolean
on_bound (gpointer data)
{
  (void) data;
  g_error ("waited in vain for the end of the film");
  return G_SOURCE_REMOVE;
}

static Viewing
view (const char *source)
{
  Viewing viewing = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiCamera) camera = akashi_camera_new (source);
  guint bound = g_timeout_add_seconds (120, on_bound, NULL);

  g_signal_connect (camera, "codes", G_CALLBACK (on_codes), &viewing);
  g_signal_connect (camera, "failed", G_CALLBACK (on_failed), &viewing);
  g_signal_connect_swapped (camera, "ended", G_CALLBACK (g_main_loop_quit), viewing.loop);
  gboolean started = akashi_camera_start (camera, &error);
  g_assert_no_error (error);
  g_assert_true (started);
  g_main_loop_run (viewing.loop);
  g_source_remove (bound);
  g_main_loop_unref (viewing.loop);
  return viewing;
}

/* The film plays through the camera: the label is read only while film.json would say it can be. */
static void
test_film (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("akashi-film-XXXXXX", &error);
  g_assert_no_error (error);
  g_autofree char *path = g_build_filename (folder, "film.avi", NULL);
  AkashiSampleTake take;
  guint frames;
  gboolean written = akashi_sample_film_write (products, 1, path, &take, &frames, &error);
  g_assert_no_error (error);
  g_assert_true (written);
  g_assert_cmpuint (take.first, <, take.last);
  g_assert_cmpuint (take.last, <, frames);
  g_assert_cmpuint (take.last - take.first, >=, 2 * AKASHI_SAMPLE_FILM_RATE);

  g_autofree char *source = g_strdup_printf ("filesrc location=%s ! avidemux ! jpegdec", path);
  Viewing viewing = view (source);
  g_assert_cmpuint (viewing.readings, >=, 1);
  /* one of the two codes may be whole in view some frames earlier, and later, than both */
  g_assert_cmpint (viewing.last - viewing.first, <=,
                   (gint64) (take.last - take.first + 16) * G_USEC_PER_SEC / AKASHI_SAMPLE_FILM_RATE);
  g_unlink (path);
  g_rmdir (folder);
}

/* A film that cannot be written is an error, not a wait without end. */
static void
test_film_nowhere (void)
{
  g_autoptr (GError) error = NULL;
  AkashiSampleTake take;
  guint frames;
  gboolean written = akashi_sample_film_write (products, 1, "/nonexistent/film.avi", &take, &frames, &error);
  g_assert_false (written);
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-pictures/photographs", test_photographs);
  g_test_add_func ("/sample-pictures/same", test_same);
  g_test_add_func ("/sample-pictures/refused", test_refused);
  g_test_add_func ("/sample-pictures/film", test_film);
  g_test_add_func ("/sample-pictures/film-nowhere", test_film_nowhere);
  return g_test_run ();
}
