/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

/* What the files of `akashictl operator` share. argv[0] of a sub-command is its last word, as in `new` of
 * `key new`. */
int akashi_operator_key_new_command (int argc, char **argv);
int akashi_operator_label_sign_command (int argc, char **argv);
int akashi_operator_label_artwork_command (int argc, char **argv);
int akashi_operator_repository_init_command (int argc, char **argv);
int akashi_operator_repository_add_command (int argc, char **argv);
int akashi_operator_repository_publish_command (int argc, char **argv);
int akashi_operator_repository_refresh_command (int argc, char **argv);
int akashi_operator_repository_keys_command (int argc, char **argv);
int akashi_operator_repository_rotate_root_command (int argc, char **argv);
int akashi_operator_repository_export_command (int argc, char **argv);
int akashi_operator_repository_sign_command (int argc, char **argv);
int akashi_operator_repository_import_command (int argc, char **argv);
int akashi_operator_repository_rotate_scheme_command (int argc, char **argv);
int akashi_operator_repository_withdraw_command (int argc, char **argv);
int akashi_operator_key_enrol_command (int argc, char **argv);
int akashi_operator_key_revoke_command (int argc, char **argv);
int akashi_operator_import_command (int argc, char **argv);
int akashi_operator_refresh_list_command (int argc, char **argv);
int akashi_operator_pattern_command (int argc, char **argv);

/* Complains about an option that is needed. Returns: AKASHI_EXIT_USAGE. */
int akashi_operator_complain_missing (const char *command, const char *option);

/* Complains about @error in an operator's words: what it means for the repository, and what to do. Returns:
 * AKASHI_EXIT_CANNOT_TELL. */
int akashi_operator_complain (const GError *error);

/* The same where what an option holds may be at fault. Returns: AKASHI_EXIT_USAGE where it is. */
int akashi_operator_complain_options (const GError *error);
