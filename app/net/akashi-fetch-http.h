/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include <curl/curl.h>
#include <gio/gio.h>

#include "akashi-partial.h"

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CURLU, curl_url_cleanup)

/* Returns: whether @url, as libcurl itself takes it apart, is https, or http to a loopback address; without a
 * user name, query or fragment. */
gboolean akashi_http_address_is_allowed (const char *url);

/* One connection, kept between files. */
typedef struct _AkashiHttp AkashiHttp;

/* @error: AKASHI_ERROR_FAILED where libcurl cannot start */
AkashiHttp *akashi_http_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
void akashi_http_free (AkashiHttp *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiHttp, akashi_http_free)

/**
 * akashi_http_get:
 * @url: of a file; akashi_http_address_is_allowed()
 * @error: as akashi_fetch_get()
 *
 * A redirect is followed on the same scheme, host and port only: nobody said that another may be asked.
 */
GBytes *akashi_http_get (AkashiHttp *http, const char *url, gint64 max_bytes, GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * akashi_http_resume:
 * @partial: takes what is missing of the file: asked for with Range, and If-Range where the server gave the
 * first part a strong ETag. A server that answers with the whole file starts it again
 * @error: as akashi_fetch_resume()
 *
 * Returns: whether the file is whole now, by its length
 */
gboolean akashi_http_resume (AkashiHttp *http, const char *url, AkashiPartial *partial,
                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
