/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a fuzz target over every file of its corpus, and over each of them with every byte changed and cut in
 * turn. */
#include <gio/gio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A copy in memory of its own, so that AddressSanitizer sees one byte past the end. */
static void
run (const guint8 *data, gsize size)
{
  guint8 *copy = malloc (MAX (size, 1));
  if (size > 0)
    memcpy (copy, data, size);
  LLVMFuzzerTestOneInput (copy, size);
  free (copy);
}

static void
run_mutations (const guint8 *data, gsize size)
{
  static const guint8 flips[] = { 0x01, 0x20, 0x80, 0xff };
  g_autofree guint8 *changed = g_memdup2 (data, size);
  gsize step = MAX (size / 1024, 1);

  for (gsize i = 0; i < size; i += step)
    {
      guint8 flip = flips[i / step % G_N_ELEMENTS (flips)];
      changed[i] ^= flip;
      run (changed, size);
      changed[i] ^= flip;
      run (data, i);
    }
}

int
main (int argc, char **argv)
{
  guint count = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = g_dir_open (argv[i], 0, &error);
      if (!dir)
        g_error ("no corpus: %s", error->message);
      const char *name;
      while ((name = g_dir_read_name (dir)))
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);
          g_autofree char *contents = NULL;
          gsize length;
          if (!g_file_get_contents (path, &contents, &length, &error))
            g_error ("%s", error->message);
          run ((const guint8 *) contents, length);
          run_mutations ((const guint8 *) contents, length);
          count++;
        }
    }
  run ((const guint8 *) "", 0);
  g_print ("%u files\n", count);
  return count > 0 ? 0 : 1;
}
