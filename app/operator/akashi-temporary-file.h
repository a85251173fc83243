/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stdio.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/**
 * akashi_temporary_file_open:
 * @error: AKASHI_ERROR_IO
 *
 * A file without a name, to write and to read, which is gone when it is closed. It lies in `$TMPDIR`, else in
 * `/var/tmp`: it can be too large for a folder that is held in memory.
 */
FILE *akashi_temporary_file_open (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
