/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiLooseAddress:
 * @user_info: (nullable): percent-decoded, lower case
 * @host: Unicode, as UTS #46 maps it: lower case, full-width folded, percent signs and punycode decoded
 * @ascii: the same in punycode
 * @path: what follows the authority, query and fragment too; may be empty
 * @irregular: whether the authority was written as anything but @host itself
 *
 * An address as the most forgiving reader would take it: a browser that drops control characters, takes `\`
 * for `/`, decodes and folds. It is only ever used to find look-alikes and shorteners; nothing is official by
 * it. Source: WHATWG URL, "URL parsing"; UTS #46.
 */
typedef struct {
  char *user_info;
  char *host;
  char *ascii;
  char *path;
  gboolean irregular;
} AkashiLooseAddress;

/**
 * akashi_loose_address_read:
 * @text: bytes
 *
 * Finds an address with or without `scheme://` (as in `www.label.example/p`). One text can have two readings,
 * where a backslash stands in its authority.
 *
 * Returns: (transfer full) (element-type AkashiLooseAddress): the readings; empty where @text is no address
 */
GPtrArray *akashi_loose_address_read (const char *text, gsize length);

void akashi_loose_address_free (AkashiLooseAddress *address);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiLooseAddress, akashi_loose_address_free)

/* Returns: (transfer full): @host in lower-case Unicode, and in *@ascii (transfer full) in punycode (UTS
 * #46). */
char *akashi_loose_address_fold_host (const char *host, char **ascii);

G_END_DECLS
