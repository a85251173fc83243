/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-confine.h"

#include "akashi-decoded.h"
#include "akashi-landlock.h"
#include "akashi-limits.h"

#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Far above what the rules below come to; the kernel takes no more than 4,096 (BPF_MAXINSNS). */
#define MOST_INSTRUCTIONS 1024

static struct sock_filter instructions[MOST_INSTRUCTIONS];
static struct sock_fprog program = { 0, instructions };

/* Memory without a file behind it, that holds no code. */
static bool
allow_memory (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 2,
                           SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                           SCMP_A3 (SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS))
         == 0;
}

/* To the pipe, and to nothing else. */
static bool
allow_output (scmp_filter_ctx filter)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (write), 1,
                           SCMP_A0 (SCMP_CMP_EQ, AKASHI_DECODED_OUTPUT))
         == 0;
}

static bool
allow_calls (scmp_filter_ctx filter)
{
  static const int calls[] = {
    SCMP_SYS (brk),           SCMP_SYS (munmap), SCMP_SYS (mremap),     SCMP_SYS (madvise),
    SCMP_SYS (futex),         SCMP_SYS (getpid), /* the C library asks for it before abort() */
    SCMP_SYS (clock_gettime), SCMP_SYS (exit),   SCMP_SYS (exit_group),
  };
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
    if (seccomp_rule_add (filter, SCMP_ACT_ALLOW, calls[i], 0) != 0)
      return false;
  return allow_memory (filter) && allow_output (filter);
}

/* The filter is built once; children only hand it to the kernel. */
static bool
export_filter (scmp_filter_ctx filter)
{
  int file = memfd_create ("filter", MFD_CLOEXEC);
  if (file < 0)
    return false;
  ssize_t bytes = -1;
  if (seccomp_export_bpf (filter, file) == 0)
    bytes = pread (file, instructions, sizeof instructions, 0);
  close (file);
  if (bytes <= 0 || bytes == (ssize_t) sizeof instructions || bytes % (ssize_t) sizeof *instructions != 0)
    return false;
  program.len = (unsigned short) ((size_t) bytes / sizeof *instructions);
  return true;
}

static bool
build_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  if (!filter)
    return false;
  bool built = seccomp_attr_set (filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0
               && allow_calls (filter) && export_filter (filter);
  seccomp_release (filter);
  return built;
}

/* Root in here is nobody in particular. Not part of the floor: who is not root has none to give up. */
static void
drop_capabilities (void)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct none[2] = { { 0 } };
  syscall (SYS_capset, &header, none);
}

bool
akashi_confine_prepare (void)
{
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return false;
  if (!build_filter ())
    return false;
  drop_capabilities ();
  return akashi_landlock_restrict () != AKASHI_LANDLOCK_FAILED;
}

static bool
set_limits (void)
{
  static const struct {
    __rlimit_resource_t resource;
    rlim_t most;
  } limits[] = {
    { RLIMIT_AS, AKASHI_MAX_DECODER_ADDRESS_BYTES },
    { RLIMIT_CPU, AKASHI_MAX_DECODER_CPU_S },
    { RLIMIT_CORE, 0 },
    { RLIMIT_FSIZE, 0 },
    { RLIMIT_MEMLOCK, 0 },
    { RLIMIT_NOFILE, 0 },
    { RLIMIT_NPROC, 0 },
  };
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    {
      /* Of time one more in the end: at the first limit SIGXCPU says what it is, at the last SIGKILL ends it.
       */
      struct rlimit limit = { limits[i].most, limits[i].most + (limits[i].resource == RLIMIT_CPU) };
      if (setrlimit (limits[i].resource, &limit) != 0)
        return false;
    }
  return true;
}

bool
akashi_confine_enter (void)
{
  return set_limits () && program.len > 0 && prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}
