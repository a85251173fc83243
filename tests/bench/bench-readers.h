/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "bench-pictures.h"

/* One way to read codes. */
typedef struct _BenchReader BenchReader;

BenchReader *bench_reader_new_zbar (void);  /* zbar over the whole picture, only what is known to be there */
BenchReader *bench_reader_new_still (void); /* akashi_scanner_scan_picture() */
BenchReader *bench_reader_new_live (void);  /* akashi_scanner_scan_frame(), the same frame several times */
/* A program that gets `WIDTH HEIGHT\n` and the pixels, and answers `MS TEXT-IN-HEX…\n`, again and again. */
BenchReader *bench_reader_new_peer (const char *command);
void bench_reader_free (BenchReader *reader);

/* CPU time for a still and for a frame, in milliseconds; 0: what the scanner takes by itself */
void bench_readers_set_budget (guint still, guint frame);

const char *bench_reader_name (const BenchReader *reader);

/* Returns: (element-type GBytes): the texts read; @ms is CPU time, of one frame where the reader is live */
GPtrArray *bench_reader_run (BenchReader *reader, const AkashiGrey *grey, const BenchPicture *picture,
                             double *ms);
