/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-body.h"

#include "akashi-limits.h"
#include "akashi-registration-json.h"

#include <string.h>

/*
 * What stands for what. Canonical JSON of a registration is UTF-8 without control characters, so these bytes
 * never stand in it: 00 to 1F, C0, C1, F5 to FF.
 *
 *   00, a count, and as many bytes   kana: letters from U+3041 on
 *   01                 the first byte: this form
 *   02 and 2 bytes     a date with its quotation marks: days since 2000-01-01
 *   03 … 0D and more   4 … 14 digits as a number
 *   0E … 1F, C0, C1, F5 … FE   the strings of `frequent`
 *   FF and 1 byte      the strings of `rare`
 *
 * Numbers are most significant byte first. Files have this form: strings are only ever added, at the end.
 */
#define KANA 0x00
#define FORM 0x01
#define DATE 0x02
#define DIGITS 0x03
#define MIN_DIGITS 4
#define MAX_DIGITS 14
#define RARE 0xFF
#define DATE_LENGTH 12 /* "2031-03-31" */
#define DAY_2000 10957
#define FIRST_KANA 0x3041
#define LAST_KANA 0x30FF
#define MIN_KANA 2
#define MAX_KANA 255

static const guint8 codes[]
    = { 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C,
        0x1D, 0x1E, 0x1F, 0xC0, 0xC1, 0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE };

static const char *const frequent[] = {
  "{\"category\":\"",
  "{\"assessment\":{\"by\":\"maker\"},\"category\":\"",
  "\",\"issued\":",
  ",\"level\":1,\"maker\":{",
  ",\"maker\":{\"name\":{\"en\":\"",
  "\"name\":{\"en\":\"",
  "\",\"ja\":\"",
  "\"}},\"models\":[{\"gtins\":[\"",
  "\"}},\"models\":[{\"model\":\"",
  "\"],\"model\":\"",
  "\",\"names\":{\"en\":\"",
  "\"}}],\"number\":\"",
  "\",\"page\":\"https://",
  "\",\"password\":\"unique\"",
  "\",\"password\":\"user-set\"",
  ",\"status\":\"in-force\"",
  "\",\"status\":\"in-force\"",
  ",\"support_until\":",
  ",\"updates\":\"automatic\",\"valid_until\":",
  ",\"valid_until\":",
  ",\"updates\":\"automatic\"",
  "\"}},{\"gtins\":[\"",
  "\"}},{\"model\":\"",
  "\",\"connection\":\"direct\"",
  "\",\"country\":\"JP\"",
  ",\"sensors\":[",
  "\"contact\":\"https://",
  "\",\"security_contact\":\"mailto:",
  ",\"responsible\":\"maker\"",
  ",\"issued\":",
};
G_STATIC_ASSERT (G_N_ELEMENTS (frequent) == G_N_ELEMENTS (codes));

static const char *const rare[] = {
  ",\"level\":1",
  ",\"level\":2",
  ",\"level\":3",
  ",\"level\":4",
  ",\"level\":",
  "\",\"level\":",
  ",\"status\":\"withdrawn\"",
  ",\"status\":\"suspended\"",
  ",\"status\":\"expired\"",
  ",\"status\":\"provisional\"",
  "\",\"status\":\"",
  ",\"updates\":\"manual\"",
  ",\"updates\":\"none\"",
  ",\"support_until\":\"none\"",
  ",\"password\":\"unique\"",
  ",\"password\":\"user-set\"",
  ",\"password\":\"none\"",
  "\",\"password\":\"none\"",
  ",\"connection\":\"direct\"",
  ",\"connection\":\"indirect\"",
  "\",\"connection\":\"indirect\"",
  ",\"covers\":[\"device\"",
  ",\"covers\":[\"",
  ",\"data_use\":[",
  "\"shared\"",
  ",\"desk_phone\":\"",
  "\",\"desk_phone\":\"",
  "\",\"edition\":\"",
  ",\"edition\":\"",
  ",\"guarantees\":[\"",
  "\"camera\"",
  "\"microphone\"",
  "\"location\"",
  "\"documents\"",
  "\"device-test\"",
  ",\"since\":",
  ",\"reason\":\"",
  "\",\"reason\":\"",
  ",\"status_raw\":\"",
  "\",\"status_raw\":\"",
  "\"}],\"number\":\"",
  "{\"assessment\":{\"by\":\"laboratory\"",
  "{\"assessment\":{\"by\":\"authority\"",
  ",\"compensation\":\"",
  "\"zh_CN\":\"",
  "\",\"ko\":\"",
  "\"country\":\"",
  "\",\"security_contact\":\"https://",
  ",\"page\":\"https://",
  ".example/",
  "https://",
  "\",\"names\":{\"ja\":\"",
  "\"name\":{\"ja\":\"",
  ",\"maker\":{",
  "\",\"name\":{",
  ",\"responsible\":\"",
};
G_STATIC_ASSERT (G_N_ELEMENTS (rare) <= 256);

