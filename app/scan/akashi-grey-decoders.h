/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

G_BEGIN_DECLS

/*
 * One decoder a format, for akashi_grey_new_image() only. Each checks the declared size by akashi_grey_new()
 * before it allocates anything that depends on it, and refuses a picture whose data end early with
 * AKASHI_ERROR_DAMAGED_IMAGE.
 */
AkashiGrey *akashi_jpeg_decode (const guint8 *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AkashiGrey *akashi_png_decode (const guint8 *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
AkashiGrey *akashi_webp_decode (const guint8 *data, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
