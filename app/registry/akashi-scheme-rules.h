/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"
#include "akashi-scheme.h"

G_BEGIN_DECLS

/**
 * akashi_scheme_check_rules:
 * @error: AKASHI_ERROR_INVALID, its message begins with a JSON pointer or names the field
 *
 * Whether a definition agrees with itself.
 */
gboolean akashi_scheme_check_rules (const AkashiScheme *scheme, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
