/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The decoder process. A program that wants a picture read starts this one with a socket and hands it two
 * descriptors a picture: the file, and a pipe for the grey pixels. For each picture one child is made,
 * confined (akashi-confine.h), and ended; nothing of a picture is looked at before the walls stand, and
 * nothing but the child ever looks at it. Ends with the socket.
 */
#include "akashi-confine.h"
#include "akashi-decoded.h"
#include "akashi-decoders.h"
#include "akashi-limits.h"
#include "akashi-write-all.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define UNCONFINED SIGUSR1 /* ends a child that has no walls; inside of them nobody can send a signal */
#define DESCRIPTORS 2

typedef struct {
  AkashiDecodeRequest request;
  int input, output;
} Job;

/* Only what the child writes to stays open. */
static bool
close_others (int output)
{
  return dup2 (output, AKASHI_DECODED_OUTPUT) == AKASHI_DECODED_OUTPUT
         && close_range (AKASHI_DECODED_OUTPUT + 1, ~0u, 0) == 0;
}

static void
put (const void *bytes, size_t length)
{
  if (!akashi_write_all (AKASHI_DECODED_OUTPUT, bytes, length))
    _exit (EXIT_FAILURE);
}

/* The part of a child that no stranger has a hand in: takes what it needs, and gives up everything else. */
static bool
prepare_child (const Job *job, pid_t parent, const uint8_t **input, AkashiCanvas *canvas)
{
  if (prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid () != parent)
    return false;
  void *file = mmap (NULL, job->request.length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, job->input, 0);
  if (file == MAP_FAILED)
    _exit (AKASHI_DECODED_EXIT + AKASHI_DECODED_NO_FILE);
  *input = file;
  *canvas = (AkashiCanvas){ .most_pixels = job->request.most_pixels, .put = put };
  return close_others (job->output) && akashi_confine_enter ();
}

static _Noreturn void
run_child (const Job *job, pid_t parent)
{
  const uint8_t *input = NULL;
  AkashiCanvas canvas;

  if (!prepare_child (job, parent, &input, &canvas))
    {
      raise (UNCONFINED);
      _exit (EXIT_FAILURE);
    }
  akashi_decode_picture (input, job->request.length, &canvas);
  _exit (AKASHI_DECODED_EXIT + (int) canvas.status);
}

/* SIGCHLD is blocked, so it waits for us. Returns: whether the child ended within its time. */
static bool
wait_until_ended (pid_t child, siginfo_t *info)
{
  sigset_t ended;
  struct timespec now, end, left;

  sigemptyset (&ended);
  sigaddset (&ended, SIGCHLD);
  clock_gettime (CLOCK_MONOTONIC, &end);
  end.tv_sec += AKASHI_MAX_DECODER_WALL_S;
  for (;;)
    {
      info->si_pid = 0;
      if (waitid (P_PID, (id_t) child, info, WEXITED | WNOHANG | WNOWAIT) == 0 && info->si_pid == child)
        return true;
      clock_gettime (CLOCK_MONOTONIC, &now);
      left = (struct timespec){ end.tv_sec - now.tv_sec, 0 };
      if (left.tv_sec <= 0)
        return false;
      sigtimedwait (&ended, NULL, &left);
    }
}

static AkashiDecodeReply
judge_end (pid_t child)
{
  siginfo_t info = { 0 };
  bool ended = wait_until_ended (child, &info);
  int status = 0;

  if (!ended)
    kill (child, SIGKILL);
  while (waitpid (child, &status, 0) < 0 && errno == EINTR)
    ;
  if (!ended || (WIFSIGNALED (status) && WTERMSIG (status) == SIGXCPU))
    return (AkashiDecodeReply){ AKASHI_DECODER_TIMED_OUT, 0 };
  if (WIFSIGNALED (status) && WTERMSIG (status) == UNCONFINED)
    return (AkashiDecodeReply){ AKASHI_DECODER_NO_SANDBOX, 0 };
  if (WIFSIGNALED (status))
    return (AkashiDecodeReply){ AKASHI_DECODER_KILLED, (uint32_t) WTERMSIG (status) };
  return (AkashiDecodeReply){ AKASHI_DECODER_EXITED, (uint32_t) WEXITSTATUS (status) };
}

static AkashiDecodeReply
decode (const Job *job)
{
  pid_t self = getpid ();
  pid_t child = fork ();

  if (child < 0)
    return (AkashiDecodeReply){ AKASHI_DECODER_NO_PROCESS, (uint32_t) errno };
  if (child == 0)
    run_child (job, self);
  return judge_end (child);
}

/* Returns: whether another job came; not at the end, and not where it has another form. */
static bool
take_job (Job *job)
{
  union {
    struct cmsghdr head;
    char bytes[CMSG_SPACE (DESCRIPTORS * sizeof (int))];
  } control;
  struct iovec part = { &job->request, sizeof job->request };
  struct msghdr message
      = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control };
  int descriptors[DESCRIPTORS];
  ssize_t count;

  do
    count = recvmsg (AKASHI_DECODER_SOCKET, &message, MSG_CMSG_CLOEXEC);
  while (count < 0 && errno == EINTR);
  struct cmsghdr *head = count == (ssize_t) sizeof job->request ? CMSG_FIRSTHDR (&message) : NULL;
  if (!head || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN (sizeof descriptors))
    return false;
  memcpy (descriptors, CMSG_DATA (head), sizeof descriptors);
  job->input = descriptors[0];
  job->output = descriptors[1];
  return true;
}

static void
block_child_signal (void)
{
  sigset_t ended;
  sigemptyset (&ended);
  sigaddset (&ended, SIGCHLD);
  sigprocmask (SIG_BLOCK, &ended, NULL);
}

int
main (void)
{
  Job job;

  akashi_decode_samples ();
  bool floor = akashi_confine_prepare ();

  /* Nothing of this or its children is for anybody's eyes. */
  close (STDIN_FILENO);
  close (STDOUT_FILENO);
  close (STDERR_FILENO);
  block_child_signal ();
  while (take_job (&job))
    {
      AkashiDecodeReply reply = { AKASHI_DECODER_NO_SANDBOX, 0 };
      if (floor)
        reply = decode (&job);
      close (job.input);
      close (job.output);
      if (send (AKASHI_DECODER_SOCKET, &reply, sizeof reply, MSG_NOSIGNAL) != (ssize_t) sizeof reply)
        break;
    }
  return EXIT_SUCCESS;
}
