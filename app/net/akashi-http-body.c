/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-http-body.h"

#include <string.h>

#include "akashi-limits.h"

/* Returns: (nullable): a header of the answer, valid until the transfer ends. */
static const char *
header_of (AkashiHttpBody *body, const char *name)
{
  struct curl_header *header = NULL;

  if (curl_easy_header (body->curl, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
    return NULL;
  return header->value;
}

static gboolean
refuse_length (AkashiHttpBody *body, gint64 length)
{
  g_set_error (&body->problem, AKASHI_ERROR, AKASHI_ERROR_TUF_HASH,
               "the answer has %" G_GINT64_FORMAT " bytes where %" G_GINT64_FORMAT " are signed", length,
               akashi_partial_length (body->partial));
  return FALSE;
}

/* The whole file, from its beginning. A page of another length (somebody's login page) does not cost what is
 * there. */
static gboolean
begin_whole (AkashiHttpBody *body)
{
  curl_off_t length = -1;

  if (curl_easy_getinfo (body->curl, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &length) != CURLE_OK)
    length = -1;
  if (length >= 0 && length != akashi_partial_length (body->partial))
    return refuse_length (body, length);
  return akashi_partial_restart (body->partial, header_of (body, "ETag"), &body->problem);
}

/* `bytes 100-199/200` (RFC 9110, 14.4). */
static gboolean
begin_rest (AkashiHttpBody *body)
{
  const char *range = header_of (body, "Content-Range");
  char *end = NULL;

  if (range && g_ascii_strncasecmp (range, "bytes ", 6) == 0)
    {
      gint64 from = g_ascii_strtoll (range + 6, &end, 10);
      const char *total = strchr (end, '/');
      if (*end == '-' && from == akashi_partial_have (body->partial) && total)
        {
          gint64 length = g_ascii_strtoll (total + 1, NULL, 10);
          return total[1] == '*' || length == akashi_partial_length (body->partial)
                 || refuse_length (body, length);
        }
    }
  g_set_error (&body->problem, AKASHI_ERROR, AKASHI_ERROR_HTTP_STATUS,
               "the server answered another part than the one that was asked for");
  return FALSE;
}

/* Returns: whether the answer may go on; what is not wanted may, for a while. */
static gboolean
begin (AkashiHttpBody *body)
{
  long status = 0;

  body->begun = TRUE;
  CURLcode result = curl_easy_getinfo (body->curl, CURLINFO_RESPONSE_CODE, &status);
  if (result != CURLE_OK)
    {
      /* Whoever asks again may be told 200, of a body that was thrown away here. */
      g_set_error (&body->problem, AKASHI_ERROR, AKASHI_ERROR_FAILED, "libcurl does not tell the answer: %s",
                   curl_easy_strerror (result));
      return FALSE;
    }
  body->wanted = status == 200 || (status == 206 && body->partial && akashi_partial_have (body->partial) > 0);
  if (!body->wanted || body->spool)
    return TRUE;
  return status == 200 ? begin_whole (body) : begin_rest (body);
}

gsize
akashi_http_body_write (char *bytes, gsize size, gsize count, gpointer data)
{
  AkashiHttpBody *body = data;
  gsize length = size * count;

  if (!body->begun && !begin (body))
    return 0;
  if (!body->wanted)
    {
      body->unwanted += (gint64) length;
      return body->unwanted <= AKASHI_MAX_REFUSAL_BYTES ? length : 0;
    }
  gboolean written = body->spool ? akashi_spool_write (body->spool, bytes, length, &body->problem)
                                 : akashi_partial_write (body->partial, bytes, length, &body->problem);
  return written ? length : 0;
}
