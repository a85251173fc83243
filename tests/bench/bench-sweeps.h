/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "bench-pictures.h"

/*
 * How hard frames may be before a reader misses one of them. Frames of the groups `size`, `blur`, `tilt` and
 * `contrast` are made so that one thing decides how hard they are, which their parameters tell. Frames of one
 * group are counted together, whichever set they are of.
 */
typedef struct _BenchSweeps BenchSweeps;

BenchSweeps *bench_sweeps_new (void);
void bench_sweeps_free (BenchSweeps *sweeps);

/* @read: whether reader number @reader read all of @picture; one that belongs to no sweep is passed over */
void bench_sweeps_add (BenchSweeps *sweeps, guint reader, const BenchPicture *picture, gboolean read);

/* Prints for each sweep the hardest value at which, as at all easier ones, every frame was read. */
void bench_sweeps_print (const BenchSweeps *sweeps, guint reader, const char *name);
