/* SPDX-License-Identifier: Apache-2.0 */
/* The reader of translations: whatever it accepts can be asked for every key it has. */
#include "akashi-catalogue.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) mo = g_bytes_new (data, size);
  g_autoptr (AkashiCatalogue) catalogue = akashi_catalogue_new (mo, NULL);

  for (guint i = 0; catalogue && i < akashi_catalogue_n_entries (catalogue); i++)
    {
      const char *msgid, *text;
      akashi_catalogue_get_entry (catalogue, i, &msgid, &text);
      akashi_catalogue_get (catalogue, msgid);
      akashi_catalogue_get_plural (catalogue, msgid, 2);
    }
  return 0;
}
