/* SPDX-License-Identifier: Apache-2.0 */
#include "hostile-decoder.h"

#include "akashi-decoders.h"
#include "akashi-limits.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAGIC_BYTES 3

static long
connect_to (const char *port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons ((uint16_t) atoi (port)) };
  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  int end = socket (AF_INET, SOCK_STREAM, 0);
  return connect (end, (struct sockaddr *) &address, sizeof address);
}

static long
try_descriptors (bool writing)
{
  char byte = 'x';
  for (int i = writing ? AKASHI_DECODED_OUTPUT + 1 : 0; i < 1024; i++)
    if ((writing ? write (i, &byte, 1) : read (i, &byte, 1)) >= 0)
      return 0;
  return -1;
}

static long
write_to_parent (void)
{
  char byte = 0;
  struct iovec here = { &byte, 1 }, there = { &byte, 1 };
  return process_vm_writev (getppid (), &here, 1, &there, 1, 0);
}

static long
make_code (bool later)
{
  void *memory = mmap (NULL, 4096, PROT_READ | PROT_WRITE | (later ? 0 : PROT_EXEC),
                       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED)
    return -1;
  return later ? mprotect (memory, 4096, PROT_READ | PROT_EXEC) : 0;
}

static long
raise_limits (void)
{
  struct rlimit more = { RLIM_INFINITY, RLIM_INFINITY };
  return setrlimit (RLIMIT_AS, &more);
}

static long
make_child (void)
{
  long child = syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0)
    _exit (0);
  return child;
}

/* Returns: below zero where the attack failed and this process is still there. */
static long
attack (Hostile what, const char *argument)
{
  char *const words[] = { "/bin/true", NULL };
  switch ((int) what)
    {
    case HOSTILE_OPEN:
      return syscall (SYS_openat, AT_FDCWD, argument, O_RDONLY);
    case HOSTILE_CREATE:
      return syscall (SYS_openat, AT_FDCWD, argument, O_WRONLY | O_CREAT, 0600);
    case HOSTILE_SOCKET:
      return socket (AF_UNIX, SOCK_STREAM, 0);
    case HOSTILE_CONNECT:
      return connect_to (argument);
    case HOSTILE_EXEC:
      return execve (words[0], words, NULL);
    case HOSTILE_FORK:
      return make_child ();
    case HOSTILE_THREAD:
      return syscall (SYS_clone3, NULL, 0);
    case HOSTILE_KILL_PARENT:
      return kill (getppid (), SIGKILL);
    case HOSTILE_KILL_GROUP:
      return kill (0, SIGUSR1);
    case HOSTILE_PTRACE:
      return ptrace (PTRACE_ATTACH, getppid (), NULL, NULL);
    case HOSTILE_WRITE_DESCRIPTORS:
      return try_descriptors (true);
    case HOSTILE_READ_DESCRIPTORS:
      return try_descriptors (false);
    case HOSTILE_SEND:
      return send (AKASHI_DECODER_SOCKET, "x", 1, 0);
    case HOSTILE_CODE_MEMORY:
      return make_code (false);
    case HOSTILE_CODE_LATER:
      return make_code (true);
    case HOSTILE_OTHER_MEMORY:
      return write_to_parent ();
    case HOSTILE_LIMITS:
      return raise_limits ();
    case HOSTILE_UNCONFINE:
      return prctl (PR_SET_DUMPABLE, 1, 0, 0, 0);
    case HOSTILE_IO_URING:
      return syscall (425, 8, NULL);
    case HOSTILE_BPF:
      return syscall (SYS_bpf, 0, NULL, 0);
    case HOSTILE_KEYS:
      return syscall (SYS_keyctl, 0, -3, 1);
    case HOSTILE_CHROOT:
      return chroot ("/");
    case HOSTILE_MEMFD:
      return memfd_create ("x", 0);
    case HOSTILE_PAUSE:
      return pause ();
    case HOSTILE_ABORT:
      abort ();
    case HOSTILE_EXIT:
      _exit (3);
    case HOSTILE_FOREVER:
      for (volatile unsigned i = 0;; i++)
        ;
    default:
      return -1;
    }
}

