/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-engine.h"
#include "akashi-words.h"

#include <jansson.h>

/**
 * akashi_check_to_json:
 * @source: the file or text the code came from
 * @check: a check
 * @words: (nullable): its words
 *
 * Returns: (transfer full): the check as `akashictl check --json` prints it, one object
 */
json_t *akashi_check_to_json (const char *source, const AkashiCheck *check, const AkashiWords *words);
