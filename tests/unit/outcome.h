/* SPDX-License-Identifier: Apache-2.0 */
/* What came of something that takes its time, and waiting for it with a bound. */
#pragma once

#include <glib.h>

#define LONGEST_WAIT_S 20 /* a machine that builds beside the tests is slow */

/* Begins as zeros. */
typedef struct {
  gboolean ended, done; /* @done: it was a success */
  GError *error;        /* (nullable) */
} Outcome;

static inline void
outcome_clear (Outcome *outcome)
{
  g_clear_error (&outcome->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/* Runs the main loop until @is_so. */
static inline void
wait_until (gboolean (*is_so) (gpointer data), gpointer data)
{
  gint64 give_up = g_get_monotonic_time () + LONGEST_WAIT_S * G_USEC_PER_SEC;
  while (!is_so (data) && g_get_monotonic_time () < give_up)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_so (data));
}

/* For wait_until(). */
static inline gboolean
outcome_has_ended (gpointer data)
{
  return ((const Outcome *) data)->ended;
}
