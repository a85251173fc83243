/* SPDX-License-Identifier: Apache-2.0 */
#include "akashi-line-break.h"

#include <string.h>

/* The longest phrases that are kept together, in bytes, by step: any; ten kanji; six. Of a longer one only
 * the end is, as in 見て|ください. */
static const gsize longest[AKASHI_LINE_BREAK_STEPS] = { G_MAXSIZE, 30, 18 };
#define LONGEST_END 15
/* The longest word with hyphens that is kept together; bytes, with a full stop. */
#define LONGEST_HYPHENED 16

typedef enum {
  SCRIPT_KANA,     /* hiragana */
  SCRIPT_KATAKANA, /* with the long-vowel sign */
  SCRIPT_KANJI,
  SCRIPT_CLOSING, /* stays with what stands before it */
  SCRIPT_OPENING, /* stays with what follows */
  SCRIPT_SPACE,
  SCRIPT_OTHER, /* Latin letters, digits */
} Script;

/* Words written in hiragana that begin a phrase. Longer ones first where one begins another. */
static const char *const kana_words[] = {
  "もうすぐ",       "わかりません", "わかり",   "ありません",   "ください", "ちがいます",
  "いつまで",       "たずね",       "くらべ",   "かざして",     "あります", "できません",
  "なくなりました", "なくなり",     "まだ",     "もっと",       "もう一度", "もう",
  "この",           "その",         "だれの",   "つながります", "このまま", "すぐ",
  "見せて",         "ほかの",       "つないで", "つなぎ",       "さがし",   "つづけて",
};
/* Chinese words that are not torn. */
static const char *const chinese_words[] = {
  "安全更新", "网络安全", "登记名单", "电子印章", "登记号码", "包装盒", "条形码", "摄像头", "有效期",
  "二维码",   "路由器",   "店员",     "厂家",     "商品",     "标签",   "型号",   "号码",   "制度",
  "名单",     "登记",     "画面",     "内容",     "结束",     "开始",   "判断",   "机器",   "时间",
  "等级",     "期限",     "商量",     "购买",     "没有",     "已经",   "快要",   "无法",   "输入",
  "核对",     "一致",     "看看",     "请问",     "询问",     "手机",   "读取",   "多久",   "比较",
  "密码",     "语言",     "选择",     "手里",     "哪个",     "这个",   "这张",   "这项",   "这件",
  "这里",     "什么",     "时候",     "停用",     "暂停",     "取消",   "承诺",   "提供",   "受理",
  "申请",     "不符",     "不在",     "不再",     "网址",     "网页",   "通向",   "用途",   "标志",
  "范围",     "不清楚",   "不一样",   "对准",     "其他",     "原因",   "下面",   "知道",
};
/* … but these only where no other kana word would be torn: they follow a verb's て or で. */
static const char *const bound_words[] = { "ください", "ありません" };
/* In plain Japanese, which has a space there, likewise. */
static const char *const spaced_words[]
    = { "ください", "います", "いません", "いる", "いて", "おいて", "おく", "あります", "ありません" };

static Script
script_of (gunichar c)
{
  if (g_unichar_isspace (c))
    return SCRIPT_SPACE;
  if (strchr (",.!?)]}:;%", (int) c) != NULL && c < 128)
    return SCRIPT_CLOSING;
  if ((c < 128 && strchr ("([{", (int) c) != NULL) || c == 0x300c || c == 0x300e || c == 0xff08
      || c == 0x3010)
    return SCRIPT_OPENING;
  if (c == 0x3001 || c == 0x3002 || c == 0x300d || c == 0x300f || c == 0xff09 || c == 0x3011 || c == 0xff1f
      || c == 0xff01 || c == 0x30fb || c == 0x00b7 || c == 0xff1a)
    return SCRIPT_CLOSING;
  if (c >= 0x3040 && c <= 0x309f)
    return SCRIPT_KANA;
  if (c >= 0x30a0 && c <= 0x30ff)
    return SCRIPT_KATAKANA;
  if ((c >= 0x3400 && c <= 0x9fff) || c == 0x3005)
    return SCRIPT_KANJI;
  return SCRIPT_OTHER;
}

static gboolean
starts_word (const char *at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kana_words); i++)
    if (g_str_has_prefix (at, kana_words[i]))
      return TRUE;
  return FALSE;
}