/* How many bytes so many digits take. */
static const guint8 digit_bytes[MAX_DIGITS + 1] = { 0, 0, 0, 0, 2, 3, 3, 3, 4, 4, 5, 5, 5, 6, 6 };

/* A string with its length and what stands for it. */
typedef struct {
  const char *text;
  guint8 length;
  guint8 code;
  guint8 index; /* where code is RARE */
  gint8 next;   /* of the strings that begin alike, the next shorter; -1: none */
} Entry;

typedef struct {
  Entry entries[G_N_ELEMENTS (frequent) + G_N_ELEMENTS (rare)];
  gint8 first[256]; /* by where(); -1: none */
  const Entry *by_code[256];
} Table;

G_STATIC_ASSERT (G_N_ELEMENTS (frequent) + G_N_ELEMENTS (rare) < 128);

/* Every string has four bytes or more. */
static guint
where (const char *text)
{
  return ((guint8) text[0] * 7u + (guint8) text[2] * 31u + (guint8) text[3]) & 0xff;
}

static void
enter (Table *table, gint8 at, Entry entry)
{
  gint8 *link = &table->first[where (entry.text)];

  while (*link >= 0 && table->entries[*link].length >= entry.length)
    link = &table->entries[*link].next;
  entry.next = *link;
  table->entries[at] = entry;
  *link = at;
}

static const Table *
get_table (void)
{
  static Table table;
  static gsize ready = 0;

  if (!g_once_init_enter (&ready))
    return &table;
  memset (table.first, -1, sizeof table.first);
  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    {
      enter (&table, (gint8) i, (Entry){ frequent[i], (guint8) strlen (frequent[i]), codes[i], 0, -1 });
      table.by_code[codes[i]] = &table.entries[i];
    }
  for (guint i = 0; i < G_N_ELEMENTS (rare); i++)
    enter (&table, (gint8) (G_N_ELEMENTS (frequent) + i),
           (Entry){ rare[i], (guint8) strlen (rare[i]), RARE, (guint8) i, -1 });
  g_once_init_leave (&ready, 1);
  return &table;
}

static void
put_number (GByteArray *out, guint8 code, guint64 number, guint bytes)
{
  guint8 packed[9] = { code };

  for (guint i = 0; i < bytes; i++)
    packed[1 + i] = (guint8) (number >> 8 * (bytes - 1 - i));
  g_byte_array_append (out, packed, 1 + bytes);
}

/* Returns: how many bytes of @json became a date; 0: there is none. A date that can be read has one form. */
static gsize
pack_date (const char *json, gsize length, GByteArray *out)
{
  char iso[11] = "";
  AkashiDate date;

  if (length < DATE_LENGTH || json[0] != '"' || json[5] != '-' || json[8] != '-' || json[11] != '"')
    return 0;
  memcpy (iso, json + 1, 10);
  if (!akashi_date_parse (iso, &date) || date < DAY_2000 || date >= DAY_2000 + 0x10000)
    return 0;
  put_number (out, DATE, (guint64) (date - DAY_2000), 2);
  return DATE_LENGTH;
}

