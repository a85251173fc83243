/* SPDX-License-Identifier: Apache-2.0 */
#include "failing-memory.h"

#include <curl/curl.h>
#include <jansson.h>
#include <openssl/crypto.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

static gint count; /* atomic: a list is read in threads of its own */
static guint fails_at;
static gboolean stays, armed;

void
failing_memory_arm (guint nth, gboolean forever)
{
  g_atomic_int_set (&count, 0);
  fails_at = nth;
  stays = forever;
  armed = TRUE;
}

guint
failing_memory_disarm (void)
{
  armed = FALSE;
  return (guint) g_atomic_int_get (&count);
}

static gboolean
is_due (void)
{
  if (!armed)
    return FALSE;
  guint nth = (guint) g_atomic_int_add (&count, 1) + 1;
  return fails_at > 0 && (stays ? nth >= fails_at : nth == fails_at);
}

static void *
allocate (size_t size)
{
  return is_due () ? NULL : malloc (size);
}

static void *
reallocate (void *old, size_t size)
{
  return is_due () ? NULL : realloc (old, size);
}

static void *
allocate_cleared (size_t number, size_t size)
{
  return is_due () ? NULL : calloc (number, size);
}

static char *
duplicate (const char *text)
{
  return is_due () ? NULL : strdup (text);
}

static void *
openssl_allocate (size_t size, const char *file G_GNUC_UNUSED, int line G_GNUC_UNUSED)
{
  return allocate (size);
}

static void *
openssl_reallocate (void *old, size_t size, const char *file G_GNUC_UNUSED, int line G_GNUC_UNUSED)
{
  return reallocate (old, size);
}

static void
openssl_free (void *old, const char *file G_GNUC_UNUSED, int line G_GNUC_UNUSED)
{
  free (old);
}

/* SQLite asks how large a piece is: that stands before it. */
#define HEAD 16

static void *
sqlite_allocate (int size)
{
  char *piece = allocate ((size_t) size + HEAD);

  if (!piece)
    return NULL;
  memcpy (piece, &size, sizeof size);
  return piece + HEAD;
}

static void
sqlite_free (void *piece)
{
  if (piece)
    free ((char *) piece - HEAD);
}

static void *
sqlite_reallocate (void *old, int size)
{
  char *piece = reallocate (old ? (char *) old - HEAD : NULL, (size_t) size + HEAD);

  if (!piece)
    return NULL;
  memcpy (piece, &size, sizeof size);
  return piece + HEAD;
}

static int
sqlite_size (void *piece)
{
  int size = 0;

  if (piece)
    memcpy (&size, (char *) piece - HEAD, sizeof size);
  return size;
}

static int
sqlite_round_up (int size)
{
  return (size + 7) & ~7;
}

static int
sqlite_start (void *data G_GNUC_UNUSED)
{
  return SQLITE_OK;
}

static void
sqlite_stop (void *data G_GNUC_UNUSED)
{
}

void
failing_memory_install (void)
{
  static const sqlite3_mem_methods methods = { sqlite_allocate, sqlite_free,  sqlite_reallocate, sqlite_size,
                                               sqlite_round_up, sqlite_start, sqlite_stop,       NULL };

  g_assert_cmpint (CRYPTO_set_mem_functions (openssl_allocate, openssl_reallocate, openssl_free), ==, 1);
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* No pieces set aside at the start: they would hide what fails. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
  g_assert_cmpint (
      curl_global_init_mem (CURL_GLOBAL_DEFAULT, allocate, free, reallocate, duplicate, allocate_cleared), ==,
      CURLE_OK);
}

/* --- calls, wrapped by the linker (-Wl,--wrap=…)
 * ------------------------------------------------------------------ */

