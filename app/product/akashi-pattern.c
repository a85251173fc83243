/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-pattern.h"

#include "akashi-limits.h"

#include <string.h>

#define MAX_REPEAT 64

/* The bytes one position takes: a bit for each ASCII character. */
typedef struct {
  guint64 bits[2];
} CharSet;

/* A position takes one byte of its set, or, where it is optional, nothing. Repeats are written out as
 * positions. */
typedef struct {
  CharSet set;
  gboolean optional;
} Position;

struct _AkashiPattern {
  char *source;
  GArray *positions; /* of Position */
  guint required;    /* positions that are not optional: the length of the shortest match */
  gboolean captures;
  guint capture_from; /* positions [from, to) stand in the parentheses */
  guint capture_to;
};

/* What is read while a pattern is compiled. */
typedef struct {
  AkashiPattern *pattern;
  const char *start;
  const char *at;
  gboolean ignore_case;
  gboolean open; /* inside the parentheses */
} Compiler;

static gboolean
refuse (const Compiler *compiler, const char *why, GError **error)
{
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "pattern, byte %d: %s",
               (int) (compiler->at - compiler->start), why);
  return FALSE;
}

static gboolean
set_has (const CharSet *set, guchar c)
{
  return c < 128 && (set->bits[c / 64] >> (c % 64) & 1);
}

static void
set_add (CharSet *set, guchar c, gboolean ignore_case)
{
  set->bits[c / 64] |= G_GUINT64_CONSTANT (1) << (c % 64);
  if (ignore_case && g_ascii_isalpha (c))
    {
      guchar other = c ^ 0x20;
      set->bits[other / 64] |= G_GUINT64_CONSTANT (1) << (other % 64);
    }
}

/* One character that stands for itself, escaped or not; @special: those that must be escaped here. */
static gboolean
read_literal (Compiler *compiler, const char *special, guchar *out, GError **error)
{
  if (*compiler->at == '\\')
    {
      compiler->at++;
      if (!g_ascii_ispunct (*compiler->at))
        return refuse (compiler, "only punctuation can follow a backslash", error);
    }
  else if (*compiler->at == '\0')
    return refuse (compiler, "ends too early", error);
  else if (strchr (special, *compiler->at) && strchr ("*+?|", *compiler->at))
    return refuse (compiler,
                   "no open repeats or choices, so that no pattern can backtrack: repeat with {m,n}", error);
  else if (strchr (special, *compiler->at))
    return refuse (compiler, "this character must be escaped", error);
  else if (!g_ascii_isprint (*compiler->at))
    return refuse (compiler, "not a printable ASCII character", error);
  *out = (guchar) *compiler->at++;
  return TRUE;
}

static gboolean
read_class (Compiler *compiler, CharSet *set, GError **error)
{
  compiler->at++;
  if (*compiler->at == ']')
    return refuse (compiler, "an empty class", error);

  while (*compiler->at != ']')
    {
      guchar from, to;
      if (!read_literal (compiler, "[^", &from, error))
        return FALSE;
      to = from;
      if (compiler->at[0] == '-' && compiler->at[1] != ']')
        {
          compiler->at++;
          if (!read_literal (compiler, "[^", &to, error))
            return FALSE;
        }
      if (to < from)
        return refuse (compiler, "a range that runs backwards", error);
      for (guint c = from; c <= to; c++)
        set_add (set, (guchar) c, compiler->ignore_case);
    }
  compiler->at++;
  return TRUE;
}

static gboolean
read_count (Compiler *compiler, guint *out, GError **error)
{
  const char *start = compiler->at;
  guint count = 0;
  while (g_ascii_isdigit (*compiler->at) && compiler->at - start < 2)
    count = count * 10 + (guint) (*compiler->at++ - '0');
  if (compiler->at == start || count > MAX_REPEAT)
    return refuse (compiler, "a repeat is a number up to 64", error);
  *out = count;
  return TRUE;
}

