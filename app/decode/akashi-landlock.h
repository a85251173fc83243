/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

typedef enum {
  AKASHI_LANDLOCK_ABSENT, /* this kernel, or the container it runs in, has none */
  AKASHI_LANDLOCK_IN_FORCE,
  AKASHI_LANDLOCK_FAILED, /* it is there and could not be put up */
} AkashiLandlock;

/* Takes every right that Landlock knows of (Linux 5.13 and later, "Landlock: unprivileged access control")
 * from this process and its children: to open any file, to use the network, to reach out of itself. Needs
 * no_new_privs. */
AkashiLandlock akashi_landlock_restrict (void);
