/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-knowledge.h"

#include "akashi-guarantee-json.h"
#include "akashi-mark-json.h"

const AkashiGuarantees *
akashi_knowledge_guarantees (void)
{
  static AkashiGuarantees *all;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GError) error = NULL;
      all = akashi_guarantees_new_built_in (&error);
      /* The file is part of the program, and a test reads it. */
      if (!all)
        g_error ("built in: %s", error->message);
      g_once_init_leave (&once, 1);
    }
  return all;
}

GPtrArray *
akashi_knowledge_marks (void)
{
  static GPtrArray *marks;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GError) error = NULL;
      marks = akashi_marks_new_built_in (&error);
      if (!marks)
        g_error ("built in: %s", error->message);
      g_once_init_leave (&once, 1);
    }
  return marks;
}
