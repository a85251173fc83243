/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

/*
 * A decoder that a hostile picture has taken over completely: it does what the byte behind the magic of a
 * JPEG says. Built into a copy of the real decoder program, with the real walls around it. @data of
 * HOSTILE_OPEN and HOSTILE_CREATE: a path, ended by NUL; of HOSTILE_CONNECT: a port, as text.
 */
typedef enum {
  HOSTILE_BEHAVES, /* a picture of one white pixel */

  /* each of these, where it succeeds, leaves a picture of one black pixel */
  HOSTILE_OPEN,
  HOSTILE_CREATE,
  HOSTILE_SOCKET,
  HOSTILE_CONNECT,
  HOSTILE_EXEC,
  HOSTILE_FORK,
  HOSTILE_THREAD,
  HOSTILE_KILL_PARENT,
  HOSTILE_KILL_GROUP,
  HOSTILE_PTRACE,
  HOSTILE_WRITE_DESCRIPTORS,
  HOSTILE_READ_DESCRIPTORS,
  HOSTILE_SEND,
  HOSTILE_CODE_MEMORY,
  HOSTILE_CODE_LATER,
  HOSTILE_OTHER_MEMORY,
  HOSTILE_LIMITS,
  HOSTILE_UNCONFINE,
  HOSTILE_IO_URING,
  HOSTILE_BPF,
  HOSTILE_KEYS,
  HOSTILE_CHROOT,
  HOSTILE_MEMFD,
  HOSTILE_PAUSE,
  HOSTILE_BEYOND_MEMORY,
  HOSTILE_ABORT,
  HOSTILE_EXIT,
  HOSTILE_FOREVER,

  /* these lie about what they leave */
  HOSTILE_SAYS_NOTHING,
  HOSTILE_SAYS_NO_SIZE,
  HOSTILE_SAYS_TOO_WIDE,
  HOSTILE_SAYS_TOO_MANY,
  HOSTILE_SAYS_MORE_THAN_WHOLE,
  HOSTILE_SAYS_LESS,
  HOSTILE_SAYS_MORE,
  HOSTILE_SAYS_NO_HEADER,
  HOSTILE_SAYS_UNCONFINED,
  HOSTILE_SAYS_HUGE,
  HOSTILE_SAYS_NONSENSE,
  HOSTILE_ABORTS_AFTER,
  HOSTILE_NEVER_ENDS,
  HOSTILE_EATS_MEMORY,
  HOSTILE_N
} Hostile;
