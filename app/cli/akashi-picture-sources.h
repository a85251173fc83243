/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-error.h"

G_BEGIN_DECLS

/*
 * What the words of a command line come to: one picture after the other. A word is a file, `-`, a folder (all
 * pictures in it and in its folders, sorted by their bytes), or a pattern that the shell left alone. One
 * folder's names at a time are held in memory, so that any number of folders can be gone through.
 *
 * In a folder, pictures are told by the ending of their names (.jpg .jpeg .jpe .jfif .png .webp .gif .avif,
 * in any case); names without an ending are looked into. Hidden files, and folders that are links, are left
 * out.
 */
typedef struct _AkashiPictureSources AkashiPictureSources;

typedef struct {
  char *path;      /* as it is told to people; `-` is standard input */
  gboolean looked; /* found in a folder without an ending: where it is no picture, nobody said it was one */
  GError *problem; /* (nullable): why there is no picture at @path */
} AkashiPictureSource;

void akashi_picture_source_clear (AkashiPictureSource *source);

/**
 * akashi_picture_sources_new:
 * @words: (transfer none): must outlive the sources
 * @list: (nullable): a file that holds paths of files and folders, one a line or each ended by NUL; `-` is
 * standard input. They come after @words
 * @by_nul: whether @list is surely of the second kind; otherwise it is where its beginning holds a NUL
 * @error: AKASHI_ERROR_NOT_FOUND or AKASHI_ERROR_IO where @list cannot be opened
 */
AkashiPictureSources *akashi_picture_sources_new (char *const *words, guint n_words, const char *list,
                                                  gboolean by_nul, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void akashi_picture_sources_free (AkashiPictureSources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiPictureSources, akashi_picture_sources_free)

/* Returns: whether there was another; @source is to be cleared then. */
gboolean akashi_picture_sources_next (AkashiPictureSources *sources, AkashiPictureSource *source);

/* Returns: how many there would be, problems and all, by walking through them. */
guint64 akashi_picture_sources_count (char *const *words, guint n_words);

G_END_DECLS
