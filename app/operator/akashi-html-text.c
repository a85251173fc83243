/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-html-text.h"

#include <string.h>

gboolean
akashi_html_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static gboolean
is_any (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

xmlNode *
akashi_html_step (const xmlNode *root, xmlNode *node, gboolean into)
{
  if (into && node->children)
    return node->children;
  while (node != root && !node->next)
    node = node->parent;
  return node == root ? NULL : node->next;
}

/* What is no part of the text: furigana stand beside their word, not in it. */
static gboolean
is_unseen (const xmlNode *node)
{
  static const char *const unseen[] = { "script", "style", "template", "rt", "rp", "table", NULL };
  return is_any (node, unseen);
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const blocks[] = { "br", "p",  "div", "li", "ul", "ol", "dt", "dd", "dl",
                                        "h1", "h2", "h3",  "h4", "h5", "h6", "hr", NULL };
  return is_any (node, blocks);
}

static void
break_line (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
}

static void
append_words (GString *text, const char *words)
{
  for (; *words; words++)
    if (!strchr (" \t\r\n\f", *words))
      g_string_append_c (text, *words);
    else if (text->len > 0 && !strchr (" \n", text->str[text->len - 1]))
      g_string_append_c (text, ' ');
}

static void
remember_link (xmlNode *node, char **link)
{
  if (*link || !akashi_html_is (node, "a"))
    return;
  xmlChar *address = xmlGetProp (node, (const xmlChar *) "href");
  if (address)
    *link = g_ref_string_new ((const char *) address);
  xmlFree (address);
}

/* The parser has bounded how deep this goes. */
static void
append_children (const xmlNode *parent, GString *text, char **link)
{
  for (xmlNode *node = parent->children; node; node = node->next)
    {
      gboolean block = is_block (node);
      if (is_unseen (node))
        continue;
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        append_words (text, node->content ? (const char *) node->content : "");
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (block)
        break_line (text);
      remember_link (node, link);
      append_children (node, text, link);
      if (block)
        break_line (text);
    }
}

char *
akashi_html_cell_text (const xmlNode *cell, char **link)
{
  g_autoptr (GString) text = g_string_new (NULL);

  *link = NULL;
  append_children (cell, text, link);
  while (text->len > 0 && strchr (" \n", text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  return g_ref_string_new_len (text->str, (gssize) text->len);
}
