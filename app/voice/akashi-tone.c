/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-tone.h"

#include <math.h>
#include <string.h>

#define RATE 22050
#define LOUDNESS 0.3
#define MAX_NOTES 3
#define SHORT_MS 130
#define LONG_MS 380

typedef struct {
  guint ms;
  double hertz[MAX_NOTES]; /* 0: no more */
} Notes;

static const Notes table[AKASHI_TONES] = {
  [AKASHI_TONE_GOOD] = { SHORT_MS, { 659.26, 880 } },
  [AKASHI_TONE_CAUTION] = { SHORT_MS, { 587.33, 587.33 } },
  [AKASHI_TONE_BAD] = { SHORT_MS, { 523.25, 415.3, 329.63 } },
  [AKASHI_TONE_UNKNOWN] = { LONG_MS, { 440 } },
  [AKASHI_TONE_INFO] = { SHORT_MS, { 783.99 } },
  [AKASHI_TONE_CALL] = { LONG_MS, { 659.26, 523.25 } },
};

static void
append_u16 (GByteArray *bytes, guint value)
{
  guint8 both[] = { (guint8) value, (guint8) (value >> 8) };
  g_byte_array_append (bytes, both, sizeof both);
}

static void
append_u32 (GByteArray *bytes, guint32 value)
{
  append_u16 (bytes, value & 0xffff);
  append_u16 (bytes, value >> 16);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* The head of a RIFF WAVE file (Microsoft, "Multimedia Programming Interface", 1991) with @size bytes of
 * samples. */
static void
append_head (GByteArray *bytes, guint32 size)
{
  append_text (bytes, "RIFF");
  append_u32 (bytes, 36 + size);
  append_text (bytes, "WAVEfmt ");
  append_u32 (bytes, 16);
  append_u16 (bytes, 1); /* PCM */
  append_u16 (bytes, 1); /* channels */
  append_u32 (bytes, RATE);
  append_u32 (bytes, RATE * 2);
  append_u16 (bytes, 2);
  append_u16 (bytes, 16);
  append_text (bytes, "data");
  append_u32 (bytes, size);
}

/* A note that swells and fades, so that nothing clicks. */
static void
append_note (GByteArray *bytes, double hertz, guint samples)
{
  for (guint i = 0; i < samples; i++)
    {
      double swell = sin (G_PI * i / samples);
      double value = LOUDNESS * swell * sin (2 * G_PI * hertz * i / RATE);
      append_u16 (bytes, (guint16) (gint16) lrint (value * G_MAXINT16));
    }
}

GBytes *
akashi_tone_new (AkashiTone tone)
{
  g_return_val_if_fail (tone < AKASHI_TONES, NULL);
  const Notes *notes = &table[tone];
  GByteArray *bytes = g_byte_array_new ();
  guint n = 0, samples = RATE * notes->ms / 1000;

  while (n < MAX_NOTES && notes->hertz[n] > 0)
    n++;
  append_head (bytes, n * samples * 2);
  for (guint i = 0; i < n; i++)
    append_note (bytes, notes->hertz[i], samples);
  return g_byte_array_free_to_bytes (bytes);
}
