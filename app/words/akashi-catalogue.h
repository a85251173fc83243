/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AkashiCatalogue:
 *
 * The translations of one language: a file of GNU gettext's binary form (`.mo`; gettext manual, "The Format
 * of GNU MO Files"), as msgfmt writes it.
 *
 * We use gettext's files and tools, but not libintl's look-up. That one is tied to the locale of the process,
 * needs that locale to be installed on the system, and from glibc 2.40 on does not heed LANGUAGE under
 * C.UTF-8; a kiosk switches its language at one touch, and a report may stand in two languages at once.
 */
typedef struct _AkashiCatalogue AkashiCatalogue;

/**
 * akashi_catalogue_new:
 * @mo: the file; little-endian
 * @error: AKASHI_ERROR_INVALID where a string lies outside the file, keys are not sorted, or the plural rule
 * is neither `nplurals=1; plural=0` nor `nplurals=2; plural=(n != 1)`
 *
 * Everything is checked here, once, so that a look-up cannot leave the file.
 */
AkashiCatalogue *akashi_catalogue_new (GBytes *mo, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: (transfer full): the same translations without readings of kanji (akashi-readings.h). */
AkashiCatalogue *akashi_catalogue_new_plain (const AkashiCatalogue *catalogue);

void akashi_catalogue_free (AkashiCatalogue *catalogue);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiCatalogue, akashi_catalogue_free)

/* Returns: (transfer none) (nullable): the translation of @msgid (context and msgid joined by U+0004, where
 * there is a context); %NULL where there is none or it is empty. */
const char *akashi_catalogue_get (const AkashiCatalogue *catalogue, const char *msgid);

/* Returns: (transfer none) (nullable): the same, in the form for the number @n. */
const char *akashi_catalogue_get_plural (const AkashiCatalogue *catalogue, const char *msgid, gulong n);

/* Returns: how many entries there are; the first one is the header, whose key is "". */
guint akashi_catalogue_n_entries (const AkashiCatalogue *catalogue);

/* Reads entry @index (for tests that go through all of them). */
void akashi_catalogue_get_entry (const AkashiCatalogue *catalogue, guint index, const char **out_msgid,
                                 const char **out_text);

/* Returns: (transfer none) (nullable): the English plural of entry @index; %NULL where it has none. */
const char *akashi_catalogue_get_entry_plural (const AkashiCatalogue *catalogue, guint index);

/* Returns: (transfer none) (nullable): the catalogue built in for @language; %NULL for English, which is the
 * msgid itself, and for languages there is none for. Thread-safe. */
const AkashiCatalogue *akashi_catalogue_for (const char *language);

G_END_DECLS
