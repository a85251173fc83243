/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-registration.h"

#include "akashi-number.h"

#include <string.h>

AkashiRegistration *
akashi_registration_new (const char *scheme, const char *number)
{
  AkashiRegistration *registration = g_new0 (AkashiRegistration, 1);
  g_atomic_ref_count_init (&registration->refs);
  registration->scheme = g_strdup (scheme);
  registration->number = g_strdup (number);
  registration->maker = akashi_texts_new ();
  registration->models = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_model_free);
  registration->level = -1;
  registration->issued = AKASHI_DATE_UNKNOWN;
  registration->valid_until = AKASHI_DATE_UNKNOWN;
  registration->support_until = AKASHI_DATE_UNKNOWN;
  registration->status_since = AKASHI_DATE_UNKNOWN;
  return registration;
}

AkashiRegistration *
akashi_registration_ref (AkashiRegistration *registration)
{
  g_atomic_ref_count_inc (&registration->refs);
  return registration;
}

void
akashi_registration_unref (AkashiRegistration *registration)
{
  if (!g_atomic_ref_count_dec (&registration->refs))
    return;
  g_free (registration->scheme);
  g_free (registration->number);
  akashi_texts_unref (registration->maker);
  g_free (registration->maker_country);
  g_free (registration->maker_contact);
  g_free (registration->security_contact);
  g_ptr_array_unref (registration->models);
  g_free (registration->category);
  g_free (registration->edition);
  g_free (registration->assessor);
  g_strfreev (registration->guarantees);
  g_strfreev (registration->sensors);
  g_strfreev (registration->data_use);
  g_strfreev (registration->covers);
  g_free (registration->desk_phone);
  g_free (registration->compensation);
  g_free (registration->responsible);
  g_free (registration->status_raw);
  g_free (registration->status_reason);
  g_free (registration->page);
  g_free (registration);
}

AkashiModel *
akashi_model_new (const char *model)
{
  AkashiModel *result = g_new0 (AkashiModel, 1);
  result->model = g_strdup (model);
  result->normalized = akashi_number_normalize (model);
  result->names = akashi_texts_new ();
  result->gtins = g_array_new (FALSE, FALSE, sizeof (AkashiGtin));
  return result;
}

void
akashi_model_free (AkashiModel *model)
{
  g_free (model->model);
  g_free (model->normalized);
  akashi_texts_unref (model->names);
  g_array_unref (model->gtins);
  g_free (model);
}

const AkashiModel *
akashi_registration_find_model (const AkashiRegistration *registration, const char *model)
{
  g_autofree char *wanted = akashi_number_normalize (model);

  for (guint i = 0; i < registration->models->len; i++)
    {
      const AkashiModel *candidate = registration->models->pdata[i];
      if (strcmp (candidate->normalized, wanted) == 0)
        return candidate;
    }
  return NULL;
}

const AkashiModel *
akashi_registration_find_gtin (const AkashiRegistration *registration, AkashiGtin gtin)
{
  for (guint i = 0; i < registration->models->len; i++)
    {
      const AkashiModel *candidate = registration->models->pdata[i];
      for (guint j = 0; j < candidate->gtins->len; j++)
        if (g_array_index (candidate->gtins, AkashiGtin, j) == gtin)
          return candidate;
    }
  return NULL;
}

char **
akashi_registration_get_guarantees (const AkashiRegistration *registration, const AkashiScheme *scheme)
{
  if (registration->guarantees != NULL)
    return registration->guarantees;
  if (scheme == NULL || registration->level < 0)
    return NULL;
  const AkashiLevel *level
      = akashi_scheme_find_level (scheme, (guint) registration->level, registration->edition);
  return level == NULL ? NULL : level->guarantees;
}
