/* SPDX-License-Identifier: Apache-2.0 */
/* Pictures behind the walls: what a decoder that was taken over can do, and what it costs. */
#include "akashi-limits.h"
#include "akashi-picture-reader.h"
#include "hostile-decoder.h"
#include "test-pictures.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static GBytes *
hostile_file (Hostile what, const char *argument)
{
  GByteArray *file = g_byte_array_new ();
  guint8 byte = (guint8) what;
  g_byte_array_append (file, (const guint8 *) "\xff\xd8\xff", 3);
  g_byte_array_append (file, &byte, 1);
  g_byte_array_append (file, (const guint8 *) argument, (guint) strlen (argument) + 1);
  return g_byte_array_free_to_bytes (file);
}

/* Returns: the error's code; -1: a picture came, and it is white: the decoder behaved; -2: it is black: an
 * attack succeeded. @says: (nullable): what is in the error's message */
static int
outcome_saying (AkashiPictureReader *reader, Hostile what, const char *argument, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = hostile_file (what, argument);
  g_auto (AkashiPicture) picture = { 0 };

  if (akashi_picture_reader_read_bytes (reader, file, 0, &picture, &error))
    return picture.grey->pixels[0] == 255 ? -1 : -2;
  g_assert_true (error->domain == AKASHI_ERROR);
  g_test_message ("%u: %s", what, error->message);
  g_assert_true (says == NULL || strstr (error->message, says) != NULL);
  return error->code;
}

static int
outcome (AkashiPictureReader *reader, Hostile what, const char *argument)
{
  return outcome_saying (reader, what, argument, NULL);
}

/* No attack succeeds, and the picture after it is read as if nothing had been. */
static void
test_attacks (void)
{
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new_with_program (HOSTILE_DECODER);
  g_autofree char *folder = g_dir_make_tmp ("akashi-hostile-XXXXXX", NULL);
  g_autofree char *new_file = g_build_filename (folder, "made", NULL);

  for (guint what = HOSTILE_OPEN; what <= HOSTILE_EXIT; what++)
    {
      const char *argument
          = what == HOSTILE_CREATE ? new_file : (what == HOSTILE_CONNECT ? "9" : "/etc/passwd");
      int code = outcome (reader, what, argument);
      if (code != AKASHI_ERROR_UNREADABLE_IMAGE)
        g_error ("attack %u: outcome %d", what, code);
      g_assert_cmpint (outcome (reader, HOSTILE_BEHAVES, ""), ==, -1);
    }
  g_assert_false (g_file_test (new_file, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_lies (void)
{
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new_with_program (HOSTILE_DECODER);

  for (guint what = HOSTILE_SAYS_NOTHING; what <= HOSTILE_NEVER_ENDS; what++)
    {
      /* One that is not listened to any more may be killed for it. */
      gboolean may_be_cut_off = what == HOSTILE_SAYS_NO_SIZE || what == HOSTILE_SAYS_TOO_WIDE
                                || what == HOSTILE_SAYS_TOO_MANY || what == HOSTILE_SAYS_MORE_THAN_WHOLE
                                || what == HOSTILE_SAYS_MORE;
      const char *says = what == HOSTILE_ABORTS_AFTER ? "broke the process"
                         : what == HOSTILE_NEVER_ENDS ? "Broken pipe"
                         : may_be_cut_off             ? NULL
                                                      : "gave no answer that can be";
      g_assert_cmpint (outcome_saying (reader, what, "", says), ==, AKASHI_ERROR_UNREADABLE_IMAGE);
    }
  g_assert_cmpint (outcome (reader, HOSTILE_EATS_MEMORY, ""), ==, AKASHI_ERROR_TOO_LARGE);
  g_assert_cmpint (outcome (reader, HOSTILE_BEHAVES, ""), ==, -1);
}

/* There is no memory here for what a picture may well have: that is not the picture's fault. */
static void
test_no_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer itself needs more than can be left");
#else
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new_with_program (HOSTILE_DECODER);
  g_autofree char *sizes = NULL;
  g_assert_cmpint (outcome (reader, HOSTILE_BEHAVES, ""), ==, -1);
  g_assert_true (g_file_get_contents ("/proc/self/statm", &sizes, NULL, NULL));
  rlim_t now = strtoul (sizes, NULL, 10) * (rlim_t) sysconf (_SC_PAGESIZE);
  struct rlimit limit = { now + 64 * AKASHI_MIB, now + 64 * AKASHI_MIB };
  g_assert_cmpint (setrlimit (RLIMIT_AS, &limit), ==, 0);
  g_assert_cmpint (outcome (reader, HOSTILE_SAYS_HUGE, ""), ==, AKASHI_ERROR_TOO_LARGE);
#endif
}

static void
test_forever (void)
{
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new_with_program (HOSTILE_DECODER);
  gint64 start = g_get_monotonic_time ();

  g_assert_cmpint (outcome_saying (reader, HOSTILE_FOREVER, "", "took too long"), ==,
                   AKASHI_ERROR_UNREADABLE_IMAGE);
  gint64 took = (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_assert_cmpint (took, >=, AKASHI_MAX_DECODER_CPU_S - 2);
  g_assert_cmpint (took, <=, AKASHI_MAX_DECODER_WALL_S + 5);
  g_assert_cmpint (outcome (reader, HOSTILE_BEHAVES, ""), ==, -1);
}

typedef enum { LACKS_SECCOMP, LACKS_RLIMITS, LACKS_NO_NEW_PRIVS } Lack;

/* A system, or a container, that lets one of the walls not be put up. */
static void
take_away (Lack lack)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);
  g_assert_nonnull (filter);
  int failed;
  if (lack == LACKS_RLIMITS)
    failed = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (prlimit64), 1,
                               SCMP_A2 (SCMP_CMP_NE, 0));
  else
    failed = seccomp_rule_add (
        filter, SCMP_ACT_ERRNO (EINVAL), SCMP_SYS (prctl), 1,
        SCMP_A0 (SCMP_CMP_EQ, lack == LACKS_SECCOMP ? PR_SET_SECCOMP : PR_SET_NO_NEW_PRIVS));
  g_assert_cmpint (failed, ==, 0);
  g_assert_cmpint (seccomp_load (filter), ==, 0);
  seccomp_release (filter);
}