/* "見て|ください" is one phrase: a line that begins with ください reads badly. */
static gboolean
is_bound (const char *start, const char *at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bound_words); i++)
    if (g_str_has_prefix (at, bound_words[i]))
      return at - start >= 3 && (strncmp (at - 3, "て", 3) == 0 || strncmp (at - 3, "で", 3) == 0);
  return FALSE;
}

/* "見て ください" is one phrase, too: @space is the space in it. */
static gboolean
is_bound_space (const char *start, const char *space)
{
  if (*space != ' ' || space - start < 3
      || (strncmp (space - 3, "て", 3) != 0 && strncmp (space - 3, "で", 3) != 0))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (spaced_words); i++)
    if (g_str_has_prefix (space + 1, spaced_words[i]))
      return TRUE;
  return FALSE;
}

/* Kana that end a phrase before kanji or katakana: particles, and the endings of verbs and adjectives. Others
 * go on, as in 取り消す and 読み取る. */
static gboolean
ends_phrase (const char *at)
{
  static const char *const endings[]
      = { "は", "が", "を", "に", "へ", "と", "で", "の", "も", "や", "か", "て",
          "ら", "ば", "た", "る", "い", "す", "く", "う", "だ", "な", "ど", "ん" };
  const char *last = g_utf8_prev_char (at);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strncmp (last, endings[i], strlen (endings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* を marks an object and nothing else: what follows it begins a phrase, also in kana, as in ラベルを|さがす.
 */
static gboolean
follows_object (const char *at)
{
  return strncmp (at - 3, "を", 3) == 0;
}

/* Whether a phrase may end between the characters @before and @after, which begins at @at. */
static gboolean
may_break (Script before, Script after, const char *start, const char *at)
{
  if (after == SCRIPT_CLOSING || before == SCRIPT_OPENING)
    return FALSE;
  if (is_bound_space (start, after == SCRIPT_SPACE ? at : at - 1))
    return FALSE;
  if (before == SCRIPT_SPACE || after == SCRIPT_SPACE || before == SCRIPT_CLOSING || after == SCRIPT_OPENING)
    return TRUE;
  if (before == SCRIPT_KANA && after == SCRIPT_KANA)
    return follows_object (at) || (starts_word (at) && !is_bound (start, at));
  return before == SCRIPT_KANA && ends_phrase (at);
}

/* Whether a phrase that has become too long may end here after all: where the kind of script changes. */
static gboolean
may_break_long (Script before, Script after)
{
  if (after == SCRIPT_CLOSING || before == SCRIPT_OPENING || after == SCRIPT_KANA)
    return FALSE;
  /* A number stays with its counter, as in 20日. */
  return before != after && before != SCRIPT_OTHER && after != SCRIPT_OTHER;
}

AkashiTextScript
akashi_line_break_script (const char *text)
{
  AkashiTextScript script = AKASHI_TEXT_ANY;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Script of_letter = script_of (c);
      if (of_letter == SCRIPT_KANA || of_letter == SCRIPT_KATAKANA)
        return AKASHI_TEXT_JAPANESE;
      if (c >= 0xac00 && c <= 0xd7a3)
        return AKASHI_TEXT_KOREAN;
      if (of_letter == SCRIPT_KANJI)
        script = AKASHI_TEXT_HAN;
    }
  return script;
}

static void
add_phrase (GArray *phrases, const char *text, const char *start, const char *end)
{
  gsize pair[2] = { (gsize) (start - text), (gsize) (end - text) };
  if (end > start)
    g_array_append_vals (phrases, pair, 2);
}

/* In widths of a kanji: Latin letters and digits are half as wide. */
static guint
length_of (const char *start, const char *end)
{
  guint halves = 0;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    halves += script_of (g_utf8_get_char (p)) == SCRIPT_OTHER ? 1 : 2;
  return (halves + 1) / 2;
}

/* Splits what is too long for one line at changes of script, so that it can still be set in a narrow column.
 */
static void
add_split (GArray *phrases, const char *text, const char *start, const char *end)
{
  const char *from = start;
  if (length_of (start, end) > AKASHI_LONGEST_PHRASE)
    for (const char *p = g_utf8_next_char (start); p < end; p = g_utf8_next_char (p))
      {
        const char *previous = g_utf8_prev_char (p);
        if (!may_break_long (script_of (g_utf8_get_char (previous)), script_of (g_utf8_get_char (p))))
          continue;
        add_phrase (phrases, text, from, p);
        from = p;
      }
  if (length_of (from, end) <= AKASHI_LONGEST_PHRASE)
    add_phrase (phrases, text, from, end);
}

static void
add_korean (GArray *phrases, const char *text)
{
  for (const char *start = text; *start != '\0';)
    {
      const char *end = start + strcspn (start, " ");
      add_split (phrases, text, start, end);
      start = end + strspn (end, " ");
    }
}

/* Returns: (nullable): the end of the longest known word that begins at @at. */
static const char *
chinese_word_end (const char *at)
{
  const char *end = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (chinese_words); i++)
    if (g_str_has_prefix (at, chinese_words[i]) && (end == NULL || at + strlen (chinese_words[i]) > end))
      end = at + strlen (chinese_words[i]);
  return end;
}

/* A word, with the punctuation that must not begin a line. */
static void
add_chinese (GArray *phrases, const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      const char *end = chinese_word_end (at);
      const char *next = end != NULL ? end : g_utf8_next_char (at);
      while (end != NULL && *end != '\0' && script_of (g_utf8_get_char (end)) == SCRIPT_CLOSING)
        next = end = g_utf8_next_char (end);
      if (end != NULL)
        add_phrase (phrases, text, at, end);
      at = next;
    }
}

