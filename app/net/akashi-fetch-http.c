/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-fetch-http.h"

#include <arpa/inet.h>
#include <string.h>

#include "akashi-http-body.h"
#include "akashi-limits.h"

typedef struct curl_slist CurlList;

struct _AkashiHttp {
  CURL *curl;
  CURLcode trouble; /* the first option that libcurl did not take: then nothing is asked */
};

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

/* Whether libcurl says that there is none: that it could not tell (@absent is another code then) is no
 * answer. */
static gboolean
lacks_part (CURLU *url, CURLUPart part, CURLUcode absent)
{
  char *text = NULL;
  CURLUcode result = curl_url_get (url, part, &text, 0);

  curl_free (text);
  return result == absent;
}

gboolean
akashi_http_address_is_allowed (const char *text)
{
  g_autoptr (CURLU) url = curl_url ();

  if (curl_url_set (url, CURLUPART_URL, text, 0) != CURLUE_OK)
    return FALSE;
  g_autofree char *scheme = part_of (url, CURLUPART_SCHEME, 0);
  g_autofree char *host = part_of (url, CURLUPART_HOST, 0);
  if (!scheme || !host || !lacks_part (url, CURLUPART_USER, CURLUE_NO_USER)
      || !lacks_part (url, CURLUPART_PASSWORD, CURLUE_NO_PASSWORD)
      || !lacks_part (url, CURLUPART_QUERY, CURLUE_NO_QUERY)
      || !lacks_part (url, CURLUPART_FRAGMENT, CURLUE_NO_FRAGMENT))
    return FALSE;
  return strcmp (scheme, "https") == 0 || (strcmp (scheme, "http") == 0 && is_loopback (host));
}

static gboolean
start_libcurl (void)
{
  static gsize started = 0;
  static CURLcode result = CURLE_OK;

  if (g_once_init_enter (&started))
    {
      result = curl_global_init (CURL_GLOBAL_DEFAULT);
      g_once_init_leave (&started, 1);
    }
  return result == CURLE_OK;
}

static void
note (AkashiHttp *http, CURLcode result)
{
  if (http->trouble == CURLE_OK)
    http->trouble = result;
}

static int
on_progress (gpointer data, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up)
{
  (void) down_total, (void) down, (void) up_total, (void) up;
  return g_cancellable_is_cancelled (data);
}

/*
 * libcurl's own defaults for certificates, and what its command line and OpenSSL let people say: another
 * bundle. There is no switch that turns verification off.
 */
static void
set_certificates (AkashiHttp *http)
{
  const char *bundle = g_getenv ("CURL_CA_BUNDLE");

  if (!bundle || !*bundle)
    bundle = g_getenv ("SSL_CERT_FILE");
  if (bundle && *bundle)
    {
      note (http, curl_easy_setopt (http->curl, CURLOPT_CAINFO, bundle));
      note (http, curl_easy_setopt (http->curl, CURLOPT_CAPATH, NULL));
    }
  note (http, curl_easy_setopt (http->curl, CURLOPT_SSL_VERIFYPEER, 1L));
  note (http, curl_easy_setopt (http->curl, CURLOPT_SSL_VERIFYHOST, 2L));
  note (http, curl_easy_setopt (http->curl, CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2));
}

static void
set_options (AkashiHttp *http)
{
  CURL *curl = http->curl;

  note (http, curl_easy_setopt (curl, CURLOPT_USERAGENT, "akashi/" AKASHI_VERSION));
  note (http, curl_easy_setopt (curl, CURLOPT_PROTOCOLS_STR, "https,http"));
  note (http, curl_easy_setopt (curl, CURLOPT_FOLLOWLOCATION, 0L));
  note (http, curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L));
  note (http, curl_easy_setopt (curl, CURLOPT_CONNECTTIMEOUT, (long) AKASHI_CONNECT_TIMEOUT_S));
  note (http, curl_easy_setopt (curl, CURLOPT_LOW_SPEED_LIMIT, (long) AKASHI_LOW_SPEED_BYTES_PER_S));
  note (http, curl_easy_setopt (curl, CURLOPT_LOW_SPEED_TIME, (long) AKASHI_LOW_SPEED_TIME_S));
  note (http, curl_easy_setopt (curl, CURLOPT_NOPROGRESS, 0L));
  note (http, curl_easy_setopt (curl, CURLOPT_XFERINFOFUNCTION, on_progress));
  note (http, curl_easy_setopt (curl, CURLOPT_WRITEFUNCTION, akashi_http_body_write));
  set_certificates (http);
}

AkashiHttp *
akashi_http_new (GError **error)
{
  g_autoptr (AkashiHttp) http = g_new0 (AkashiHttp, 1);

  http->curl = start_libcurl () ? curl_easy_init () : NULL;
  http->trouble = http->curl ? CURLE_OK : CURLE_FAILED_INIT;
  if (http->curl)
    set_options (http);
  if (http->trouble == CURLE_OK)
    return g_steal_pointer (&http);
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "libcurl cannot start: %s",
               curl_easy_strerror (http->trouble));
  return NULL;
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CurlList, curl_slist_free_all)

/* Asks for what is not there yet; @condition: (out): the header that goes with it, to be kept for the
 * request. */
