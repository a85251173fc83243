/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-guarantees-page.h"

#include "akashi-guarantee-words.h"
#include "akashi-knowledge.h"

struct _AkashiGuaranteesPage {
  AkashiSheet parent_instance;
};

G_DEFINE_FINAL_TYPE (AkashiGuaranteesPage, akashi_guarantees_page, AKASHI_TYPE_SHEET)

/* Who asks for it: all, one, or these. */
static char *
asked_by (const char *language, const AkashiGuarantee *guarantee)
{
  const AkashiBaseline *only = NULL;
  AkashiOverlap overlap = akashi_guarantees_overlap (akashi_knowledge_guarantees (), guarantee, &only);
  const char *words = akashi_words_overlap (language, overlap);
  if (overlap == AKASHI_OVERLAP_NEARLY_ALL)
    return g_strdup (words);
  GString *line = g_string_new (words);
  if (overlap == AKASHI_OVERLAP_ONE && only != NULL)
    g_string_append_printf (line, ": %s", only->short_title);
  for (guint i = 0; overlap == AKASHI_OVERLAP_SOME && i < guarantee->demands->len; i++)
    {
      const AkashiDemand *demand = g_ptr_array_index (guarantee->demands, i);
      g_string_append_printf (line, "%s%s", i == 0 ? ": " : ", ", demand->baseline->short_title);
    }
  return g_string_free (line, FALSE);
}

static void
akashi_guarantees_page_update_ui (AkashiPage *page)
{
  AkashiSheet *sheet = AKASHI_SHEET (page);
  AkashiCheck *check = akashi_sheet_get_check (sheet);
  const char *language = akashi_page_get_language (page);
  akashi_sheet_begin (sheet, akashi_page_text (page, N_ ("What is promised")),
                      akashi_page_text (page, N_ ("The maker answers for these promises")));
  const AkashiEvidence *evidence = check == NULL ? NULL : akashi_check_get_evidence (check);
  if (evidence == NULL || evidence->registration == NULL)
    return;
  char **promised = akashi_registration_get_guarantees (evidence->registration, evidence->scheme);
  guint n = 0;
  for (char **id = promised; id != NULL && *id != NULL; id++)
    {
      const AkashiGuarantee *guarantee = akashi_guarantees_find (akashi_knowledge_guarantees (), *id);
      if (guarantee == NULL)
        continue;
      g_autofree char *caption = asked_by (language, guarantee);
      akashi_sheet_add_item (sheet, guarantee->pictogram, akashi_words_guarantee (language, guarantee),
                             caption);
      n++;
    }
  if (n == 0)
    akashi_sheet_add_line (sheet, akashi_page_text (page, N_ ("The list does not say what is promised.")),
                           "advice");
}

static void
akashi_guarantees_page_class_init (AkashiGuaranteesPageClass *klass)
{
  AKASHI_PAGE_CLASS (klass)->update_ui = akashi_guarantees_page_update_ui;
}

static void
akashi_guarantees_page_init (AkashiGuaranteesPage *self G_GNUC_UNUSED)
{
}
