/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/* The schemes and claims of tests/vectors/labels.json as the program's own values. */

#include "akashi-code.h"
#include "akashi-key.h"
#include "akashi-scheme.h"

#include <jansson.h>

/* Loads a file of tests/vectors; ends the program where it cannot. */
json_t *world_load (const char *name);

/* The string under @name, or NULL. */
const char *world_string (json_t *object, const char *name);

/* (element-type AkashiScheme): what `schemes` holds: ids, hosts and label keys. */
GPtrArray *world_schemes (json_t *vectors);

void world_add_key (AkashiScheme *scheme, const AkashiPublicKey *key, AkashiDate from, AkashiDate until,
                    AkashiDate revoked);

/* `claims` of a vector. */
AkashiClaims *world_claims (json_t *claims);
void world_assert_claims (const AkashiClaims *claims, json_t *expected);
