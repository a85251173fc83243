/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An AVI file of JPEG frames, written by GStreamer. */
typedef struct _AkashiSampleAvi AkashiSampleAvi;

AkashiSampleAvi *akashi_sample_avi_new (const char *path, int width, int height, int rate,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_sample_avi_free (AkashiSampleAvi *avi);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiSampleAvi, akashi_sample_avi_free)

/* Appends @jpeg (transfer full) as frame @number. Returns: FALSE where writing failed; _finish() tells why.
 */
gboolean akashi_sample_avi_push (AkashiSampleAvi *avi, GBytes *jpeg, guint number);

/* Waits until all is on the disk. */
gboolean akashi_sample_avi_finish (AkashiSampleAvi *avi, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
