/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-grey.h"

/* A picture whose codes are known. */
typedef struct {
  char *path, *set, *group;
  char *parameters; /* (nullable): how a frame was made, a JSON object */
  GPtrArray *truth; /* element-type GBytes: the text of each code in it, in UTF-8 */
} BenchPicture;

void bench_picture_free (BenchPicture *picture);

/* Appends what a folder or a manifest.tsv holds, in order of their names. */
void bench_pictures_collect (GPtrArray *pictures, const char *path);

/* Returns: the decoded picture; %NULL where it cannot be read. PGM, and what akashi_grey_new_image() reads.
 */
AkashiGrey *bench_picture_load (const BenchPicture *picture);

/* Whether what a reader read says what is true. Truth is in UTF-8; a code may hold the same in another
 * character set. A UPC-A code is an EAN-13 code without its leading zero. */
gboolean bench_text_is (GBytes *text, GBytes *truth);
