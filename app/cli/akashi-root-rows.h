/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-root-standing.h"

/* Prints who signs what; where @waits, what the draft changes (+ and −), and who is still to sign it. */
void akashi_root_rows_print (const AkashiRootStanding *standing, gboolean waits);