/* Model numbers are not torn at their hyphens, and words like "second-hand" only before they are too wide;
 * every other word of Latin letters is kept together as it is. */
static void
add_hyphened (GArray *phrases, const char *text)
{
  for (const char *start = text; *start != '\0';)
    {
      const char *end = start + strcspn (start, " ");
      if (memchr (start, '-', (size_t) (end - start)) != NULL && end - start <= LONGEST_HYPHENED)
        add_phrase (phrases, text, start, end);
      start = end + strspn (end, " ");
    }
}

GArray *
akashi_line_break_phrases (const char *text)
{
  GArray *phrases = g_array_new (FALSE, FALSE, sizeof (gsize));
  if (!g_utf8_validate (text, -1, NULL))
    return phrases;
  AkashiTextScript script = akashi_line_break_script (text);
  if (script == AKASHI_TEXT_KOREAN)
    add_korean (phrases, text);
  else if (script == AKASHI_TEXT_HAN)
    add_chinese (phrases, text);
  else if (script == AKASHI_TEXT_ANY)
    add_hyphened (phrases, text);
  if (script != AKASHI_TEXT_JAPANESE)
    return phrases;
  const char *start = text;
  const char *p = text;
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (p == start)
        continue;
      const char *previous = g_utf8_prev_char (p);
      if (!may_break (script_of (g_utf8_get_char (previous)), script_of (g_utf8_get_char (p)), start, p))
        continue;
      add_split (phrases, text, start, p);
      start = p;
    }
  add_split (phrases, text, start, p);
  return phrases;
}

static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || c == '-';
}

/* Returns: where the word of Latin letters begins that goes on at @at; @at itself where there is none, or a
 * very long one. */
static gsize
word_begin (const char *text, gsize start, gsize at)
{
  gsize begin = at, end = at;
  if (!is_of_word (text[at]))
    return at;
  while (begin > start && is_of_word (text[begin - 1]))
    begin--;
  while (is_of_word (text[end]))
    end++;
  return end - begin <= LONGEST_HYPHENED ? begin : at;
}

/* Returns: where the last part of a word with hyphens begins; @start where it is none, or has digits as model
 * numbers have. */
static gsize
last_part (const char *text, gsize start, gsize end)
{
  gsize last = start;
  for (gsize at = start; at < end; at++)
    if (!g_ascii_isalpha (text[at]) && !g_ascii_ispunct (text[at]))
      return start;
    else if (text[at] == '-')
      last = at + 1;
  return last;
}

gsize
akashi_line_break_kept (const char *text, gsize start, gsize end, guint step)
{
  if (end - start <= longest[step])
    return step + 1 < AKASHI_LINE_BREAK_STEPS ? start : last_part (text, start, end);
  gsize kept = end - LONGEST_END;
  /* Not into the middle of a character. */
  while ((text[kept] & 0xc0) == 0x80)
    kept++;
  return word_begin (text, start, kept);
}