static gsize
pack_digits (const char *json, gsize length, GByteArray *out)
{
  guint64 number = 0;
  gsize count = 0;

  while (count < length && count < MAX_DIGITS && g_ascii_isdigit (json[count]))
    number = number * 10 + (guint64) (json[count++] - '0');
  if (count < MIN_DIGITS)
    return 0;
  put_number (out, (guint8) (DIGITS + count - MIN_DIGITS), number, digit_bytes[count]);
  return count;
}

/* Returns: the kana that begins at @text, whose three bytes are there; 0: it is none */
static gunichar
kana_at (const char *text)
{
  const guint8 *bytes = (const guint8 *) text;
  gunichar c = (gunichar) (bytes[0] & 0x0f) << 12 | (gunichar) (bytes[1] & 0x3f) << 6 | (bytes[2] & 0x3fu);

  return bytes[0] == 0xE3 && c >= FIRST_KANA && c <= LAST_KANA ? c : 0;
}

static gsize
pack_kana (const char *json, gsize length, GByteArray *out)
{
  guint8 packed[2 + MAX_KANA] = { KANA };
  gsize count = 0;

  while (count < MAX_KANA && 3 * count + 3 <= length && kana_at (json + 3 * count))
    {
      packed[2 + count] = (guint8) (kana_at (json + 3 * count) - FIRST_KANA);
      count++;
    }
  if (count < MIN_KANA)
    return 0;
  packed[1] = (guint8) count;
  g_byte_array_append (out, packed, (guint) (2 + count));
  return 3 * count;
}

static gsize
pack_string (const Table *table, const char *json, gsize length, GByteArray *out)
{
  if (length < 4)
    return 0;
  for (gint8 at = table->first[where (json)]; at >= 0; at = table->entries[at].next)
    {
      const Entry *entry = &table->entries[at];
      if (entry->length > length || memcmp (entry->text, json, entry->length) != 0)
        continue;
      guint8 packed[2] = { entry->code, entry->index };
      g_byte_array_append (out, packed, entry->code == RARE ? 2 : 1);
      return entry->length;
    }
  return 0;
}

static gsize
pack_some (const Table *table, const char *json, gsize length, GByteArray *out)
{
  gsize taken = 0;

  if (g_ascii_isdigit (*json))
    return pack_digits (json, length, out);
  if ((guint8) *json == 0xE3)
    return pack_kana (json, length, out);
  if (*json == '"')
    taken = pack_date (json, length, out);
  return taken > 0 ? taken : pack_string (table, json, length, out);
}

/* Whether something that is packed may begin with @c: text in between is most of it. */
static gboolean
may_begin (char c)
{
  switch (c)
    {
    case '"':
    case '{':
    case ',':
    case '.':
    case 'h':
    case '\xE3':
      return TRUE;
    default:
      return g_ascii_isdigit (c);
    }
}

void
akashi_body_pack (const char *json, gsize length, GByteArray *out)
{
  const Table *table = get_table ();
  const guint8 form = FORM;
  gsize literal = 0;

  g_byte_array_append (out, &form, 1);
  for (gsize at = 0; at < length;)
    {
      if (!may_begin (json[at]))
        {
          at++;
          continue;
        }
      guint before = out->len;
      g_byte_array_append (out, (const guint8 *) json + literal, (guint) (at - literal));
      gsize taken = pack_some (table, json + at, length - at, out);
      if (taken == 0)
        {
          g_byte_array_set_size (out, before);
          /* The rest of a run that is too short would not get longer. */
          do
            at++;
          while (at < length && g_ascii_isdigit (json[at - 1]) && g_ascii_isdigit (json[at]));
          continue;
        }
      at += taken;
      literal = at;
    }
  g_byte_array_append (out, (const guint8 *) json + literal, (guint) (length - literal));
}

/* Reads @count bytes as a number. */
static gboolean
take_number (const guint8 **at, const guint8 *end, guint count, guint64 *out)
{
  if (end - *at < (gssize) count)
    return FALSE;
  for (*out = 0; count > 0; count--)
    *out = *out << 8 | *(*at)++;
  return TRUE;
}

