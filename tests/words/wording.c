/* SPDX-License-Identifier: Apache-2.0 */
#include "wording.h"

#include <string.h>

#define JAPANESE                                                                                                                                         \
  "安全です|安心|完全|脆弱性なし|お墨付き|どこでも安全|絶対|本物|偽|にせもの|国が認めた|認証済み|認定済み|" \
  "保証"

typedef struct {
  const char *language;
  const char *never;        /* safe, genuine, guaranteed, approved by the government, certified, fake */
  const char *bare_update;  /* the renewal of a contract, not of a program; NULL where the word is another */
  const char *compensation; /* said only where compensation is registered */
} Rules;

static const Rules rules[] = {
  { "en",
    "\\b(safe|safely|safest|genuine|genuinely|authentic|guarantee[ds]?|approved|certified|endorsed|fake"
    "|counterfeit|score[ds]?|perfect|perfectly)\\b|(fully|completely|absolutely) secure|free of vulnerabilit",
    NULL, "\\bcompensation\\b" },
  { "ja", JAPANESE, "(?<!セキュリティ)更新", "補償|賠償" },
  { "ja@easy", JAPANESE "|あんしん|かんぜん|ぜったい|ほんもの|あんぜんです|ほしょう",
    "(?<!セキュリティ)(更新|こうしん|アップデート)", "補償|賠償" },
  { "zh_CN",
    "(很|更|最|是|绝对|完全)安全(?!更新|标签)|安全的|安全可靠|安全无忧|放心|安心|完全|绝对|正品|真品|假货|"
    "假冒"
    "|伪造|伪劣|保证|担保|(国家|政府|官方)(认可|批准|认证)|(已|通过|经过|获得)认证|没有漏洞|无漏洞|零漏洞|"
    "百分之百",
    "(?<!安全)更新", "赔偿|补偿" },
  { "ko",
    "안전합니다|안전한 (제품|상품)|안심|완전|완벽|절대|정품|진품|진짜|가짜|위조|보증|보장|공인|취약점이 없"
    "|(정부|나라|국가)(가|에서|의) ?(인정|승인)|인증(된|되었|받은|받았|됨|을 받)|인정받",
    "(?<!보안 )업데이트", "보상|배상" },
};

gboolean
wording_finds (const char *pattern, const char *text)
{
  static GHashTable *compiled; /* there are some hundred thousand texts to look at */

  if (!compiled)
    compiled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_regex_unref);
  GRegex *regex = g_hash_table_lookup (compiled, pattern);
  if (!regex)
    {
      regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
      g_assert_nonnull (regex);
      g_hash_table_insert (compiled, g_strdup (pattern), regex);
    }
  return g_regex_match (regex, text, 0, NULL);
}

/* Returns: (transfer full): Japanese without the spaces between its phrases, which would hide a word. */
static char *
without_spaces (const char *language, const char *text)
{
  GString *joined = g_string_new (text);
  if (g_str_has_prefix (language, "ja"))
    g_string_replace (joined, " ", "", 0);
  return g_string_free (joined, FALSE);
}

const char *
wording_fault (const char *language, const char *text, gboolean compensated)
{
  g_autofree char *joined = without_spaces (language, text);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (!g_str_equal (rules[i].language, language))
        continue;
      if (wording_finds (rules[i].never, joined))
        return "never to be said";
      if (rules[i].bare_update && wording_finds (rules[i].bare_update, joined))
        return "updates that are not called security updates";
      if (!compensated && wording_finds (rules[i].compensation, joined))
        return "compensation that is not registered";
      return NULL;
    }
  return "a language without rules of wording";
}

#define KANA "[ぁ-ゖァ-ヺ]"
/* Not by the names of scripts: since PCRE 10.40 those match the punctuation that scripts share, too. */
#define HANGUL "[ㄱ-ㆎ가-힣]"

gboolean
wording_in_foreign_script (const char *language, const char *text)
{
  if (g_str_equal (language, "en"))
    return wording_finds (KANA "|" WORDING_HAN "|" HANGUL, text);
  if (g_str_equal (language, "ko"))
    return wording_finds (KANA "|" WORDING_HAN, text);
  return wording_finds (g_str_equal (language, "zh_CN") ? KANA "|" HANGUL : HANGUL, text);
}

gboolean
wording_in_own_script (const char *language, const char *text)
{
  if (g_str_equal (language, "en"))
    return wording_finds ("[A-Za-z]", text);
  if (g_str_equal (language, "ko"))
    return wording_finds (HANGUL, text);
  return wording_finds (g_str_equal (language, "zh_CN") ? WORDING_HAN : KANA "|" WORDING_HAN, text);
}
