/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-address.h"
#include "akashi-gtin.h"

G_BEGIN_DECLS

/**
 * akashi_digital_link_read:
 * @address: an address, on any host
 * @out: (out): the product code, set on success only
 *
 * Finds the product code of a GS1 Digital Link: AI 01 (or its older name `gtin`) and a code with a correct
 * check digit as two segments of the path, after any stem; only key qualifiers (22, 10, 21, 235, or cpv, lot,
 * ser) with their values may follow. It proves nothing about the product, nor who runs the host. Source: GS1
 * Digital Link Standard: URI Syntax 1.1 (names) and 1.4, sections on GTIN and its key qualifiers.
 *
 * Returns: whether @address is such a link
 */
gboolean akashi_digital_link_read (const AkashiAddress *address, AkashiGtin *out);

G_END_DECLS
