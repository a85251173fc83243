/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-product-text.h"

static const char *
product_name (const char *language, const AkashiRegistration *registration)
{
  for (guint i = 0; registration->models != NULL && i < registration->models->len; i++)
    {
      const AkashiModel *model = g_ptr_array_index (registration->models, i);
      const char *name = model->names == NULL ? NULL : akashi_texts_get (model->names, language);
      if (name != NULL)
        return name;
    }
  return NULL;
}

char *
akashi_product_text_maker (const char *language, const AkashiEvidence *evidence)
{
  const AkashiRegistration *registration = evidence->registration;
  const char *maker = evidence->claims == NULL ? NULL : evidence->claims->maker;
  const char *name = NULL;
  if (registration != NULL)
    {
      const char *listed = akashi_texts_get (registration->maker, language);
      maker = listed != NULL ? listed : maker;
      name = product_name (language, registration);
    }
  if (maker != NULL && name != NULL)
    return g_strdup_printf ("%s · %s", maker, name);
  return g_strdup (maker != NULL ? maker : name != NULL ? name : "");
}

char **
akashi_product_text_models (const AkashiEvidence *evidence, guint *n_more)
{
  g_autoptr (GPtrArray) models = g_ptr_array_new_with_free_func (g_free);
  if (evidence->claims != NULL)
    for (char **model = evidence->claims->models; model != NULL && *model != NULL; model++)
      g_ptr_array_add (models, g_strdup (*model));
  else if (evidence->registration != NULL && evidence->registration->models != NULL)
    for (guint i = 0; i < evidence->registration->models->len; i++)
      {
        const AkashiModel *model = g_ptr_array_index (evidence->registration->models, i);
        g_ptr_array_add (models, g_strdup (model->model));
      }
  *n_more = models->len > AKASHI_MODELS_SHOWN ? models->len - AKASHI_MODELS_SHOWN : 0;
  if (*n_more > 0)
    g_ptr_array_set_size (models, AKASHI_MODELS_SHOWN);
  g_ptr_array_add (models, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&models), FALSE);
}
