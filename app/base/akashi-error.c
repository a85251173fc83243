/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-error.h"

G_DEFINE_QUARK (akashi - error - quark, akashi_error)

const char *
akashi_error_name (AkashiError code)
{
  switch (code)
    {
    case AKASHI_ERROR_FAILED:
      return "failed";
    case AKASHI_ERROR_INVALID:
      return "invalid";
    case AKASHI_ERROR_TOO_LARGE:
      return "too-large";
    case AKASHI_ERROR_NOT_FOUND:
      return "not-found";
    case AKASHI_ERROR_IO:
      return "io";
    case AKASHI_ERROR_EXISTS:
      return "exists";
    case AKASHI_ERROR_CANCELLED:
      return "cancelled";
    case AKASHI_ERROR_NO_SPACE:
      return "no-space";
    case AKASHI_ERROR_BUSY:
      return "busy";
    case AKASHI_ERROR_MALFORMED_BASE32:
      return "malformed-base32";
    case AKASHI_ERROR_MALFORMED_CBOR:
      return "malformed-cbor";
    case AKASHI_ERROR_MALFORMED_COSE:
      return "malformed-cose";
    case AKASHI_ERROR_UNSUPPORTED_ALGORITHM:
      return "unsupported-algorithm";
    case AKASHI_ERROR_MALFORMED_CLAIMS:
      return "malformed-claims";
    case AKASHI_ERROR_UNKNOWN_KEY:
      return "unknown-key";
    case AKASHI_ERROR_SIGNATURE_MISMATCH:
      return "signature-mismatch";
    case AKASHI_ERROR_WRONG_SCHEME:
      return "wrong-scheme";
    case AKASHI_ERROR_KEY_NOT_VALID:
      return "key-not-valid";
    case AKASHI_ERROR_WRONG_ADDRESS:
      return "wrong-address";
    case AKASHI_ERROR_NOT_AN_IMAGE:
      return "not-an-image";
    case AKASHI_ERROR_DAMAGED_IMAGE:
      return "damaged-image";
    case AKASHI_ERROR_UNREADABLE_IMAGE:
      return "unreadable-image";
    case AKASHI_ERROR_NO_SANDBOX:
      return "no-sandbox";
    case AKASHI_ERROR_NO_CAMERA:
      return "no-camera";
    case AKASHI_ERROR_CAMERA_FAILED:
      return "camera-failed";
    case AKASHI_ERROR_UNREACHABLE:
      return "unreachable";
    case AKASHI_ERROR_HTTP_STATUS:
      return "http-status";
    case AKASHI_ERROR_FORBIDDEN_ADDRESS:
      return "forbidden-address";
    case AKASHI_ERROR_TUF_MALFORMED:
      return "tuf-malformed";
    case AKASHI_ERROR_TUF_UNSIGNED:
      return "tuf-unsigned";
    case AKASHI_ERROR_TUF_ROLLBACK:
      return "tuf-rollback";
    case AKASHI_ERROR_TUF_VERSION:
      return "tuf-version";
    case AKASHI_ERROR_TUF_EXPIRED:
      return "tuf-expired";
    case AKASHI_ERROR_TUF_HASH:
      return "tuf-hash";
    case AKASHI_ERROR_TUF_UNKNOWN_TARGET:
      return "tuf-unknown-target";
    case AKASHI_ERROR_TUF_UNSUPPORTED:
      return "tuf-unsupported";
    case AKASHI_ERROR_NO_REGISTRY:
      return "no-registry";
    case AKASHI_ERROR_DAMAGED_REGISTRY:
      return "damaged-registry";
    case AKASHI_ERROR_NEWER_REGISTRY:
      return "newer-registry";
    case AKASHI_ERROR_IMPORT_REFUSED:
      return "import-refused";
    case AKASHI_ERROR_CLOCK:
      return "clock";
    case AKASHI_ERROR_WRONG_PASSPHRASE:
      return "wrong-passphrase";
    default:
      return "failed";
    }
}
