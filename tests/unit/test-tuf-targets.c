/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-limits.h"
#include "akashi-tuf-delegation.h"
#include "tuf-world.h"

/* Who may list which target, and what the target's bytes must be. */

typedef struct {
  const char *pattern;
  const char *path;
  gboolean matches;
} Pattern;

/* clang-format off */
static const Pattern patterns[] = {
  { "mihon/*", "mihon/index.json", TRUE },
  { "mihon/*", "mihon/", TRUE },
  { "mihon/*", "mihon", FALSE },
  { "mihon/*", "mihon/a/b", FALSE },
  { "mihon/*", "mihon2/index.json", FALSE },
  { "mihon/*", "/mihon/index.json", FALSE },
  { "mihon/*", "x/mihon/index.json", FALSE },
  { "mihon/*", "Mihon/index.json", FALSE },
  { "*", "a", TRUE },
  { "*", "", TRUE },
  { "*", "a/b", FALSE },
  { "*/*", "a/b", TRUE },
  { "*/*", "a", FALSE },
  { "", "", TRUE },
  { "", "a", FALSE },
  { "a*b*c", "a123b45c", TRUE },
  { "a*b*c", "abcbc", TRUE },
  { "a*b*c", "abcb", FALSE },
  { "*.json", ".json", TRUE },
  { "*a/b", "xxa/b", TRUE },
  { "*a/b", "xa/a/b", FALSE },
  { "a/*b/c", "a/b/b/c", FALSE },
  { "?", "a", TRUE },
  { "?", "証", TRUE },
  { "?", "/", FALSE },
  { "?", "", FALSE },
  { "??", "証", FALSE },
  { "[ab]", "b", TRUE },
  { "[ab]", "c", FALSE },
  { "[!ab]", "c", TRUE },
  { "[!ab]", "a", FALSE },
  { "[!ab]", "/", FALSE },
  { "[0-9]x", "7x", TRUE },
  { "[0-9]x", "ax", FALSE },
  { "[]]", "]", TRUE },
  { "[a-]", "-", TRUE },
  { "[あ-ん]", "か", TRUE },
  { "[ab", "[ab", TRUE },
  { "[ab", "a", FALSE },
  { "a[/]b", "a/b", FALSE },
  { "\\*", "*", FALSE },
  { "証/*", "証/一覧", TRUE },
};
/* clang-format on */

static void
test_patterns (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      gboolean matches = akashi_tuf_pattern_matches (patterns[i].pattern, patterns[i].path);
      if (matches != patterns[i].matches)
        g_error ("%s and %s", patterns[i].pattern, patterns[i].path);
    }
}

/* No pattern takes long: the last star alone is tried again. */
static void
test_pattern_cost (void)
{
  g_autofree char *path = g_strnfill (4096, 'a');
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (guint i = 0; i < 1024; i++)
    g_string_append (pattern, "*a");
  g_string_append_c (pattern, 'b');
  g_assert_false (akashi_tuf_pattern_matches (pattern->str, path));
}

static void
expect_found (TufWorld *world, const char *path, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AkashiTufTarget) target = akashi_tuf_client_find_target (world->client, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (target->path, ==, path);
  g_assert_cmpstr (target->role, ==, role);
}

static void
expect_not_found (TufWorld *world, const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (akashi_tuf_client_find_target (world->client, path, NULL, &error));
  g_assert_error (error, AKASHI_ERROR, code);
}

static GPtrArray *
target_list (const char *path)
{
  g_autoptr (GBytes) file = g_bytes_new_static ("hello", 5);
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_target_free);

  if (path)
    g_ptr_array_add (targets, akashi_tuf_target_new (path, file));
  return targets;
}

static AkashiTufDelegation *
delegation (const char *name, guint key, const char *pattern, gboolean terminating)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_public_key_unref);
  const char *const paths[] = { pattern, NULL };

  g_ptr_array_add (keys, akashi_private_key_public (tuf_key (key)));
  return akashi_tuf_delegation_new (name, keys, 1, paths, terminating);
}

/* Adds a delegated role signed by @key that lists @path. */
static void
add_role (TufWorld *world, const char *name, guint key, const char *path, GPtrArray *delegations)
{
  g_autoptr (GPtrArray) targets = target_list (path);
  g_autoptr (GPtrArray) signers = tuf_keys (key, 1);

  tuf_world_add_role (world, name, signers, targets, delegations);
}