static void
set_range (AkashiHttp *http, const AkashiHttpBody *body, CurlList **condition)
{
  gint64 have = body->partial ? akashi_partial_have (body->partial) : 0;
  const char *tag = have > 0 ? akashi_partial_tag (body->partial) : NULL;
  g_autofree char *range = have > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT "-", have) : NULL;
  g_autofree char *header = tag ? g_strdup_printf ("If-Range: %s", tag) : NULL;

  if (header)
    *condition = curl_slist_append (NULL, header);
  if (header && !*condition)
    note (http, CURLE_OUT_OF_MEMORY);
  note (http, curl_easy_setopt (http->curl, CURLOPT_RANGE, range));
  note (http, curl_easy_setopt (http->curl, CURLOPT_HTTPHEADER, *condition));
}

static CURLcode
perform (AkashiHttp *http, const char *url, AkashiHttpBody *body, gint64 max_bytes, GCancellable *cancellable,
         char *detail)
{
  g_autoptr (CurlList) condition = NULL;

  http->trouble = CURLE_OK;
  note (http, curl_easy_setopt (http->curl, CURLOPT_URL, url));
  /* http is loopback only (checked before), and loopback is reached directly. */
  note (http, curl_easy_setopt (http->curl, CURLOPT_NOPROXY, g_str_has_prefix (url, "http:") ? "*" : NULL));
  note (http, curl_easy_setopt (http->curl, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t) MAX (max_bytes, 1)));
  note (http, curl_easy_setopt (http->curl, CURLOPT_XFERINFODATA, cancellable));
  note (http, curl_easy_setopt (http->curl, CURLOPT_WRITEDATA, body));
  note (http, curl_easy_setopt (http->curl, CURLOPT_ERRORBUFFER, detail));
  set_range (http, body, &condition);
  CURLcode result = http->trouble == CURLE_OK ? curl_easy_perform (http->curl) : http->trouble;
  curl_easy_setopt (http->curl, CURLOPT_ERRORBUFFER, NULL);
  curl_easy_setopt (http->curl, CURLOPT_HTTPHEADER, NULL);
  return result;
}

/* Runs one request, without redirects. @status: (out): the answer's */
static gboolean
run (AkashiHttp *http, const char *url, AkashiHttpBody *body, gint64 max_bytes, GCancellable *cancellable,
     long *status, GError **error)
{
  char detail[CURL_ERROR_SIZE] = "";
  CURLcode result = perform (http, url, body, max_bytes, cancellable, detail);

  if (curl_easy_getinfo (http->curl, CURLINFO_RESPONSE_CODE, status) != CURLE_OK)
    *status = 0;
  if (body->problem)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&body->problem), "%s: ", url);
      return FALSE;
    }
  /* A page of an error that is too long is still that error. */
  gboolean refusal = *status != 0 && *status != 200 && *status != 206;
  if (result == CURLE_OK || ((result == CURLE_FILESIZE_EXCEEDED || result == CURLE_WRITE_ERROR) && refusal))
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
  return lacks_part (second, CURLUPART_USER, CURLUE_NO_USER);
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

/* Follows @url until there is an answer that leads nowhere else. @status: (out): that answer's */
static gboolean
follow (AkashiHttp *http, const char *url, AkashiHttpBody *body, gint64 max_bytes, GCancellable *cancellable,
        long *status, GError **error)
{
  g_autofree char *at = g_strdup (url);

  for (guint hops = 0; hops <= AKASHI_MAX_REDIRECTS; hops++)
    {
      body->begun = FALSE;
      body->unwanted = 0;
      if (!run (http, at, body, max_bytes, cancellable, status, error))
        return FALSE;
      if (!is_redirect (*status))
        return TRUE;
      char *next = redirect_of (http, at, error);
      if (!next)
        return FALSE;
      g_free (at);
      at = next;
    }
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE, "%s: more than %d redirects", url,
               AKASHI_MAX_REDIRECTS);
  return FALSE;
}

GBytes *
akashi_http_get (AkashiHttp *http, const char *url, gint64 max_bytes, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (AkashiSpool) spool = akashi_spool_new (max_bytes);
  AkashiHttpBody body = { .curl = http->curl, .spool = spool };
  long status = 0;

  if (!follow (http, url, &body, max_bytes, cancellable, &status, error)
      || !check_status (url, status, error))
    return NULL;
  return akashi_spool_finish (spool, error);
}

gboolean
akashi_http_resume (AkashiHttp *http, const char *url, AkashiPartial *partial, GCancellable *cancellable,
                    GError **error)
{
  AkashiHttpBody body = { .curl = http->curl, .partial = partial };
  gint64 length = akashi_partial_length (partial);
  gboolean resumed = akashi_partial_have (partial) > 0;
  long status = 0;

  if (!follow (http, url, &body, length, cancellable, &status, error))
    return FALSE;
  if (status == 416 && resumed) /* what is there is no beginning of what the server has */
    {
      if (!akashi_partial_restart (partial, NULL, error)
          || !follow (http, url, &body, length, cancellable, &status, error))
        return FALSE;
      resumed = FALSE;
    }
  if (!(status == 206 && resumed) && !check_status (url, status, error))
    return FALSE;
  if (akashi_partial_have (partial) == length)
    return TRUE;
  g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_UNREACHABLE,
               "%s: ended after %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " bytes", url,
               akashi_partial_have (partial), length);
  return FALSE;
}