/* `{n}` or `{m,n}` where there is one; else once. */
static gboolean
read_repeat (Compiler *compiler, guint *least, guint *most, GError **error)
{
  *least = *most = 1;
  if (*compiler->at != '{')
    return TRUE;
  compiler->at++;
  if (!read_count (compiler, least, error))
    return FALSE;
  *most = *least;
  if (*compiler->at == ',')
    {
      compiler->at++;
      if (!read_count (compiler, most, error))
        return FALSE;
    }
  if (*compiler->at != '}' || *most < *least)
    return refuse (compiler, "a repeat is {n} or {m,n}, m not above n", error);
  compiler->at++;
  return TRUE;
}

static gboolean
read_positions (Compiler *compiler, GError **error)
{
  AkashiPattern *pattern = compiler->pattern;
  Position position = { 0 };
  guint least, most;

  if (*compiler->at == '[')
    {
      if (!read_class (compiler, &position.set, error))
        return FALSE;
    }
  else
    {
      guchar c;
      if (!read_literal (compiler, "*+?|.^$[]{}()", &c, error))
        return FALSE;
      set_add (&position.set, c, compiler->ignore_case);
    }
  if (!read_repeat (compiler, &least, &most, error))
    return FALSE;
  if (pattern->positions->len + most > AKASHI_MAX_PATTERN_POSITIONS)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "pattern of more than %d positions",
                   AKASHI_MAX_PATTERN_POSITIONS);
      return FALSE;
    }
  pattern->required += least;
  for (guint i = 0; i < most; i++)
    {
      position.optional = i >= least;
      g_array_append_val (pattern->positions, position);
    }
  return TRUE;
}

static gboolean
read_element (Compiler *compiler, GError **error)
{
  AkashiPattern *pattern = compiler->pattern;

  switch (*compiler->at)
    {
    case '(':
      if (pattern->captures)
        return refuse (compiler, "more than one pair of parentheses", error);
      pattern->captures = compiler->open = TRUE;
      pattern->capture_from = pattern->positions->len;
      compiler->at++;
      return TRUE;
    case ')':
      if (!compiler->open)
        return refuse (compiler, "a parenthesis that was not opened", error);
      compiler->open = FALSE;
      pattern->capture_to = pattern->positions->len;
      compiler->at++;
      return TRUE;
    default:
      return read_positions (compiler, error);
    }
}

AkashiPattern *
akashi_pattern_new (const char *source, gboolean ignore_case, GError **error)
{
  gsize length = strlen (source);
  if (length > AKASHI_MAX_PATTERN_BYTES)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_TOO_LARGE, "pattern of more than %d bytes",
                   AKASHI_MAX_PATTERN_BYTES);
      return NULL;
    }

  g_autoptr (AkashiPattern) pattern = g_new0 (AkashiPattern, 1);
  pattern->source = g_strdup (source);
  pattern->positions = g_array_new (FALSE, FALSE, sizeof (Position));
  Compiler compiler = { .pattern = pattern, .start = source, .at = source, .ignore_case = ignore_case };

  if (length == 0)
    {
      refuse (&compiler, "empty", error);
      return NULL;
    }
  while (*compiler.at != '\0')
    if (!read_element (&compiler, error))
      return NULL;
  if (compiler.open)
    {
      refuse (&compiler, "a parenthesis is not closed", error);
      return NULL;
    }
  if (!pattern->captures)
    pattern->capture_to = pattern->positions->len;
  return g_steal_pointer (&pattern);
}

void
akashi_pattern_free (AkashiPattern *pattern)
{
  g_free (pattern->source);
  g_array_unref (pattern->positions);
  g_free (pattern);
}

const char *
akashi_pattern_source (const AkashiPattern *pattern)
{
  return pattern->source;
}

gboolean
akashi_pattern_captures (const AkashiPattern *pattern)
{
  return pattern->captures;
}

gboolean
akashi_pattern_has_prefix (const AkashiPattern *pattern, const char *prefix)
{
  gsize length = strlen (prefix);

  if (length > pattern->positions->len)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      const Position *position = &g_array_index (pattern->positions, Position, i);
      CharSet only = { 0 };
      set_add (&only, (guchar) prefix[i] & 0x7f, TRUE);
      if (position->optional || (position->set.bits[0] & ~only.bits[0]) != 0
          || (position->set.bits[1] & ~only.bits[1]) != 0)
        return FALSE;
    }
  return TRUE;
}

