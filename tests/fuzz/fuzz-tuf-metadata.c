/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tuf-metadata.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Takes a file as every type, verifies it by the keys it lists itself, and asks its delegations for a path.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  for (AkashiTufType type = AKASHI_TUF_ROOT; type < AKASHI_TUF_TOP_LEVEL; type++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AkashiTufMetadata) metadata
          = akashi_tuf_metadata_parse_unverified (type, "fuzz", bytes, &error);
      g_assert_true (!metadata == !!error);
      if (!metadata)
        continue;
      for (guint i = 0; i < AKASHI_TUF_TOP_LEVEL; i++)
        if (metadata->authorities[i])
          (void) akashi_tuf_metadata_standing (metadata, metadata->authorities[i]);
      for (guint i = 0; metadata->delegations && i < metadata->delegations->len; i++)
        {
          const AkashiTufDelegatedRole *role = g_ptr_array_index (metadata->delegations, i);
          (void) akashi_tuf_metadata_standing (metadata, role->authority);
          (void) akashi_tuf_delegated_role_has (role, "mihon/index.json");
        }
    }
  return 0;
}
