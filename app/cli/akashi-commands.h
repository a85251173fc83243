/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/* The commands of akashictl. Each gets its own name as argv[0] and returns an exit code of akashi-terminal.h.
 */
int akashi_command_check (int argc, char **argv);
int akashi_command_guarantees (int argc, char **argv);
int akashi_command_kiosk (int argc, char **argv);
int akashi_command_label (int argc, char **argv);
int akashi_command_advice (int argc, char **argv);
int akashi_command_marks (int argc, char **argv);
int akashi_command_mirror (int argc, char **argv);
int akashi_command_operator (int argc, char **argv);
int akashi_command_scan (int argc, char **argv);
int akashi_command_scheme (int argc, char **argv);
int akashi_command_search (int argc, char **argv);
int akashi_command_status (int argc, char **argv);
int akashi_command_sync (int argc, char **argv);
int akashi_command_trust (int argc, char **argv);
int akashi_command_tuf (int argc, char **argv);
