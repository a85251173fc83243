/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-landlock.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The headers of a distribution may be older than its kernel: numbers and structure are written out here
 * (linux/landlock.h, asm-generic/unistd.h). */
#define CREATE_RULESET 444
#define RESTRICT_SELF 446
#define ASK_VERSION 1u

typedef struct {
  uint64_t files;   /* from version 1 */
  uint64_t network; /* from version 4 */
  uint64_t scopes;  /* from version 6 */
} Ruleset;

#define ALL_NETWORK 0x3 /* bind, connect by TCP */
#define ALL_SCOPES 0x3  /* abstract sockets, signals */

static uint64_t
all_file_rights (long version)
{
  if (version >= 5)
    return 0xffff; /* ioctl on devices */
  if (version >= 3)
    return 0x7fff; /* truncate */
  return version == 2 ? 0x3fff : 0x1fff;
}

static size_t
ruleset_size (long version)
{
  if (version >= 6)
    return sizeof (Ruleset);
  return version >= 4 ? offsetof (Ruleset, scopes) : offsetof (Ruleset, network);
}

AkashiLandlock
akashi_landlock_restrict (void)
{
  long version = syscall (CREATE_RULESET, NULL, 0, ASK_VERSION);
  if (version < 1)
    return AKASHI_LANDLOCK_ABSENT;

  Ruleset ruleset = { all_file_rights (version), ALL_NETWORK, ALL_SCOPES };
  int rules = (int) syscall (CREATE_RULESET, &ruleset, ruleset_size (version), 0);
  if (rules < 0)
    return AKASHI_LANDLOCK_FAILED;
  long failed = syscall (RESTRICT_SELF, rules, 0);
  close (rules);
  return failed == 0 ? AKASHI_LANDLOCK_IN_FORCE : AKASHI_LANDLOCK_FAILED;
}
