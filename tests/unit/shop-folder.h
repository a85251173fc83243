/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder of its own for one test, gone with all that is in it afterwards. */
char *shop_folder_new (void);
void shop_folder_remove (const char *folder);

/* Writes @text to the file @name of @folder, whose folders are made. Returns: (transfer full): its path */
char *shop_folder_write (const char *folder, const char *name, const char *text);

/* Returns: (transfer full): what the file at @path holds */
char *shop_folder_read (const char *path);

G_END_DECLS