static AkashiDecodedStatus
leave_pixel (AkashiCanvas *canvas, uint8_t value)
{
  AkashiDecodedStatus status = akashi_canvas_open (canvas, 1, 1, 1, 1, 1);
  canvas->pixels[0] = value;
  return status;
}

/* Writes a header of its own into the pipe, or a number of pixels, and ends before an honest one can follow.
 */
static _Noreturn void
lie (Hostile what)
{
  AkashiDecodedHeader header = { 1, 1, 1, 1 };
  AkashiDecodedStatus status = what == HOSTILE_SAYS_NOTHING ? AKASHI_DECODED_NOTHING : AKASHI_DECODED_PICTURE;
  size_t pixels = 1;
  if (what == HOSTILE_SAYS_NO_SIZE)
    header.width = 0;
  if (what == HOSTILE_SAYS_TOO_WIDE)
    header.width = header.full_width = AKASHI_MAX_IMAGE_SIDE + 1;
  if (what == HOSTILE_SAYS_TOO_MANY)
    header.width = header.height = header.full_width = header.full_height = AKASHI_MAX_IMAGE_SIDE;
  if (what == HOSTILE_SAYS_MORE_THAN_WHOLE)
    header.width = 2;
  if (what == HOSTILE_SAYS_HUGE)
    header = (AkashiDecodedHeader){ 10000, 10000, 10000, 10000 };
  if (what == HOSTILE_SAYS_LESS)
    pixels = 0;
  if (what == HOSTILE_SAYS_MORE)
    pixels = 2;
  char said[sizeof header + 2] = { 0 };
  memcpy (said, &header, sizeof header);
  for (size_t i = 0; what != HOSTILE_SAYS_NO_HEADER && i < sizeof header + pixels; i++)
    if (write (AKASHI_DECODED_OUTPUT, said + i, 1) != 1)
      break;
  if (what == HOSTILE_ABORTS_AFTER)
    abort ();
  while (what == HOSTILE_NEVER_ENDS)
    (void) !write (AKASHI_DECODED_OUTPUT, said, 1);
  _exit (what == HOSTILE_SAYS_NONSENSE     ? 255
         : what == HOSTILE_SAYS_UNCONFINED ? 70 /* EX_SOFTWARE */
                                           : AKASHI_DECODED_EXIT + (int) status);
}

static AkashiDecodedStatus
hostile_decode (const uint8_t *data, size_t length, AkashiCanvas *canvas)
{
  Hostile what = length > MAGIC_BYTES ? (Hostile) data[MAGIC_BYTES] : HOSTILE_BEHAVES;

  if (what == HOSTILE_BEHAVES)
    return leave_pixel (canvas, 255);
  if (what == HOSTILE_BEYOND_MEMORY)
    {
      volatile uint8_t *memory = leave_pixel (canvas, 0) == AKASHI_DECODED_PICTURE ? canvas->memory : NULL;
      for (size_t i = canvas->capacity - 1;;
           i++) /* what lies behind is not known: it ends at the first gap */
        memory[i] = 0;
    }
  if (what == HOSTILE_EATS_MEMORY)
    {
      size_t taken = 0;
      for (void *more; (more = malloc (16 * AKASHI_MIB)); taken += 16 * AKASHI_MIB)
        ;
      return taken < AKASHI_MAX_DECODER_ADDRESS_BYTES ? AKASHI_DECODED_NO_MEMORY : leave_pixel (canvas, 0);
    }
  if (what >= HOSTILE_SAYS_NOTHING)
    lie (what);
  if (attack (what, (const char *) data + MAGIC_BYTES + 1) >= 0)
    return leave_pixel (canvas, 0);
  return AKASHI_DECODED_DAMAGED;
}

const AkashiDecoder akashi_decoders[] = {
  { AKASHI_PICTURE_JPEG, hostile_decode, NULL, 0 },
  { AKASHI_PICTURE_UNKNOWN, NULL, NULL, 0 },
};