static void
test_scheme (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  tuf_world_expect (world, -1);
  g_ptr_array_set_size (world->requests, 0);
  expect_found (world, "schemes.json", "targets");
  tuf_world_expect_requests (world, "");
  expect_found (world, "mihon/index.json", "mihon");
  expect_not_found (world, "mihon/none.json", AKASHI_ERROR_TUF_UNKNOWN_TARGET);
  tuf_world_expect_requests (world, "metadata/1.mihon.json");
  g_assert_cmpint (akashi_tuf_client_expires (world->client, "mihon"), ==, world->scheme.expires);

  /* the role lists it, and was not given it */
  expect_not_found (world, "other/index.json", AKASHI_ERROR_TUF_UNKNOWN_TARGET);

  tuf_world_expect (world, -1);
  g_ptr_array_set_size (world->requests, 0);
  expect_found (world, "mihon/index.json", "mihon");
  tuf_world_expect_requests (world, "");
}

static void
test_before_refresh (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  AkashiTufStore store = tuf_world_store (world);

  world->client = akashi_tuf_client_new (NULL, &store, world->now);
  expect_not_found (world, "mihon/index.json", AKASHI_ERROR_NOT_FOUND);
}

static GBytes *
sign_scheme_with_other (TufWorld *world, const char *role, GBytes *file)
{
  return g_str_equal (role, "mihon") ? tuf_resign (tuf_open (file), world->targets.signers) : NULL;
}

static void
scheme_expired (TufWorld *world)
{
  world->scheme.expires = world->now;
}

static void
scheme_stranger (TufWorld *world)
{
  world->mutate = sign_scheme_with_other;
}

static GBytes *
other_version (TufWorld *world, const char *role, GBytes *file)
{
  if (!g_str_equal (role, "mihon"))
    return NULL;
  json_t *object = tuf_open (file);
  json_object_set_new (json_object_get (object, "signed"), "version", json_integer (77));
  return tuf_resign (object, world->scheme.signers);
}

static void
scheme_version (TufWorld *world)
{
  world->mutate = other_version;
}

static void
scheme_unnamed (TufWorld *world)
{
  g_hash_table_remove (world->kept, "snapshot"); /* else it is a rollback */
  world->scheme_is_named = FALSE;
}

typedef struct {
  const char *name;
  void (*attack) (TufWorld *world);
  int code;
} SchemeAttack;

static const SchemeAttack scheme_attacks[] = {
  { "expired", scheme_expired, AKASHI_ERROR_TUF_EXPIRED },
  { "stranger", scheme_stranger, AKASHI_ERROR_TUF_UNSIGNED },
  { "version", scheme_version, AKASHI_ERROR_TUF_VERSION },
  { "unnamed", scheme_unnamed, AKASHI_ERROR_TUF_VERSION },
};

static void
test_scheme_attack (gconstpointer data)
{
  const SchemeAttack *attack = data;
  g_autoptr (TufWorld) world = tuf_world_new_at_4 ();

  expect_found (world, "mihon/index.json", "mihon");
  attack->attack (world);
  tuf_world_bump (world);
  tuf_world_expect (world, -1);
  expect_not_found (world, "mihon/index.json", attack->code);
  expect_found (world, "schemes.json", "targets"); /* and nobody else suffers */
}

/* A kept scheme role is judged anew by every update. */
static void
test_scheme_frozen (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->timestamp.expires = world->snapshot.expires = world->now + 500 * TUF_DAY;
  tuf_world_write (world);
  tuf_world_expect (world, -1);
  expect_found (world, "mihon/index.json", "mihon");
  world->now = world->scheme.expires;
  tuf_world_expect (world, -1);
  expect_not_found (world, "mihon/index.json", AKASHI_ERROR_TUF_EXPIRED);
  g_autoptr (GError) error = NULL;
  g_assert_true (tuf_world_load (world, &error));
  expect_found (world, "mihon/index.json", "mihon");
}

/* After a terminating role that was given the path nobody is asked; after any other one the next is. */
static void
test_terminating (gconstpointer data)
{
  gboolean terminating = GPOINTER_TO_INT (data);
  g_autoptr (TufWorld) world = tuf_world_new ();

  world->scheme_is_terminating = terminating;
  g_ptr_array_add (world->delegations, delegation ("second", 50, "mihon/*", FALSE));
  add_role (world, "second", 50, "mihon/extra", NULL);
  tuf_world_bump (world);
  tuf_world_expect (world, -1);
  if (terminating)
    expect_not_found (world, "mihon/extra", AKASHI_ERROR_TUF_UNKNOWN_TARGET);
  else
    expect_found (world, "mihon/extra", "second");
}

