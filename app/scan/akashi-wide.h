/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/*
 * Before a function that goes over many pixels: it is compiled for any processor and once more for those with
 * vectors twice as wide, and the program takes what fits when it starts. What it returns is the same. Not
 * with sanitizers, which are not there yet when that is chosen.
 */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)                    \
    && !defined(__SANITIZE_ADDRESS__)
#define AKASHI_WIDE __attribute__ ((target_clones ("avx2", "default")))
#else
#define AKASHI_WIDE
#endif
