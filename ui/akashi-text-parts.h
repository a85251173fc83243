/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text: of any language, with readings or without. Returns: (transfer full): its sentences, each with its
 * full stop; what stands in brackets is not taken apart */
char **akashi_text_sentences (const char *text);

/* Returns: (transfer full): @text before the brackets that it ends with, and these; one part where it does
 * not */
char **akashi_text_before_brackets (const char *text);

G_END_DECLS
