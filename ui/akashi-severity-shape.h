/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <gtk/gtk.h>

#include "akashi-verdict.h"

G_BEGIN_DECLS

/**
 * AkashiSeverityShape:
 *
 * The shape of a verdict, so that it is told without its colour: disc with tick (good), triangle with clock,
 * hourglass or question mark (caution), octagon with cross (bad), square with question mark (cannot tell),
 * ring with i (information). Drawn in the widget's own colour, the sign cut out of it. It says nothing to a
 * screen reader: the headline beside it does.
 */
#define AKASHI_TYPE_SEVERITY_SHAPE (akashi_severity_shape_get_type ())
G_DECLARE_FINAL_TYPE (AkashiSeverityShape, akashi_severity_shape, AKASHI, SEVERITY_SHAPE, GtkWidget)

void akashi_severity_shape_set_verdict (AkashiSeverityShape *shape, AkashiVerdictCode code);

/* The signs inside the shapes. */
typedef enum {
  AKASHI_SIGN_TICK,
  AKASHI_SIGN_CROSS,
  AKASHI_SIGN_QUESTION,
  AKASHI_SIGN_CLOCK,
  AKASHI_SIGN_HOURGLASS,
  AKASHI_SIGN_I,
} AkashiSign;

/* Returns: the sign of a verdict (verdicts.md, column "shape"). */
AkashiSign akashi_sign_of_verdict (AkashiVerdictCode code);

G_END_DECLS
