/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-terminal.h"

#include "akashi-error.h"

#include <string.h>

/* Characters that show nothing, or change the order of what is shown around them. */
static gboolean
is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);
  return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_PRIVATE_USE
         || type == G_UNICODE_UNASSIGNED;
}

char *
akashi_terminal_escape (const void *data, gsize length)
{
  const char *at = data;
  const char *end = at + length;
  GString *out = g_string_sized_new (length);

  while (at < end)
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);
      gsize step = 1;
      if (c == (gunichar) -1 || c == (gunichar) -2 || *at == '\0')
        g_string_append_printf (out, "\\x%02X", (guchar) *at);
      else if (c == '\\')
        g_string_append (out, "\\\\");
      else if (is_hidden (c))
        {
          g_string_append_printf (out, "\\u{%04X}", c);
          step = (gsize) g_unichar_to_utf8 (c, NULL);
        }
      else
        {
          step = (gsize) g_unichar_to_utf8 (c, NULL);
          g_string_append_len (out, at, (gssize) step);
        }
      at += step;
    }
  return g_string_free (out, FALSE);
}

void
akashi_terminal_complain (const char *what, const char *meaning, const char *todo)
{
  g_printerr ("akashictl: %s\n", what);
  if (meaning && *meaning)
    g_printerr ("  What it means: %s\n", meaning);
  if (todo && *todo)
    g_printerr ("  What to do:    %s\n", todo);
}

typedef struct {
  AkashiError code;
  const char *meaning;
  const char *todo;
} Complaint;

static const Complaint complaints[] = {
  { AKASHI_ERROR_NOT_FOUND, "Nothing was read, and nothing was changed.", "Check the name or the address." },
  { AKASHI_ERROR_NOT_AN_IMAGE, "Only JPEG, PNG and WebP pictures can be read; this one was skipped.",
    "Save the picture in one of these forms. A text is given as it is, not in a file." },
  { AKASHI_ERROR_DAMAGED_IMAGE, "The picture is cut off or broken, so no code in it can be relied on.",
    "Take or copy the picture again." },
  { AKASHI_ERROR_TOO_LARGE, "It is larger than this program takes in, and was not read.",
    "Give a smaller one; a photograph straight from a telephone is small enough." },
  { AKASHI_ERROR_NO_REGISTRY, "Without a registration list no label can be checked.",
    "Trust a registry (akashictl trust add ROOT.json --url URL), then run: akashictl sync" },
  { AKASHI_ERROR_DAMAGED_REGISTRY, "The cached list cannot be relied on. It was left as it is.",
    "Move the file away and run: akashictl trust add …, akashictl sync" },
  { AKASHI_ERROR_NEWER_REGISTRY, "The cached list was written by a newer Akashi. It was left as it is.",
    "Update this program." },
  { AKASHI_ERROR_UNREACHABLE, "The list was not updated; the one there is stays in use, with its age shown.",
    "Check the network and the address, then run akashictl sync again." },
  { AKASHI_ERROR_HTTP_STATUS, "The server did not give the file; the list there is stays in use.",
    "Try again later; if it stays so, tell whoever runs the registry." },
  { AKASHI_ERROR_FORBIDDEN_ADDRESS, "Lists are fetched over https only (http on this machine, or file:).",
    "Give an https: or file: address." },
  { AKASHI_ERROR_EXISTS, "Nothing was changed.", "Remove what is there first, if that is what you want." },
  { AKASHI_ERROR_IMPORT_REFUSED, "The new list was refused as a whole; the last good list stays in use.",
    "Tell whoever publishes the registry; the message above names the line." },
  { AKASHI_ERROR_TUF_EXPIRED,
    "What the server offers is out of date; the list there is stays in use, with its age shown.",
    "Check this machine's clock. If it is right, tell whoever publishes the registry." },
  { AKASHI_ERROR_WRONG_PASSPHRASE, "The key stays locked; nothing was signed.",
    "Check the passphrase and try again." },
  { AKASHI_ERROR_CLOCK, "Dates cannot be judged while the clock is wrong.", "Set this machine's clock." },
};

static const char tampered_meaning[] = "What was received is not what the registry's keys signed. It was not "
                                       "used; what was trusted before stays.";
static const char tampered_todo[] = "Try again; if it stays so, tell whoever publishes the registry.";

void
akashi_terminal_complain_error (const char *subject, const GError *error)
{
  g_autofree char *raw
      = subject ? g_strdup_printf ("%s: %s", subject, error->message) : g_strdup (error->message);
  g_autofree char *what = akashi_terminal_escape (raw, strlen (raw));
  const char *meaning = "It could not be done; nothing was lost.";
  const char *todo
      = "Read the message above; if it says nothing to you, show it to whoever looks after this machine.";

  if (error->domain == AKASHI_ERROR && error->code >= AKASHI_ERROR_TUF_MALFORMED
      && error->code <= AKASHI_ERROR_TUF_UNSUPPORTED)
    {
      meaning = tampered_meaning;
      todo = tampered_todo;
    }
  for (guint i = 0; error->domain == AKASHI_ERROR && i < G_N_ELEMENTS (complaints); i++)
    if ((AkashiError) error->code == complaints[i].code)
      {
        meaning = complaints[i].meaning;
        todo = complaints[i].todo;
      }
  akashi_terminal_complain (what, meaning, todo);
}
