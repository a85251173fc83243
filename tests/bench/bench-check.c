/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast a label's text is verified, looked up and judged, against the bare signature check of the crypto
 * library in the same run. Both do their work in turns of a tenth of a second on one thread, so that a drift
 * of the machine's speed meets both. usage: bench-check REGISTRY LABELS SECONDS  (LABELS: one label text a
 * line, all of one Ed25519 key)
 */
#include "akashi-engine.h"

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double
cpu_seconds (void)
{
  struct timespec time;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* One bare verification: what every label costs whatever program reads it. */
static void
verify_bare (EVP_PKEY *key, const guint8 *signature, const guint8 *message, gsize length)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  if (EVP_DigestVerifyInit (context, NULL, NULL, NULL, key) != 1
      || EVP_DigestVerify (context, signature, 64, message, length) != 1)
    g_error ("the bare verification failed");
  EVP_MD_CTX_free (context);
}

static void
check_label (AkashiEngine *engine, GBytes *text)
{
  g_autoptr (AkashiCheck) check = akashi_engine_check (engine, text, AKASHI_ORIGIN_QR, NULL);
  const AkashiVerdict *verdict = akashi_check_get_verdict (check);
  if (verdict->code != AKASHI_VERDICT_LISTED)
    g_error ("not listed but %s", akashi_verdict_name (verdict->code));
}

static GPtrArray *
read_labels (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  if (!g_file_get_contents (path, &contents, NULL, &error))
    g_error ("%s", error->message);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (contents), "\n", -1);
  GPtrArray *labels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (char **line = lines; *line; line++)
    g_ptr_array_add (labels, g_bytes_new (*line, strlen (*line)));
  return labels;
}

int
main (int argc, char **argv)
{
  if (argc != 4)
    {
      fprintf (stderr, "usage: bench-check REGISTRY LABELS SECONDS\n");
      return 2;
    }
  g_autoptr (AkashiEngine) engine = akashi_engine_new (argv[1], NULL);
  if (akashi_engine_get_problem (engine))
    g_error ("%s", akashi_engine_get_problem (engine)->message);
  g_autoptr (GPtrArray) labels = read_labels (argv[2]);
  double wanted = atof (argv[3]);

  guint8 message[256];
  guint8 signature[64];
  gsize length = sizeof signature;
  memset (message, 0x5a, sizeof message);
  EVP_PKEY *key = EVP_PKEY_Q_keygen (NULL, NULL, "ED25519");
  EVP_MD_CTX *signer = EVP_MD_CTX_new ();
  if (!key || EVP_DigestSignInit (signer, NULL, NULL, NULL, key) != 1
      || EVP_DigestSign (signer, signature, &length, message, 200) != 1)
    g_error ("cannot sign");

  double bare_time = 0, check_time = 0;
  gulong bare = 0, checks = 0;
  while (bare_time < wanted || check_time < wanted)
    {
      double start = cpu_seconds ();
      do
        for (guint i = 0; i < 32; i++, bare++)
          verify_bare (key, signature, message, 200);
      while (cpu_seconds () - start < 0.1);
      bare_time += cpu_seconds () - start;

      start = cpu_seconds ();
      do
        for (guint i = 0; i < 32; i++, checks++)
          check_label (engine, labels->pdata[checks % labels->len]);
      while (cpu_seconds () - start < 0.1);
      check_time += cpu_seconds () - start;
    }
  double bare_rate = (double) bare / bare_time;
  double check_rate = (double) checks / check_time;
  printf ("bare Ed25519 verification  %8.0f /s  (%.1f µs)\n", bare_rate, 1e6 / bare_rate);
  printf ("label to verdict           %8.0f /s  (%.1f µs)\n", check_rate, 1e6 / check_rate);
  printf ("ratio                      %8.3f\n", check_rate / bare_rate);
  EVP_MD_CTX_free (signer);
  EVP_PKEY_free (key);
  return 0;
}
