/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-terminal.h"

#include "akashi-error.h"
#include "akashi-readings.h"
#include "akashi-words.h"

#include <stdio.h>
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

static const char *spoken; /* one of akashi_words_languages(); NULL before it was chosen */

void
akashi_terminal_speak (const char *language)
{
  spoken = language;
}

static const char *
in_words (const char *msgid)
{
  if (!spoken)
    spoken = akashi_words_language_for (g_get_language_names ()[0]);
  return akashi_words_text (spoken, msgid);
}

const char *
akashi_terminal_text (const char *msgid)
{
  return in_words (msgid);
}

void
akashi_terminal_complain (const char *what, const char *meaning, const char *todo)
{
  g_printerr ("akashictl: %s\n", in_words (what));
  if (meaning && *meaning)
    g_printerr ("  %-14s %s\n", in_words (N_ ("What it means:")), in_words (meaning));
  if (todo && *todo)
    g_printerr ("  %-14s %s\n", in_words (N_ ("What to do:")), in_words (todo));
}

void
akashi_terminal_complain_no_code (const char *source)
{
  g_autofree char *name = akashi_terminal_escape (source, strlen (source));
  g_autofree char *what
      = g_strdup_printf ("%s: %s", name, in_words (N_ ("there is no code in this picture that can be read")));

  akashi_terminal_complain (
      what, N_ ("Nothing was checked; this says nothing about the product."),
      N_ ("Take the picture again, nearer, sharp, without glare, the whole code in view."));
}

typedef struct {
  AkashiError code;
  const char *what; /* in general; the message of the error is more exact, but speaks English only */
  const char *meaning;
  const char *todo;
} Complaint;

static const Complaint complaints[] = {
  { AKASHI_ERROR_INVALID, N_ ("it does not have the form it must have"),
    N_ ("Nothing of it was used, and nothing was changed."), N_ ("Correct it, or give another.") },
  { AKASHI_ERROR_IO, N_ ("it cannot be read"), N_ ("Nothing was read, and nothing was changed."),
    N_ ("Check that it can be opened, and that you may read it.") },
  { AKASHI_ERROR_NOT_FOUND, N_ ("there is no such file"), N_ ("Nothing was read, and nothing was changed."),
    N_ ("Check the name or the address.") },
  { AKASHI_ERROR_NOT_AN_IMAGE, N_ ("The file is not a JPEG, PNG, WebP, GIF or AVIF picture"),
    N_ ("Only pictures of these forms can be read; this one was skipped."),
    N_ ("Save the picture as JPEG or PNG. A text is given as it is, not in a file.") },
  { AKASHI_ERROR_DAMAGED_IMAGE, N_ ("the picture is damaged"),
    N_ ("The picture is cut off or broken, so no code in it can be relied on."),
    N_ ("Take or copy the picture again.") },
  { AKASHI_ERROR_UNREADABLE_IMAGE, N_ ("this picture could not be read"),
    N_ ("The picture broke the closed-off program that reads pictures, or kept it busy too long. Nothing "
        "else was "
        "touched."),
    N_ ("Take or copy the picture again. If it comes from a stranger, keep it aside: it may be an attack.") },
  { AKASHI_ERROR_NO_SANDBOX, N_ ("pictures cannot be read on this machine"),
    N_ ("Pictures are read only in a closed-off process, and this system does not let one be made. No "
        "picture was "
        "opened."),
    N_ ("Allow seccomp filters and resource limits to this program (container settings), or install it "
        "again.") },
  { AKASHI_ERROR_TOO_LARGE, N_ ("it is too large"),
    N_ ("It is larger than this program takes in, and was not read."),
    N_ ("Give a smaller one; a photograph straight from a telephone is small enough.") },
  { AKASHI_ERROR_NO_REGISTRY, N_ ("there is no registration list on this machine yet"),
    N_ ("Without a registration list no label can be checked."),
    N_ ("Trust a registry (akashictl trust add ROOT.json --url URL), then run: akashictl sync") },
  { AKASHI_ERROR_DAMAGED_REGISTRY, N_ ("the registration list on this machine is damaged"),
    N_ ("The cached list cannot be relied on. It was left as it is."),
    N_ ("Move the file away and run: akashictl trust add …, akashictl sync") },
  { AKASHI_ERROR_NEWER_REGISTRY, N_ ("the registration list on this machine is of a newer kind"),
    N_ ("The cached list was written by a newer Akashi. It was left as it is."),
    N_ ("Update this program.") },
  { AKASHI_ERROR_UNREACHABLE, N_ ("the registry cannot be reached"),
    N_ ("The list was not updated; the one there is stays in use, with its age shown."),
    N_ ("Check the network and the address, then run akashictl sync again.") },
  { AKASHI_ERROR_HTTP_STATUS, N_ ("the server did not give the file"),
    N_ ("The server did not give the file; the list there is stays in use."),
    N_ ("Try again later; if it stays so, tell whoever runs the registry.") },
  { AKASHI_ERROR_FORBIDDEN_ADDRESS, N_ ("nothing is fetched from such an address"),
    N_ ("Lists are fetched over https only (http on this machine, or file:)."),
    N_ ("Give an https: or file: address.") },
  { AKASHI_ERROR_EXISTS, N_ ("it is there already"), N_ ("Nothing was changed."),
    N_ ("Remove what is there first, if that is what you want.") },
  { AKASHI_ERROR_IMPORT_REFUSED, N_ ("the new list was refused"),
    N_ ("The new list was refused as a whole; the last good list stays in use."),
    N_ ("Tell whoever publishes the registry; the message above names the line.") },
  { AKASHI_ERROR_TUF_EXPIRED, N_ ("what the server offers is out of date"),
    N_ ("What the server offers is out of date; the list there is stays in use, with its age shown."),
    N_ ("Check this machine's clock. If it is right, tell whoever publishes the registry.") },
  { AKASHI_ERROR_CLOCK, N_ ("the clock of this machine is wrong"),
    N_ ("Dates cannot be judged while the clock is wrong."), N_ ("Set this machine's clock.") },
};