/* a -> (b -> c), d: asked in that order; c points back at a. */
static void
test_order_and_cycle (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (GPtrArray) of_a = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_delegation_free);
  g_autoptr (GPtrArray) of_b = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_delegation_free);
  g_autoptr (GPtrArray) of_c = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_delegation_free);

  g_ptr_array_add (world->delegations, delegation ("a", 50, "deep/*", FALSE));
  g_ptr_array_add (world->delegations, delegation ("d", 53, "deep/*", FALSE));
  g_ptr_array_add (of_a, delegation ("b", 51, "deep/*", FALSE));
  g_ptr_array_add (of_b, delegation ("c", 52, "deep/*", FALSE));
  g_ptr_array_add (of_c, delegation ("a", 50, "deep/*", FALSE));
  add_role (world, "a", 50, NULL, of_a);
  add_role (world, "b", 51, NULL, of_b);
  add_role (world, "c", 52, "deep/c", of_c);
  add_role (world, "d", 53, "deep/d", NULL);
  tuf_world_bump (world);
  tuf_world_expect (world, -1);
  g_ptr_array_set_size (world->requests, 0);
  expect_found (world, "deep/d", "d");
  tuf_world_expect_requests (world,
                             "metadata/1.a.json metadata/1.b.json metadata/1.c.json metadata/1.d.json");
  expect_found (world, "deep/c", "c");
  expect_not_found (world, "deep/e", AKASHI_ERROR_TUF_UNKNOWN_TARGET);
}

/* One role under two delegators with different keys: each must be satisfied. */
static void
test_two_delegators (void)
{
  g_autoptr (TufWorld) world = tuf_world_new ();
  g_autoptr (GPtrArray) of_a = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_delegation_free);
  g_autoptr (GPtrArray) of_b = g_ptr_array_new_with_free_func ((GDestroyNotify) akashi_tuf_delegation_free);

  g_ptr_array_add (world->delegations, delegation ("a", 50, "one/*", FALSE));
  g_ptr_array_add (world->delegations, delegation ("b", 51, "two/*", FALSE));
  g_ptr_array_add (of_a, delegation ("shared", 52, "one/*", FALSE));
  g_ptr_array_add (of_b, delegation ("shared", 53, "two/*", FALSE));
  add_role (world, "a", 50, NULL, of_a);
  add_role (world, "b", 51, NULL, of_b);
  add_role (world, "shared", 52, "one/x", NULL);
  tuf_world_bump (world);
  tuf_world_expect (world, -1);
  expect_found (world, "one/x", "shared");
  expect_not_found (world, "two/x", AKASHI_ERROR_TUF_UNSIGNED);
  expect_found (world, "one/x", "shared");
}

static void
test_most_roles (gconstpointer data)
{
  guint count = GPOINTER_TO_UINT (data);
  g_autoptr (TufWorld) world = tuf_world_new ();

  for (guint i = 1; i <= count; i++)
    {
      g_autofree char *name = g_strdup_printf ("r%u", i);
      g_ptr_array_add (world->delegations, delegation (name, 50, "wide/*", FALSE));
      add_role (world, name, 50, i == count ? "wide/last" : NULL, NULL);
    }
  tuf_world_bump (world);
  tuf_world_expect (world, -1);
  if (count <= AKASHI_MAX_DELEGATED_ROLES)
    expect_found (world, "wide/last", "r32");
  else
    expect_not_found (world, "wide/last", AKASHI_ERROR_TUF_UNKNOWN_TARGET);
}

