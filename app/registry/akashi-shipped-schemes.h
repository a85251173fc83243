/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-scheme.h"

G_BEGIN_DECLS

/**
 * akashi_shipped_schemes_load:
 * @error: AKASHI_ERROR_INVALID: only where the program was built from a definition that is not valid
 *
 * The definitions of data/schemes/, built into the program: real schemes, and laws without a label. They are
 * known whatever is trusted; lists come from trusted registries only.
 *
 * Returns: (transfer full) (element-type AkashiScheme)
 */
GPtrArray *akashi_shipped_schemes_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_shipped_schemes_check:
 * @scheme: a definition from a registry
 * @sample: whether that registry is a sample
 * @error: AKASHI_ERROR_INVALID where it would speak for a shipped scheme: another id with a shipped scheme's
 * host or label key, or a sample that defines a real scheme
 */
gboolean akashi_shipped_schemes_check (const AkashiScheme *scheme, gboolean sample,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_shipped_schemes_merge:
 * @trusted: (element-type AkashiScheme): the definitions of trusted registries
 *
 * What is in force of both: of two definitions of a scheme the higher version (the trusted one where they are
 * equal), with every key revoked that is revoked in either. A trusted definition that would speak for a
 * shipped scheme (installed before this program knew of it) is left out.
 *
 * Returns: (transfer full) (element-type AkashiScheme)
 */
GPtrArray *akashi_shipped_schemes_merge (GPtrArray *trusted, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