static const Complaint tampered = {
  AKASHI_ERROR_TUF_MALFORMED,
  N_ ("what was received is not what was signed"),
  N_ ("What was received is not what the registry's keys signed. It was not used; what was trusted before "
      "stays."),
  N_ ("Try again; if it stays so, tell whoever publishes the registry."),
};

static const Complaint other = {
  AKASHI_ERROR_INVALID,
  N_ ("it could not be done"),
  N_ ("It could not be done; nothing was lost."),
  N_ ("Read the message above; if it says nothing to you, show it to whoever looks after this machine."),
};

static const Complaint *
find_complaint (const GError *error)
{
  if (error->domain != AKASHI_ERROR)
    return &other;
  for (guint i = 0; i < G_N_ELEMENTS (complaints); i++)
    if ((AkashiError) error->code == complaints[i].code)
      return &complaints[i];
  return error->code >= AKASHI_ERROR_TUF_MALFORMED && error->code <= AKASHI_ERROR_TUF_UNSUPPORTED ? &tampered
                                                                                                  : &other;
}

/* Returns: (transfer full): the error's own message; where nobody translated that, what happened in general
 * before it. */
static char *
what_happened (const Complaint *complaint, const GError *error)
{
  const char *exact = in_words (error->message);
  const char *general = in_words (complaint->what);

  if (exact != error->message || general == complaint->what)
    return g_strdup (exact);
  return g_strdup_printf ("%s (%s)", general, error->message);
}

void
akashi_terminal_complain_error (const char *subject, const GError *error)
{
  const Complaint *complaint = find_complaint (error);
  g_autofree char *happened = what_happened (complaint, error);
  g_autofree char *raw = subject ? g_strdup_printf ("%s: %s", subject, happened) : g_strdup (happened);
  g_autofree char *what = akashi_terminal_escape (raw, strlen (raw));

  akashi_terminal_complain (what, complaint->meaning, complaint->todo);
}

void
akashi_terminal_print_words (const char *indent, const char *text)
{
  g_autofree char *read = akashi_readings_in_brackets (text);
  g_autofree char *escaped = akashi_terminal_escape (read, strlen (read));
  printf ("%s%s\n", indent, escaped);
}