/*
 * A pattern is a straight chain of positions, so every reading of a text passes every state 0..n once, each
 * at one place of the text, never going back. The states alive at a place are a row of flags, carried along
 * the text.
 */
typedef struct {
  guint8 alive[AKASHI_MAX_PATTERN_POSITIONS + 1];
} States;

static void
skip_optional (const AkashiPattern *pattern, States *states)
{
  for (guint i = 0; i < pattern->positions->len; i++)
    if (states->alive[i] && g_array_index (pattern->positions, Position, i).optional)
      states->alive[i + 1] = 1;
}

static void
take_byte (const AkashiPattern *pattern, States *states, guchar byte)
{
  for (guint i = pattern->positions->len; i > 0; i--)
    states->alive[i]
        = states->alive[i - 1] && set_has (&g_array_index (pattern->positions, Position, i - 1).set, byte);
  states->alive[0] = 0;
  skip_optional (pattern, states);
}

static void
skip_optional_back (const AkashiPattern *pattern, States *states)
{
  for (guint i = pattern->positions->len; i > 0; i--)
    if (states->alive[i] && g_array_index (pattern->positions, Position, i - 1).optional)
      states->alive[i - 1] = 1;
}

static void
take_byte_back (const AkashiPattern *pattern, States *states, guchar byte)
{
  for (guint i = 0; i < pattern->positions->len; i++)
    states->alive[i]
        = states->alive[i + 1] && set_has (&g_array_index (pattern->positions, Position, i).set, byte);
  states->alive[pattern->positions->len] = 0;
  skip_optional_back (pattern, states);
}

/* Runs from state @from at place @at to the end; @reached (one a place, length + 1) is told where state @to
 * is alive. */
static void
run_forward (const AkashiPattern *pattern, const char *text, gsize length, gsize at, guint from, guint to,
             guint8 *reached)
{
  States states = { 0 };
  states.alive[from] = 1;
  skip_optional (pattern, &states);
  reached[at] = states.alive[to];
  for (; at < length; at++)
    {
      take_byte (pattern, &states, (guchar) text[at]);
      reached[at + 1] = states.alive[to];
    }
}

/* At which places the rest of the text can be read from the capture's first state, and from the state after
 * it. */
static void
run_backward (const AkashiPattern *pattern, const char *text, gsize length, guint8 *at_from, guint8 *at_to)
{
  States states = { 0 };
  states.alive[pattern->positions->len] = 1;
  skip_optional_back (pattern, &states);
  at_from[length] = states.alive[pattern->capture_from];
  at_to[length] = states.alive[pattern->capture_to];
  for (gsize at = length; at > 0; at--)
    {
      take_byte_back (pattern, &states, (guchar) text[at - 1]);
      at_from[at - 1] = states.alive[pattern->capture_from];
      at_to[at - 1] = states.alive[pattern->capture_to];
    }
}

gboolean
akashi_pattern_match (const AkashiPattern *pattern, const char *text, gsize length, char **capture)
{
  guint8 reached[AKASHI_MAX_PATTERN_POSITIONS + 1];
  guint8 rest_from[AKASHI_MAX_PATTERN_POSITIONS + 1];
  guint8 rest_to[AKASHI_MAX_PATTERN_POSITIONS + 1];

  if (length < pattern->required || length > pattern->positions->len)
    return FALSE;

  /* A reading passes the capture's first state at the first place it is reached where the rest can be read
   * too. */
  run_forward (pattern, text, length, 0, 0, pattern->capture_from, reached);
  run_backward (pattern, text, length, rest_from, rest_to);
  gsize start = 0;
  while (start <= length && !(reached[start] && rest_from[start]))
    start++;
  if (start > length)
    return FALSE;

  if (capture)
    {
      run_forward (pattern, text, length, start, pattern->capture_from, pattern->capture_to, reached);
      gsize end = length;
      while (!(reached[end] && rest_to[end]))
        end--;
      *capture = g_strndup (text + start, end - start);
    }
  return TRUE;
}
