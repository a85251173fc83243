/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pattern.h"
void akashi_pattern_free (AkashiPattern *pattern) { (void) pattern; }
