/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-look-alike.h"

#include "akashi-edit-distance.h"

#include <libpsl.h>
#include <string.h>
#include <unicode/uspoof.h>

#define LONG_LABEL 8       /* characters: a shared name is no chance */
#define VERY_LONG_LABEL 12 /* characters: two slips of the pen are no chance either */

/* A host taken apart: `www.label.example` is registered as `label.example`, its registrable label is `label`.
 */
typedef struct {
  char *host;
  char *domain; /* (nullable): Unicode */
  char *label;  /* (nullable): Unicode */
  glong label_length;
  char *flat; /* the host with dots for dashes, without `www` */
  /* As written, and through capitals: `0` is confusable with `O`, `1` and `l` with `I`. */
  char *flat_skeletons[2];
  char *domain_skeletons[2];
  char *label_skeletons[2];
} HostName;

struct _AkashiLookAlikes {
  GPtrArray *official; /* of HostName */
  const AkashiKnownAddresses *known;
  USpoofChecker *spoof;
  const psl_ctx_t *suffixes;
};

static void
host_name_free (HostName *name)
{
  g_free (name->host);
  g_free (name->domain);
  g_free (name->label);
  g_free (name->flat);
  for (guint i = 0; i < 2; i++)
    {
      g_free (name->flat_skeletons[i]);
      g_free (name->domain_skeletons[i]);
      g_free (name->label_skeletons[i]);
    }
  g_free (name);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HostName, host_name_free)

/* Returns: (transfer full): the text with every character replaced by the one it can be mistaken for (UTS
 * #39). */
static char *
skeleton_of (const USpoofChecker *spoof, const char *text)
{
  char out[4096];
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = uspoof_getSkeletonUTF8 (spoof, 0, text, -1, out, sizeof out, &status);
  return U_SUCCESS (status) && (gsize) length < sizeof out ? g_strndup (out, (gsize) length)
                                                           : g_strdup (text);
}

static void
set_skeletons (const USpoofChecker *spoof, const char *text, char *out[2])
{
  g_autofree char *upper = g_utf8_strup (text, -1);
  out[0] = skeleton_of (spoof, text);
  g_autofree char *folded = skeleton_of (spoof, upper);
  out[1] = g_ascii_strdown (folded, -1);
}

/* The last labels of the Unicode host, as many as the registrable domain of its punycode form has. */
static char *
domain_of (const psl_ctx_t *suffixes, const char *host, const char *ascii)
{
  const char *domain = psl_registrable_domain (suffixes, ascii);
  if (!domain)
    return NULL;

  guint dots = 0;
  for (const char *at = domain; *at; at++)
    dots += *at == '.';
  for (const char *at = host + strlen (host); at > host; at--)
    if (at[-1] == '.' && dots-- == 0)
      return g_strdup (at);
  return g_strdup (host);
}

/* Returns: (transfer full): @host with dots for dashes, without `www`: people read `label-example.test` so.
 */
static char *
flatten (const char *host)
{
  const char *start = g_str_has_prefix (host, "www.") || g_str_has_prefix (host, "www-") ? host + 4 : host;

  return g_strdelimit (g_strdup (start), "-", '.');
}

static HostName *
host_name_new (const AkashiLookAlikes *look_alikes, const char *host, const char *ascii)
{
  HostName *name = g_new0 (HostName, 1);
  name->host = g_strdup (host);
  name->flat = flatten (host);
  set_skeletons (look_alikes->spoof, name->flat, name->flat_skeletons);
  name->domain = domain_of (look_alikes->suffixes, host, ascii);
  if (!name->domain)
    return name;
  name->label = g_strndup (name->domain, strcspn (name->domain, "."));
  name->label_length = g_utf8_strlen (name->label, -1);
  set_skeletons (look_alikes->spoof, name->domain, name->domain_skeletons);
  set_skeletons (look_alikes->spoof, name->label, name->label_skeletons);
  return name;
}

AkashiLookAlikes *
akashi_look_alikes_new (const char *const *hosts, const AkashiKnownAddresses *known, GError **error)
{
  g_autoptr (AkashiLookAlikes) look_alikes = g_new0 (AkashiLookAlikes, 1);
  UErrorCode status = U_ZERO_ERROR;
  look_alikes->official = g_ptr_array_new_with_free_func ((GDestroyNotify) host_name_free);
  look_alikes->known = known;
  look_alikes->spoof = uspoof_open (&status);
  look_alikes->suffixes = psl_builtin ();

  if (U_FAILURE (status) || !look_alikes->suffixes)
    {
      g_set_error (error, AKASHI_ERROR, AKASHI_ERROR_FAILED, "%s",
                   U_FAILURE (status) ? u_errorName (status) : "libpsl has no list of public suffixes");
      return NULL;
    }
  for (; *hosts; hosts++)
    g_ptr_array_add (look_alikes->official, host_name_new (look_alikes, *hosts, *hosts));
  return g_steal_pointer (&look_alikes);
}

