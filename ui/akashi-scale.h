/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How tightly a page may be set: roomy, dense, densest. */
#define AKASHI_DENSITIES 3
/* "Bigger letters": as they are, bigger, biggest. */
#define AKASHI_LETTER_STEPS 3
/* Height of a capital per font size: the lower of BIZ UDPGothic (0.765) and Noto Sans CJK JP (0.733). */
#define AKASHI_CAPITAL_PER_EM 0.733
/* Where a monitor does not say how large it is: 96 pixels an inch. */
#define AKASHI_DEFAULT_PX_PER_MM (96.0 / 25.4)

/* The surface everything is sized for. */
typedef struct {
  int width, height; /* application pixels */
  double px_per_mm;  /* application pixels per millimetre of glass */
  guint letters;     /* step of "bigger letters", 0 to AKASHI_LETTER_STEPS - 1 */
} AkashiScale;

/* Returns: whether the landscape arrangement is used. */
gboolean akashi_scale_is_landscape (const AkashiScale *scale);

/* Returns: whether the glass is that of a tablet: read from nearer, and with less room. */
gboolean akashi_scale_is_tablet (const AkashiScale *scale);

/**
 * akashi_scale_px_per_mm:
 * @width_px: of a monitor, application pixels
 * @width_mm: of the monitor as it reports itself; 0: it does not
 *
 * Returns: pixels per millimetre; AKASHI_DEFAULT_PX_PER_MM where the monitor says nothing or what cannot be
 * true (fewer than 1 or more than 20)
 */
double akashi_scale_px_per_mm (int width_px, int width_mm);

/**
 * akashi_scale_capital_mm:
 * @role: a text class of kiosk.css, as in `headline`
 * @density: 0 to AKASHI_DENSITIES - 1
 *
 * Returns: the height of a capital in millimetres; never under the least that screens.md allows for the role.
 *   0 where there is no such role
 */
double akashi_scale_capital_mm (const AkashiScale *scale, const char *role, guint density);

/* Returns: (transfer none) (nullable): the style class of pages set at @density; %NULL for the roomy one. */
const char *akashi_scale_density_class (guint density);

/**
 * akashi_scale_to_css:
 *
 * Returns: (transfer full): rules for every size on the kiosk: letters, gaps, touch targets, pictograms
 */
char *akashi_scale_to_css (const AkashiScale *scale);

G_END_DECLS
