/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * akashi_linear_solve:
 * @n: number of equations and of unknowns
 * @m: @n rows of @n + 1 numbers: coefficients, and what they are equal to; changed on the way
 * @out: (out): @n unknowns
 *
 * Gauss's elimination with pivots. Returns: whether there is one solution
 */
gboolean akashi_linear_solve (guint n, double *m, double *out);

G_END_DECLS
