/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-fetch-http.h"

#include <arpa/inet.h>
#include <string.h>

#include "akashi-limits.h"

struct _AkashiHttp {
  CURL *curl;
};

/* One transfer, as libcurl's callbacks see it. */
typedef struct {
  CURL *curl;
  AkashiSpool *spool;
  GCancellable *cancellable;
  gint64 unwanted; /* bytes of a page that is none of ours, so far */
  GError *problem; /* what stopped it on our side */
} Transfer;

/* Part of an address; NULL where it has none. */
static char *
part_of (CURLU *url, CURLUPart part, guint flags)
{
  char *text = NULL;

  if (curl_url_get (url, part, &text, flags) != CURLUE_OK)
    return NULL;
  char *copy = g_strdup (text);
  curl_free (text);
  return copy;
}

static gboolean
is_loopback (const char *host)
{
  struct in_addr address;

  if (g_ascii_strcasecmp (host, "localhost") == 0 || strcmp (host, "[::1]") == 0)
    return TRUE;
  return inet_pton (AF_INET, host, &address) == 1 && ntohl (address.s_addr) >> 24 == 127;
}

static gboolean
has_part (CURLU *url, CURLUPart part)
{
  g_autofree char *text = part_of (url, part, 0);
  return text != NULL;
}

gboolean
akashi_http_address_is_allowed (const char *text)
{
  g_autoptr (CURLU) url = curl_url ();

  if (curl_url_set (url, CURLUPART_URL, text, 0) != CURLUE_OK)
    return FALSE;
  g_autofree char *scheme = part_of (url, CURLUPART_SCHEME, 0);
  g_autofree char *host = part_of (url, CURLUPART_HOST, 0);
  if (!scheme || !host || has_part (url, CURLUPART_USER) || has_part (url, CURLUPART_PASSWORD)
      || has_part (url, CURLUPART_QUERY) || has_part (url, CURLUPART_FRAGMENT))
    return FALSE;
  return strcmp (scheme, "https") == 0 || (strcmp (scheme, "http") == 0 && is_loopback (host));
}

static void
start_libcurl (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      curl_global_init (CURL_GLOBAL_DEFAULT);
      g_once_init_leave (&started, 1);
    }
}

static gsize
on_bytes (char *bytes, gsize size, gsize count, gpointer data)
{
  Transfer *transfer = data;
  long status = 0;

  curl_easy_getinfo (transfer->curl, CURLINFO_RESPONSE_CODE, &status);
  if (status == 200)
    return akashi_spool_write (transfer->spool, bytes, size * count, &transfer->problem) ? size * count : 0;
  /* The page that goes with a refusal or a redirect is nobody's business, and must not go on for ever. */
  transfer->unwanted += (gint64) (size * count);
  return transfer->unwanted <= AKASHI_MAX_REFUSAL_BYTES ? size * count : 0;
}

static int
on_progress (gpointer data, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up)
{
  Transfer *transfer = data;

  (void) down_total, (void) down, (void) up_total, (void) up;
  return g_cancellable_is_cancelled (transfer->cancellable);
}

/*
 * libcurl's own defaults for certificates, and what its command line and OpenSSL let people say: another
 * bundle. There is no switch that turns verification off.
 */
