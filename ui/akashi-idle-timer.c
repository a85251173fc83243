/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-idle-timer.h"

AkashiIdleState
akashi_idle_timer_state (const AkashiIdleTimer *timer, gint64 now, guint *left_s)
{
  gint64 countdown_from = timer->since + (gint64) timer->stay_s * G_USEC_PER_SEC;
  gint64 over = countdown_from + (gint64) timer->countdown_s * G_USEC_PER_SEC;
  if (left_s != NULL)
    *left_s = 0;
  if (timer->stay_s == 0 || now < countdown_from)
    return AKASHI_IDLE_STAY;
  if (now >= over)
    return AKASHI_IDLE_OVER;
  if (left_s != NULL)
    *left_s = (guint) ((over - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  return AKASHI_IDLE_COUNTDOWN;
}
