/* SPDX-License-Identifier: Apache-2.0 */
/* Photographs and a film of the boxes of the sample world. usage: akashi-sample-pictures WORLD.json OUTDIR
 * [--film] */
#include "akashi-sample-film.h"
#include "akashi-sample-photograph.h"

#include <gio/gio.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (json_t, json_decref)

static const char *
text_of (json_t *object, const char *key)
{
  return json_string_value (json_object_get (object, key));
}

static AkashiSampleProduct
product_of (json_t *box)
{
  json_t *product = json_object_get (box, "product");
  json_t *maker = json_object_get (product, "maker"), *name = json_object_get (product, "name");
  return (AkashiSampleProduct){
    .id = text_of (box, "id"),
    .maker_ja = text_of (maker, "ja"),
    .maker_en = text_of (maker, "en"),
    .name_ja = text_of (name, "ja"),
    .name_en = text_of (name, "en"),
    .model = text_of (product, "model"),
    .text = text_of (box, "text"),
    .number = text_of (box, "number"),
    .barcode = text_of (box, "barcode"),
  };
}

/* Returns: (nullable): the products; their texts belong to @world */
static GArray *
products_of_world (json_t *world, GError **error)
{
  json_t *boxes = json_object_get (world, "boxes"), *box;
  g_autoptr (GArray) products = g_array_new (FALSE, FALSE, sizeof (AkashiSampleProduct));
  size_t index;

  json_array_foreach (boxes, index, box)
  {
    AkashiSampleProduct product = product_of (box);
    if (product.id == NULL || strchr (product.id, '/') != NULL)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "Box %zu has no id that can be a file name",
                     index);
        return NULL;
      }
    g_array_append_val (products, product);
  }
  if (products->len > 0)
    return g_steal_pointer (&products);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The world has no boxes");
  return NULL;
}

static json_t *
read_world (const char *path, GError **error)
{
  json_error_t reason;
  json_t *world = json_load_file (path, 0, &reason);
  if (world == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: %s", path, reason.text);
  return world;
}

static gboolean
write_photographs (const GArray *products, const char *folder, GError **error)
{
  for (guint i = 0; i < products->len; i++)
    {
      const AkashiSampleProduct *product = &g_array_index (products, AkashiSampleProduct, i);
      g_autofree char *name = g_strdup_printf ("%s.jpg", product->id);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) file = akashi_sample_photograph_new (product, error);
      if (file == NULL)
        {
          g_prefix_error (error, "%s: ", product->id);
          return FALSE;
        }
      gsize length;
      const char *bytes = g_bytes_get_data (file, &length);
      if (!g_file_set_contents (path, bytes, (gssize) length, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_film (const GArray *products, const char *folder, GError **error)
{
  g_autofree char *film = g_build_filename (folder, "film.avi", NULL);
  g_autofree char *notes = g_build_filename (folder, "film.json", NULL);
  g_autofree AkashiSampleTake *takes = g_new0 (AkashiSampleTake, products->len);
  guint frames;

  if (!akashi_sample_film_write ((const AkashiSampleProduct *) (void *) products->data, products->len, film,
                                 takes, &frames, error))
    return FALSE;
  json_t *boxes = json_array ();
  for (guint i = 0; i < products->len; i++)
    json_array_append_new (boxes, json_pack ("{s:s, s:i, s:i}", "id",
                                             g_array_index (products, AkashiSampleProduct, i).id, "first",
                                             (int) takes[i].first, "last", (int) takes[i].last));
  g_autoptr (json_t) all
      = json_pack ("{s:i, s:i, s:o}", "fps", AKASHI_SAMPLE_FILM_RATE, "frames", (int) frames, "boxes", boxes);
  if (json_dump_file (all, notes, JSON_INDENT (1)) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be written", notes);
  return FALSE;
}

static gboolean
run (const char *world_path, const char *folder, gboolean film, GError **error)
{
  g_autoptr (json_t) world = read_world (world_path, error);
  g_autoptr (GArray) products = world ? products_of_world (world, error) : NULL;
  if (products == NULL)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The folder %s cannot be made", folder);
      return FALSE;
    }
  return write_photographs (products, folder, error) && (!film || write_film (products, folder, error));
}

int
main (int argc, char **argv)
{
  gboolean film = FALSE;
  const GOptionEntry entries[] = {
    { "film", 0, 0, G_OPTION_ARG_NONE, &film, "Shoot film.avi too, and note in film.json who is seen when",
      NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new ("WORLD.json OUTDIR");
  g_option_context_add_main_entries (context, entries, NULL);

  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3)
    {
      fprintf (stderr, "akashi-sample-pictures: %s\n", error ? error->message : "name WORLD.json and OUTDIR");
      return 2;
    }
  if (run (argv[1], argv[2], film, &error))
    return 0;
  fprintf (stderr, "akashi-sample-pictures: %s\n", error->message);
  return 1;
}