static void
set_certificates (CURL *curl)
{
  const char *bundle = g_getenv ("CURL_CA_BUNDLE");

  if (!bundle || !*bundle)
    bundle = g_getenv ("SSL_CERT_FILE");
  if (bundle && *bundle)
    {
      curl_easy_setopt (curl, CURLOPT_CAINFO, bundle);
      curl_easy_setopt (curl, CURLOPT_CAPATH, NULL);
    }
  curl_easy_setopt (curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt (curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt (curl, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
}

AkashiHttp *
akashi_http_new (void)
{
  start_libcurl ();
  AkashiHttp *http = g_new0 (AkashiHttp, 1);
  http->curl = curl_easy_init ();
  g_assert (http->curl != NULL);

  curl_easy_setopt (http->curl, CURLOPT_USERAGENT, "akashi/" AKASHI_VERSION);
  curl_easy_setopt (http->curl, CURLOPT_PROTOCOLS_STR, "https,http");
  curl_easy_setopt (http->curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt (http->curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (http->curl, CURLOPT_CONNECTTIMEOUT, (long) AKASHI_CONNECT_TIMEOUT_S);
  curl_easy_setopt (http->curl, CURLOPT_LOW_SPEED_LIMIT, (long) AKASHI_LOW_SPEED_BYTES_PER_S);
  curl_easy_setopt (http->curl, CURLOPT_LOW_SPEED_TIME, (long) AKASHI_LOW_SPEED_TIME_S);
  curl_easy_setopt (http->curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt (http->curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt (http->curl, CURLOPT_WRITEFUNCTION, on_bytes);
  set_certificates (http->curl);
  return http;
}

void
akashi_http_free (AkashiHttp *http)
{
  curl_easy_cleanup (http->curl);
  g_free (http);
}

static AkashiError
code_of (CURLcode result)
{
  /* Everything not named here happened on the way to the server and back. */
  if (result == CURLE_FILESIZE_EXCEEDED)
    return AKASHI_ERROR_TOO_LARGE;
  if (result == CURLE_ABORTED_BY_CALLBACK)
    return AKASHI_ERROR_CANCELLED;
  if (result == CURLE_OUT_OF_MEMORY || result == CURLE_FAILED_INIT)
    return AKASHI_ERROR_FAILED;
  return AKASHI_ERROR_UNREACHABLE;
}

/* Runs one request, without redirects. @status: (out): the answer's */
static gboolean
run (AkashiHttp *http, const char *url, Transfer *transfer, gint64 max_bytes, long *status, GError **error)
{
  char detail[CURL_ERROR_SIZE] = "";

  curl_easy_setopt (http->curl, CURLOPT_URL, url);
  /* http is loopback only (checked before), and loopback is reached directly. */
  curl_easy_setopt (http->curl, CURLOPT_NOPROXY, g_str_has_prefix (url, "http:") ? "*" : NULL);
  curl_easy_setopt (http->curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t) MAX (max_bytes, 1));
  curl_easy_setopt (http->curl, CURLOPT_XFERINFODATA, transfer);
  curl_easy_setopt (http->curl, CURLOPT_WRITEDATA, transfer);
  curl_easy_setopt (http->curl, CURLOPT_ERRORBUFFER, detail);
  CURLcode result = curl_easy_perform (http->curl);
  curl_easy_setopt (http->curl, CURLOPT_ERRORBUFFER, NULL);
  curl_easy_getinfo (http->curl, CURLINFO_RESPONSE_CODE, status);

  if (transfer->problem)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&transfer->problem), "%s: ", url);
      return FALSE;
    }
  /* A page of an error that is too long is still that error. */
  if (result == CURLE_OK
      || ((result == CURLE_FILESIZE_EXCEEDED || result == CURLE_WRITE_ERROR) && *status != 200))
    return TRUE;
  g_set_error (error, AKASHI_ERROR, code_of (result), "%s: %s", url,
               *detail ? detail : curl_easy_strerror (result));
  return FALSE;
}

static gboolean
same_origin (const char *a, const char *b)
{
  static const CURLUPart parts[] = { CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT };
  g_autoptr (CURLU) first = curl_url ();
  g_autoptr (CURLU) second = curl_url ();

  if (curl_url_set (first, CURLUPART_URL, a, 0) != CURLUE_OK
      || curl_url_set (second, CURLUPART_URL, b, 0) != CURLUE_OK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *x = part_of (first, parts[i], CURLU_DEFAULT_PORT);
      g_autofree char *y = part_of (second, parts[i], CURLU_DEFAULT_PORT);
      if (!x || !y || g_ascii_strcasecmp (x, y) != 0)
        return FALSE;
    }
  return !has_part (second, CURLUPART_USER);
}

/* Returns: (nullable): where an answer of 301, 302, 303, 307 or 308 leads; %NULL with @error where it may not
 */
static char *
redirect_of (AkashiHttp *http, const char *url, GError **error)
{
  char *target = NULL;

  curl_easy_getinfo (http->curl, CURLINFO_REDIRECT_URL, &target);
  if (target && same_origin (url, target))
    return g_strdup (target);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FORBIDDEN_ADDRESS, "%s leads to another server%s%s", url,
               target ? ": " : "", target ? target : "");
  return NULL;
}

static gboolean
check_status (const char *url, long status, GError **error)
{
  if (status == 200)
    return TRUE;
  if (status == 403 || status == 404)
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_NOT_FOUND, "%s: the server answered %ld", url, status);
  else
    g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_HTTP_STATUS, "%s: the server answered %ld", url, status);
  return FALSE;
}

static gboolean
is_redirect (long status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

GBytes *
akashi_http_get (AkashiHttp *http, const char *url, gint64 max_bytes, GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *at = g_strdup (url);

  for (guint hops = 0; hops <= AKASHI_MAX_REDIRECTS; hops++)
    {
      g_autoptr (AkashiSpool) spool = akashi_spool_new (max_bytes);
      Transfer transfer = { http->curl, spool, cancellable, 0, NULL };
      long status = 0;

      if (!run (http, at, &transfer, max_bytes, &status, error))
        return NULL;
      if (!is_redirect (status))
        return check_status (at, status, error) ? akashi_spool_finish (spool, error) : NULL;
      char *next = redirect_of (http, at, error);
      if (!next)
        return NULL;
      g_free (at);
      at = next;
    }
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE, "%s: more than %d redirects", url,
               AKASHI_MAX_REDIRECTS);
  return NULL;
}
