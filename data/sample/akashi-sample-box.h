/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <jansson.h>

#include "akashi-error.h"

G_BEGIN_DECLS

/* One model of the sample lists: where a box takes its words and its label's claims from. All borrowed. */
typedef struct {
  json_t *scheme; /* definition */
  json_t *registration;
  json_t *model;
} AkashiSampleModel;

/**
 * akashi_sample_box_claims:
 * @box: one box of `boxes.json`, dates expanded; has `label`
 * @models: (element-type utf8 AkashiSampleModel): by model number
 * @schemes: an array of definitions
 *
 * What the label on the box says: what the list says of the model (`label.of`, else `model`), then each claim
 * of `label.claims` in its place.
 *
 * Returns: (transfer full): claims as `akashictl operator label sign --claims` reads them
 */
json_t *akashi_sample_box_claims (json_t *box, GHashTable *models, json_t *schemes, GError **error);

/**
 * akashi_sample_box_label_text:
 * @label: the box's `label`
 * @text: the signed text
 *
 * What is printed in the end: @text with what the box does to it. `truncate` keeps that many bytes of it;
 * `tamper` replaces one run of bytes of the signed label by another of the same length.
 *
 * Returns: (transfer full): the text
 */
char *akashi_sample_box_label_text (json_t *label, const char *text, GError **error);

/**
 * akashi_sample_box_finish:
 * @box: one box of `boxes.json`
 * @text: (nullable): the text of its QR code
 *
 * Returns: (transfer full): the box as `world.json` lists it
 */
json_t *akashi_sample_box_finish (json_t *box, GHashTable *models, const char *text, GError **error);

G_END_DECLS