/* Role names are safe in addresses, whatever they are. */
static void
test_role_names (void)
{
  static const char *const names[][2] = {
    { "../x", "metadata/1...%2Fx.json" }, { "/x", "metadata/1.%2Fx.json" },
    { "a?b", "metadata/1.a%3Fb.json" },   { "a#b", "metadata/1.a%23b.json" },
    { "a b", "metadata/1.a%20b.json" },   { "証", "metadata/1.%E8%A8%BC.json" },
    { "a%2F", "metadata/1.a%252F.json" }, { "a~-_.b", "metadata/1.a~-_.b.json" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (TufWorld) world = tuf_world_new ();
      g_ptr_array_add (world->delegations, delegation (names[i][0], 50, "named/*", FALSE));
      add_role (world, names[i][0], 50, "named/x", NULL);
      tuf_world_bump (world);
      tuf_world_expect (world, -1);
      g_ptr_array_set_size (world->requests, 0);
      expect_found (world, "named/x", names[i][0]);
      tuf_world_expect_requests (world, names[i][1]);
    }
}

typedef struct {
  const char *name;
  const char *delegations;
  int code;
} Form;

#define ROLE "\"keyids\":[],\"threshold\":1,\"terminating\":false"
/* clang-format off */
static const Form forms[] = {
  { "good", "{\"keys\":{},\"roles\":[{\"name\":\"a\",\"paths\":[\"a/*\"]," ROLE "}]}", -1 },
  { "none", "{\"keys\":{},\"roles\":[]}", -1 },
  { "no-keys", "{\"roles\":[]}", AKASHI_ERROR_TUF_MALFORMED },
  { "no-roles", "{\"keys\":{}}", AKASHI_ERROR_TUF_MALFORMED },
  { "list", "[]", AKASHI_ERROR_TUF_MALFORMED },
  { "top-level", "{\"keys\":{},\"roles\":[{\"name\":\"snapshot\",\"paths\":[]," ROLE "}]}", AKASHI_ERROR_TUF_MALFORMED },
  { "nameless", "{\"keys\":{},\"roles\":[{\"name\":\"\",\"paths\":[]," ROLE "}]}", AKASHI_ERROR_TUF_MALFORMED },
  { "twice", "{\"keys\":{},\"roles\":[{\"name\":\"a\",\"paths\":[]," ROLE "},{\"name\":\"a\",\"paths\":[]," ROLE "}]}",
    AKASHI_ERROR_TUF_MALFORMED },
  { "no-paths", "{\"keys\":{},\"roles\":[{\"name\":\"a\"," ROLE "}]}", AKASHI_ERROR_TUF_MALFORMED },
  { "both-paths", "{\"keys\":{},\"roles\":[{\"name\":\"a\",\"paths\":[],\"path_hash_prefixes\":[]," ROLE "}]}",
    AKASHI_ERROR_TUF_MALFORMED },
  { "path-number", "{\"keys\":{},\"roles\":[{\"name\":\"a\",\"paths\":[1]," ROLE "}]}", AKASHI_ERROR_TUF_MALFORMED },
  { "no-threshold", "{\"keys\":{},\"roles\":[{\"name\":\"a\",\"paths\":[],\"keyids\":[],\"terminating\":true}]}",
    AKASHI_ERROR_TUF_MALFORMED },
  { "no-terminating", "{\"keys\":{},\"roles\":[{\"name\":\"a\",\"paths\":[],\"keyids\":[],\"threshold\":1}]}",
    AKASHI_ERROR_TUF_MALFORMED },
  { "succinct", "{\"keys\":{},\"succinct_roles\":{\"bit_length\":8}}", AKASHI_ERROR_TUF_UNSUPPORTED },
};
/* clang-format on */

static void
test_form (gconstpointer data)
{
  const Form *form = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (json_t) object = json_loads (form->delegations, 0, NULL);
  g_autoptr (GPtrArray) roles = akashi_tuf_delegations_new_json (object, &error);

  g_assert_cmpint (roles != NULL, ==, form->code < 0);
  if (form->code >= 0)
    g_assert_error (error, AKASHI_ERROR, form->code);
}

/* SHA-256 of "mihon/index.json" begins with its first digits, whatever they are. */
static void
test_hash_prefixes (void)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "mihon/index.json", -1);
  char *prefixes[] = { (char[]){ 'x', '\0' }, hash, NULL };
  AkashiTufDelegatedRole role = { .hash_prefixes = prefixes };

  g_assert_true (akashi_tuf_delegated_role_has (&role, "mihon/index.json"));
  g_assert_false (akashi_tuf_delegated_role_has (&role, "mihon/index.jsom"));
  hash[2] = '\0';
  g_assert_true (akashi_tuf_delegated_role_has (&role, "mihon/index.json"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tuf/targets/patterns", test_patterns);
  g_test_add_func ("/tuf/targets/pattern-cost", test_pattern_cost);
  g_test_add_func ("/tuf/targets/hash-prefixes", test_hash_prefixes);
  g_test_add_func ("/tuf/targets/before-refresh", test_before_refresh);
  g_test_add_func ("/tuf/targets/scheme", test_scheme);
  g_test_add_func ("/tuf/targets/scheme-frozen", test_scheme_frozen);
  g_test_add_data_func ("/tuf/targets/terminating", GINT_TO_POINTER (TRUE), test_terminating);
  g_test_add_data_func ("/tuf/targets/not-terminating", GINT_TO_POINTER (FALSE), test_terminating);
  g_test_add_func ("/tuf/targets/order-and-cycle", test_order_and_cycle);
  g_test_add_func ("/tuf/targets/two-delegators", test_two_delegators);
  g_test_add_func ("/tuf/targets/role-names", test_role_names);
  g_test_add_data_func ("/tuf/targets/roles-32", GUINT_TO_POINTER (32), test_most_roles);
  g_test_add_data_func ("/tuf/targets/roles-33", GUINT_TO_POINTER (33), test_most_roles);
  for (gsize i = 0; i < G_N_ELEMENTS (scheme_attacks); i++)
    {
      g_autofree char *path = g_strconcat ("/tuf/targets/attack/", scheme_attacks[i].name, NULL);
      g_test_add_data_func (path, &scheme_attacks[i], test_scheme_attack);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/tuf/targets/form/", forms[i].name, NULL);
      g_test_add_data_func (path, &forms[i], test_form);
    }
  return g_test_run ();
}