/* On the machines we build for, what these take as their last argument is a register wide. */
CURLcode __real_curl_easy_setopt (CURL *curl, CURLoption option, ...);
CURLcode __wrap_curl_easy_setopt (CURL *curl, CURLoption option, ...);
CURLcode __real_curl_easy_getinfo (CURL *curl, CURLINFO info, ...);
CURLcode __wrap_curl_easy_getinfo (CURL *curl, CURLINFO info, ...);
CURLcode __real_curl_easy_perform (CURL *curl);
CURLcode __wrap_curl_easy_perform (CURL *curl);
CURL *__real_curl_easy_init (void);
CURL *__wrap_curl_easy_init (void);
CURLUcode __real_curl_url_get (const CURLU *url, CURLUPart part, char **out, unsigned int flags);
CURLUcode __wrap_curl_url_get (const CURLU *url, CURLUPart part, char **out, unsigned int flags);
CURLUcode __real_curl_url_set (CURLU *url, CURLUPart part, const char *text, unsigned int flags);
CURLUcode __wrap_curl_url_set (CURLU *url, CURLUPart part, const char *text, unsigned int flags);
ZSTD_DCtx *__real_ZSTD_createDCtx (void);
ZSTD_DCtx *__wrap_ZSTD_createDCtx (void);
size_t __real_ZSTD_decompressStream (ZSTD_DCtx *context, ZSTD_outBuffer *out, ZSTD_inBuffer *in);
size_t __wrap_ZSTD_decompressStream (ZSTD_DCtx *context, ZSTD_outBuffer *out, ZSTD_inBuffer *in);

/* As a whole: jansson 2.14 writes beside its memory where an allocation fails, so that it has GLib's. */
json_t *__real_json_loadb (const char *text, size_t length, size_t flags, json_error_t *error);
json_t *__wrap_json_loadb (const char *text, size_t length, size_t flags, json_error_t *error);

json_t *
__wrap_json_loadb (const char *text, size_t length, size_t flags, json_error_t *error)
{
  if (!is_due ())
    return __real_json_loadb (text, length, flags, error);
  *error = (json_error_t){ .text = "out of memory" };
  return NULL;
}

CURLcode
__wrap_curl_easy_setopt (CURL *curl, CURLoption option, ...)
{
  va_list arguments;

  va_start (arguments, option);
  void *value = va_arg (arguments, void *);
  va_end (arguments);
  return is_due () ? CURLE_OUT_OF_MEMORY : __real_curl_easy_setopt (curl, option, value);
}

CURLcode
__wrap_curl_easy_getinfo (CURL *curl, CURLINFO info, ...)
{
  va_list arguments;

  va_start (arguments, info);
  void *out = va_arg (arguments, void *);
  va_end (arguments);
  return is_due () ? CURLE_BAD_FUNCTION_ARGUMENT : __real_curl_easy_getinfo (curl, info, out);
}

CURLcode
__wrap_curl_easy_perform (CURL *curl)
{
  return is_due () ? CURLE_OUT_OF_MEMORY : __real_curl_easy_perform (curl);
}

CURL *
__wrap_curl_easy_init (void)
{
  return is_due () ? NULL : __real_curl_easy_init ();
}

CURLUcode
__wrap_curl_url_get (const CURLU *url, CURLUPart part, char **out, unsigned int flags)
{
  return is_due () ? CURLUE_OUT_OF_MEMORY : __real_curl_url_get (url, part, out, flags);
}

CURLUcode
__wrap_curl_url_set (CURLU *url, CURLUPart part, const char *text, unsigned int flags)
{
  return is_due () ? CURLUE_OUT_OF_MEMORY : __real_curl_url_set (url, part, text, flags);
}

ZSTD_DCtx *
__wrap_ZSTD_createDCtx (void)
{
  return is_due () ? NULL : __real_ZSTD_createDCtx ();
}

size_t
__wrap_ZSTD_decompressStream (ZSTD_DCtx *context, ZSTD_outBuffer *out, ZSTD_inBuffer *in)
{
  return is_due () ? (size_t) -ZSTD_error_memory_allocation : __real_ZSTD_decompressStream (context, out, in);
}
