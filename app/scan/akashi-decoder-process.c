/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-decoder-process.h"

#include "akashi-limits.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define DESCRIPTORS 2
/* seconds: the decoder itself should have answered before */
#define PATIENCE_S (AKASHI_MAX_DECODER_WALL_S + 15)

struct _AkashiDecoderProcess {
  pid_t pid;
  int socket;
};

/* The decoder gets its end of the socket, standard error for the loader's complaints, and nothing else: no
 * other descriptor, none of the environment. */
static int
spawn (const char *path, int socket, pid_t *pid)
{
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  g_autofree char *program = g_strdup (path);
  char *const argv[] = { program, NULL };
  char language[] = "LC_ALL=C";
  char *const environment[] = { language, NULL };

  sigemptyset (&none);
  sigfillset (&all);
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, socket, AKASHI_DECODER_SOCKET);
  posix_spawn_file_actions_addclosefrom_np (&actions, AKASHI_DECODER_SOCKET + 1);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  int failed = posix_spawn (pid, path, &actions, &attributes, argv, environment);
  posix_spawn_file_actions_destroy (&actions);
  posix_spawnattr_destroy (&attributes);
  return failed;
}

static gboolean
refuse (int reason, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_SANDBOX,
               "The process that reads pictures is not there: %s", g_strerror (reason));
  return FALSE;
}

AkashiDecoderProcess *
akashi_decoder_process_new (const char *path, GError **error)
{
  int ends[2];
  pid_t pid;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    {
      refuse (errno, error);
      return NULL;
    }
  int failed = spawn (path, ends[1], &pid);
  close (ends[1]);
  if (failed)
    {
      close (ends[0]);
      refuse (failed, error);
      return NULL;
    }
  struct timeval patience = { .tv_sec = PATIENCE_S };
  setsockopt (ends[0], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  AkashiDecoderProcess *process = g_new (AkashiDecoderProcess, 1);
  *process = (AkashiDecoderProcess){ pid, ends[0] };
  return process;
}

void
akashi_decoder_process_free (AkashiDecoderProcess *process)
{
  if (process == NULL)
    return;
  close (process->socket);
  kill (process->pid, SIGKILL);
  while (waitpid (process->pid, NULL, 0) < 0 && errno == EINTR)
    ;
  g_free (process);
}

static gboolean
ask (AkashiDecoderProcess *process, const AkashiDecodeRequest *request, int input, int output)
{
  union {
    struct cmsghdr head;
    char bytes[CMSG_SPACE (DESCRIPTORS * sizeof (int))];
  } control = { 0 };
  AkashiDecodeRequest copy = *request;
  struct iovec part = { &copy, sizeof copy };
  struct msghdr message
      = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  const int descriptors[DESCRIPTORS] = { input, output };
  ssize_t count;

  control.head.cmsg_level = SOL_SOCKET;
  control.head.cmsg_type = SCM_RIGHTS;
  control.head.cmsg_len = CMSG_LEN (sizeof descriptors);
  memcpy (CMSG_DATA (&control.head), descriptors, sizeof descriptors);
  do
    count = sendmsg (process->socket, &message, MSG_NOSIGNAL);
  while (count < 0 && errno == EINTR);
  return count == (ssize_t) sizeof copy;
}

gboolean
akashi_decoder_process_run (AkashiDecoderProcess *process, const AkashiDecodeRequest *request, int input,
                            AkashiArrival *arrival, AkashiDecodeReply *reply, GError **error)
{
  AkashiDecodeReply answer;
  ssize_t count;
  int ends[2];

  *arrival = (AkashiArrival){ 0 };
  if (!akashi_picture_pipe_open (ends, error))
    return FALSE;
  gboolean asked = ask (process, request, input, ends[1]);
  int reason = errno;
  close (ends[1]); /* so that there is an end to what comes */
  gint64 until = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;
  if (asked)
    akashi_picture_pipe_read (ends[0], until, arrival);
  close (ends[0]);
  if (!asked || g_get_monotonic_time () >= until)
    return refuse (asked ? ETIMEDOUT : reason, error);
  do
    count = recv (process->socket, &answer, sizeof answer, 0);
  while (count < 0 && errno == EINTR);
  if (count != (ssize_t) sizeof answer)
    return refuse (count < 0 ? errno : EPIPE, error);
  *reply = answer;
  return TRUE;
}
