/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-knowledge.h"

#include "akashi-counsel-json.h"
#include "akashi-guarantee-json.h"
#include "akashi-mark-json.h"

typedef struct {
  AkashiGuarantees *guarantees;
  GPtrArray *marks;
  AkashiCounsel *counsel;
} Knowledge;

static const Knowledge *
get_knowledge (void)
{
  static Knowledge loaded;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GError) error = NULL;
      loaded.guarantees = akashi_guarantees_new_built_in (&error);
      if (loaded.guarantees)
        loaded.marks = akashi_marks_new_built_in (&error);
      if (loaded.marks)
        loaded.counsel = akashi_counsel_new_built_in (&error);
      /* The files are part of the program, and tests read them. */
      if (!loaded.counsel)
        g_error ("built in: %s", error->message);
      g_once_init_leave (&once, 1);
    }
  return &loaded;
}

const AkashiGuarantees *
akashi_knowledge_guarantees (void)
{
  return get_knowledge ()->guarantees;
}

GPtrArray *
akashi_knowledge_marks (void)
{
  return get_knowledge ()->marks;
}

const AkashiCounsel *
akashi_knowledge_counsel (void)
{
  return get_knowledge ()->counsel;
}