void
akashi_look_alikes_free (AkashiLookAlikes *look_alikes)
{
  g_ptr_array_unref (look_alikes->official);
  g_clear_pointer (&look_alikes->spoof, uspoof_close);
  g_free (look_alikes);
}

static gboolean
continues_host (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '.';
}

/* Whether @text names @host somewhere, not as a part of a longer name. */
static gboolean
names_host (const char *text, const char *host)
{
  gsize length = strlen (host);
  for (const char *at = strstr (text, host); at; at = strstr (at + 1, host))
    if ((at == text || !continues_host (at[-1])) && !continues_host (at[length]))
      return TRUE;
  return FALSE;
}

/* `www.label.example.evil.example`, `www.label.example-login.example`, `m.www.label.example.evil.example` */
static gboolean
leads_with (const char *host, const char *official)
{
  gsize length = strlen (official);
  for (const char *at = strstr (host, official); at; at = strstr (at + 1, official))
    if ((at == host || at[-1] == '.') && (at[length] == '.' || at[length] == '-'))
      return TRUE;
  return FALSE;
}

/* `label-gov.example` for `label.gov.example`, `www-label-gov-example.test`, `label.gov-example.test` */
static gboolean
leads_with_flat (const char *foreign, const char *official)
{
  gsize length = strlen (official);
  return length >= LONG_LABEL && g_str_has_prefix (foreign, official)
         && (foreign[length] == '\0' || foreign[length] == '.');
}

static gboolean
share_skeleton (char *const a[2], char *const b[2])
{
  return strcmp (a[0], b[0]) == 0 || strcmp (a[1], b[1]) == 0;
}

/* By names alone: @foreign is registered by somebody else than @official. */
static gboolean
resembles (const HostName *foreign, const HostName *official)
{
  if (strcmp (foreign->domain_skeletons[0], official->domain_skeletons[0]) == 0)
    return TRUE;
  if (official->label_length < LONG_LABEL)
    return FALSE; /* one stroke between short names is no evidence */
  return share_skeleton (foreign->label_skeletons, official->label_skeletons)
         || akashi_edit_distance_within (foreign->label, official->label,
                                         official->label_length >= VERY_LONG_LABEL ? 2 : 1);
}

/* Of @name, written outside ASCII, and an official one: a domain that only looks the same. */
static gboolean
is_homograph (const AkashiLookAlikes *look_alikes, const HostName *name)
{
  if (g_str_is_ascii (name->host))
    return FALSE;
  for (guint i = 0; i < look_alikes->official->len; i++)
    {
      const HostName *official = look_alikes->official->pdata[i];
      if (official->domain && share_skeleton (name->domain_skeletons, official->domain_skeletons))
        return TRUE;
      for (guint j = 0; j < G_N_ELEMENTS (name->flat_skeletons); j++)
        if (leads_with_flat (name->flat_skeletons[j], official->flat_skeletons[j]))
          return TRUE;
    }
  return FALSE;
}

static gboolean
matches_by_name (const AkashiLookAlikes *look_alikes, const HostName *name, const char *ascii)
{
  if (is_homograph (look_alikes, name))
    return TRUE;
  if (akashi_known_addresses_is_somebody_else (look_alikes->known, ascii))
    return FALSE;
  for (guint i = 0; i < look_alikes->official->len; i++)
    {
      const HostName *official = look_alikes->official->pdata[i];
      if (official->domain && resembles (name, official))
        return TRUE;
    }
  return FALSE;
}

gboolean
akashi_look_alikes_match (const AkashiLookAlikes *look_alikes, const AkashiLooseAddress *address)
{
  g_autoptr (HostName) name = host_name_new (look_alikes, address->host, address->ascii);
  gboolean same_owner = FALSE;
  gboolean leads = FALSE;

  for (guint i = 0; i < look_alikes->official->len; i++)
    {
      const HostName *official = look_alikes->official->pdata[i];
      if (address->user_info && names_host (address->user_info, official->host))
        return TRUE;
      if (strcmp (address->host, official->host) == 0)
        return address->irregular;
      same_owner = same_owner || (name->domain && g_strcmp0 (official->domain, name->domain) == 0);
      leads = leads || leads_with (address->host, official->host)
              || leads_with_flat (name->flat, official->flat);
    }
  if (same_owner)
    return FALSE;
  return leads || (name->domain && matches_by_name (look_alikes, name, address->ascii));
}