static gboolean
unpack_date (const guint8 **at, const guint8 *end, GString *out)
{
  guint64 days;
  int year, month, day;

  if (!take_number (at, end, 2, &days))
    return FALSE;
  akashi_date_to_ymd ((AkashiDate) days + DAY_2000, &year, &month, &day);
  const char text[DATE_LENGTH] = { '"',
                                   (char) ('0' + year / 1000),
                                   (char) ('0' + year / 100 % 10),
                                   (char) ('0' + year / 10 % 10),
                                   (char) ('0' + year % 10),
                                   '-',
                                   (char) ('0' + month / 10),
                                   (char) ('0' + month % 10),
                                   '-',
                                   (char) ('0' + day / 10),
                                   (char) ('0' + day % 10),
                                   '"' };
  g_string_append_len (out, text, DATE_LENGTH);
  return TRUE;
}

static gboolean
unpack_digits (const guint8 **at, const guint8 *end, guint count, GString *out)
{
  char digits[MAX_DIGITS];
  guint64 number;

  if (!take_number (at, end, digit_bytes[count], &number))
    return FALSE;
  for (guint i = count; i > 0; i--, number /= 10)
    digits[i - 1] = (char) ('0' + number % 10);
  g_string_append_len (out, digits, (gssize) count);
  return number == 0;
}

static gboolean
unpack_kana (const guint8 **at, const guint8 *end, GString *out)
{
  guint64 count;

  if (!take_number (at, end, 1, &count) || (guint64) (end - *at) < count)
    return FALSE;
  for (; count > 0; count--)
    {
      gunichar c = FIRST_KANA + *(*at)++;
      const char text[3] = { '\xE3', (char) (0x80 | (c >> 6 & 0x3f)), (char) (0x80 | (c & 0x3f)) };
      if (c > LAST_KANA)
        return FALSE;
      g_string_append_len (out, text, 3);
    }
  return TRUE;
}

static gboolean
unpack_some (const Table *table, const guint8 **at, const guint8 *end, GString *out)
{
  guint8 code = *(*at)++;

  if (code == KANA)
    return unpack_kana (at, end, out);
  if (code == DATE)
    return unpack_date (at, end, out);
  if (code >= DIGITS && code <= DIGITS + MAX_DIGITS - MIN_DIGITS)
    return unpack_digits (at, end, code - DIGITS + MIN_DIGITS, out);
  if (code == RARE)
    {
      if (*at == end || **at >= G_N_ELEMENTS (rare))
        return FALSE;
      g_string_append (out, rare[*(*at)++]);
      return TRUE;
    }
  const Entry *entry = table->by_code[code];
  if (!entry)
    return FALSE;
  g_string_append_len (out, entry->text, entry->length);
  return TRUE;
}

static gboolean
is_code (guint8 byte)
{
  return byte < 0x20 || byte >= 0xF5 || byte == 0xC0 || byte == 0xC1;
}

char *
akashi_body_unpack (const char *body, gsize length, gsize *out_length)
{
  const Table *table = get_table ();
  const guint8 *at = (const guint8 *) body;
  const guint8 *end = at + length;

  if (length == 0 || (*at != FORM && *at != '{'))
    return NULL;
  g_autoptr (GString) out = g_string_sized_new (length * 4 + 64);
  if (*at == FORM)
    at++;
  while (at < end)
    {
      const guint8 *start = at;
      while (at < end && !is_code (*at))
        at++;
      g_string_append_len (out, (const char *) start, at - start);
      if ((at < end && !unpack_some (table, &at, end, out)) || out->len > AKASHI_MAX_LIST_LINE_BYTES)
        return NULL;
    }
  *out_length = out->len;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

AkashiRegistration *
akashi_registration_new_stored (const char *scheme, const char *body, gsize length, GError **error)
{
  gsize plain_length;

  if (length > 0 && *body == '{')
    return akashi_registration_new_canonical (scheme, body, length, error);
  g_autofree char *plain = akashi_body_unpack (body, length, &plain_length);
  if (plain)
    return akashi_registration_new_canonical (scheme, plain, plain_length, error);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_INVALID, "not packed as this program packs");
  return NULL;
}
