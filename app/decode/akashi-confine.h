/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <stdbool.h>

/*
 * The walls around a decoder. What holds, in the order it is put up:
 *
 * Once, in the parent of all children: no new privileges, no capabilities, not traceable; Landlock, where the
 * kernel has it: no file, no address, no signal outwards.
 *
 * In each child, before its first look at the picture: rlimits on address space, processor time, files,
 * processes, size of files, core dumps and locked memory; seccomp: ten system calls that only ever ask for
 * memory, locks of their own, who they are, the time, or the end, and write() to AKASHI_DECODED_OUTPUT.
 * Anything else ends the child.
 *
 * no_new_privs, rlimits and seccomp are the floor: where one of them cannot be had, nothing is decoded.
 */

/* To be called once, in the single-threaded parent. Returns: whether the floor can be had. */
bool akashi_confine_prepare (void);

/* To be called in a child that has closed every descriptor but AKASHI_DECODED_OUTPUT, which is a pipe. Never
 * undone. Returns: whether the child is confined; if not, it must end. */
bool akashi_confine_enter (void);