/* Without the floor nothing is read, not even a good picture. */
static void
test_no_floor (gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_autoptr (AkashiGrey) made = test_picture_blank (16, 16);
  g_autoptr (GBytes) file = test_picture_encode (made, TEST_PNG_GREY);
  take_away (GPOINTER_TO_UINT (data));
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new ();
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (AkashiPicture) picture = { 0 };
      g_assert_false (akashi_picture_reader_read_bytes (reader, file, 0, &picture, &error));
      g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_NO_SANDBOX);
    }
}

static void
test_no_program (void)
{
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new_with_program ("/nowhere/akashi-decoder");
  g_assert_cmpint (outcome (reader, HOSTILE_BEHAVES, ""), ==, AKASHI_ERROR_NO_SANDBOX);
}

/* The decoder itself was ended from outside between two pictures: it is started again. */
static void
test_program_ended (void)
{
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new_with_program (HOSTILE_DECODER);
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", (int) getpid ());
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!g_file_get_contents (path, &before, NULL, NULL))
    {
      g_test_skip ("this kernel does not name children");
      return;
    }
  g_assert_cmpint (outcome (reader, HOSTILE_BEHAVES, ""), ==, -1);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_true (g_str_has_prefix (after, before));
  int child = atoi (after + strlen (before));
  g_assert_cmpint (child, >, 1);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (outcome (reader, HOSTILE_BEHAVES, ""), ==, -1);
}

/* Pipes are read as files are; what never ends is cut off. */
static void
test_streams (void)
{
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new ();
  g_autoptr (AkashiGrey) made = test_picture_blank (16, 16);
  g_autoptr (GBytes) file = test_picture_encode (made, TEST_PNG_GREY);
  g_auto (AkashiPicture) picture = { 0 };
  g_autoptr (GError) error = NULL;
  gsize length;
  const void *bytes = g_bytes_get_data (file, &length);
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], bytes, length), ==, (gssize) length);
  close (ends[1]);
  g_assert_true (akashi_picture_reader_read (reader, ends[0], 0, &picture, &error));
  g_assert_no_error (error);
  close (ends[0]);
  g_assert_cmpuint (picture.grey->width, ==, 16);

  int endless = g_open ("/dev/zero", O_RDONLY | O_CLOEXEC, 0);
  g_auto (AkashiPicture) none = { 0 };
  g_assert_false (akashi_picture_reader_read (reader, endless, 0, &none, &error));
  g_assert_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE);
  close (endless);
}

/* A JPEG of too many pixels comes smaller, and says how large it is. */
static void
test_shrunk (void)
{
  g_autoptr (AkashiPictureReader) reader = akashi_picture_reader_new ();
  g_autoptr (AkashiGrey) made = test_picture_blank (400, 202);
  g_autoptr (GBytes) file = test_picture_encode (made, TEST_JPEG_COLOUR);
  static const struct {
    guint most, width, height;
  } cases[] = {
    { 0, 400, 202 }, { 400 * 202, 400, 202 }, { 400 * 202 - 1, 200, 101 }, { 5100, 100, 51 }, { 1, 50, 26 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (AkashiPicture) picture = { 0 };
      g_assert_true (akashi_picture_reader_read_bytes (reader, file, cases[i].most, &picture, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (picture.grey->width, ==, cases[i].width);
      g_assert_cmpuint (picture.grey->height, ==, cases[i].height);
      g_assert_cmpuint (picture.width, ==, 400);
      g_assert_cmpuint (picture.height, ==, 202);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-reader/attacks", test_attacks);
  g_test_add_func ("/picture-reader/lies", test_lies);
  g_test_add_func ("/picture-reader/no-memory", test_no_memory);
  g_test_add_func ("/picture-reader/forever", test_forever);
  g_test_add_data_func ("/picture-reader/no-floor/seccomp", GUINT_TO_POINTER (LACKS_SECCOMP), test_no_floor);
  g_test_add_data_func ("/picture-reader/no-floor/rlimits", GUINT_TO_POINTER (LACKS_RLIMITS), test_no_floor);
  g_test_add_data_func ("/picture-reader/no-floor/no-new-privs", GUINT_TO_POINTER (LACKS_NO_NEW_PRIVS),
                        test_no_floor);
  g_test_add_func ("/picture-reader/no-program", test_no_program);
  g_test_add_func ("/picture-reader/program-ended", test_program_ended);
  g_test_add_func ("/picture-reader/streams", test_streams);
  g_test_add_func ("/picture-reader/shrunk", test_shrunk);
  return g_test_run ();
}
