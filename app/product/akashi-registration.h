/* SPDX-License-Identifier: Apache-2.0 */
#pragma once

#include "akashi-date.h"
#include "akashi-gtin.h"
#include "akashi-scheme.h"
#include "akashi-texts.h"

G_BEGIN_DECLS

typedef enum {
  AKASHI_STATUS_UNKNOWN,
  AKASHI_STATUS_IN_FORCE,
  AKASHI_STATUS_SUSPENDED,
  AKASHI_STATUS_WITHDRAWN,
  AKASHI_STATUS_EXPIRED,
  AKASHI_STATUS_PROVISIONAL,
} AkashiStatus;

typedef enum {
  AKASHI_UPDATES_UNKNOWN,
  AKASHI_UPDATES_AUTOMATIC,
  AKASHI_UPDATES_MANUAL,
  AKASHI_UPDATES_NONE,
} AkashiUpdates;

typedef enum {
  AKASHI_PASSWORD_UNKNOWN,
  AKASHI_PASSWORD_UNIQUE,   /* each unit has its own */
  AKASHI_PASSWORD_USER_SET, /* the buyer must set one */
  AKASHI_PASSWORD_NONE,     /* there is none */
} AkashiPassword;

typedef enum {
  AKASHI_CONNECTION_UNKNOWN,
  AKASHI_CONNECTION_DIRECT,   /* straight to the internet */
  AKASHI_CONNECTION_INDIRECT, /* through another device */
} AkashiConnection;

/* One model of a registration. */
typedef struct {
  char *model;        /* as printed on the box */
  char *normalized;   /* akashi_number_normalize() of it */
  AkashiTexts *names; /* product names; may be empty */
  GArray *gtins;      /* of AkashiGtin; may be empty */
} AkashiModel;

/**
 * AkashiRegistration:
 *
 * One registration of a scheme's list (registry.md, "A registration"). One registration covers several
 * models. Unknown is a value: a field the list lacks is %NULL, AKASHI_DATE_UNKNOWN or …_UNKNOWN, and never
 * means 0 or "no". Reference-counted; immutable once read.
 */
typedef struct {
  gatomicrefcount refs;
  char *scheme;           /* scheme id */
  char *number;           /* verbatim */
  AkashiTexts *maker;     /* the maker's name */
  char *maker_country;    /* (nullable) */
  char *maker_contact;    /* (nullable) */
  char *security_contact; /* (nullable) */
  GPtrArray *models;      /* (element-type AkashiModel), at least one */
  char *category;         /* (nullable) */
  int level;              /* -1: the list does not say */
  char *edition;          /* (nullable) */
  AkashiAssessedBy assessed_by;
  char *assessor; /* (nullable): its name */
  AkashiDate issued;
  AkashiDate valid_until;   /* through the end of that day in the scheme's time zone */
  AkashiDate support_until; /* AKASHI_DATE_NONE: the maker promises no updates */
  AkashiUpdates updates;
  AkashiPassword password;
  AkashiConnection connection;
  char **guarantees;  /* (nullable): ids; NULL: those of the level and edition */
  char **sensors;     /* (nullable): NULL: not said; empty: none */
  char **data_use;    /* (nullable) */
  char **covers;      /* (nullable): device, app, cloud, parts, documents, device-test */
  char *desk_phone;   /* (nullable): whom a buyer calls */
  char *compensation; /* (nullable) */
  char *responsible;  /* (nullable): maker, importer, seller, service */
  AkashiStatus status;
  char *status_raw; /* (nullable): the scheme's own words, verbatim */
  AkashiDate status_since;
  char *status_reason; /* (nullable) */
  char *page;          /* (nullable): the scheme's own page */
} AkashiRegistration;

/* Returns: (transfer full): a registration with everything but scheme and number unknown. */
AkashiRegistration *akashi_registration_new (const char *scheme, const char *number);
AkashiRegistration *akashi_registration_ref (AkashiRegistration *registration);
void akashi_registration_unref (AkashiRegistration *registration);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiRegistration, akashi_registration_unref)

/* Returns: (transfer full): a model with nothing but its number; add names and gtins to it. */
AkashiModel *akashi_model_new (const char *model);
void akashi_model_free (AkashiModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AkashiModel, akashi_model_free)

/* Returns: (transfer none) (nullable): the model whose normalised number is that of @model. */
const AkashiModel *akashi_registration_find_model (const AkashiRegistration *registration, const char *model);

/* Returns: (transfer none) (nullable): the model that has @gtin. */
const AkashiModel *akashi_registration_find_gtin (const AkashiRegistration *registration, AkashiGtin gtin);

/**
 * akashi_registration_get_guarantees:
 * @scheme: (nullable): of the registration
 *
 * Returns: (transfer none) (nullable): ids of what it promises: its own, else those of its level and edition;
 * %NULL where neither says
 */
char **akashi_registration_get_guarantees (const AkashiRegistration *registration,
                                           const AkashiScheme *scheme);

G_END_DECLS
