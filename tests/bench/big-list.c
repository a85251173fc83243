/* SPDX-License-Identifier: Apache-2.0 */
#include "big-list.h"

#include "akashi-list-digest.h"

#include <stdio.h>
#include <zstd.h>

#define MAKERS 480

static const struct {
  const char *ja, *en, *category;
} kinds[] = {
  { "見守りカメラ", "Home camera", "camera" },
  { "屋外カメラ", "Outdoor camera", "camera" },
  { "無線LANルーター", "Wi-Fi router", "router" },
  { "メッシュルーター", "Mesh router", "router" },
  { "ビデオドアホン", "Video doorbell", "doorbell" },
  { "スマートロック", "Smart lock", "lock" },
  { "スマートプラグ", "Smart plug", "plug" },
  { "スマート電球", "Smart bulb", "light" },
  { "ロボット掃除機", "Robot vacuum", "appliance" },
  { "体組成計", "Body scale", "health" },
  { "血圧計", "Blood pressure meter", "health" },
  { "温湿度計", "Thermometer", "sensor" },
  { "窓センサー", "Window sensor", "sensor" },
  { "家庭用ストレージ", "Home storage", "storage" },
  { "スマートスピーカー", "Smart speaker", "speaker" },
  { "チューナーレステレビ", "Streaming screen", "television" },
  { "空気清浄機", "Air purifier", "appliance" },
  { "通信機能つき炊飯器", "Connected rice cooker", "appliance" },
  { "通信機能つき洗濯機", "Connected washing machine", "appliance" },
  { "学習リモコン", "Learning remote", "remote" },
  { "ペット給餌器", "Pet feeder", "pet" },
  { "散水コントローラー", "Irrigation controller", "garden" },
  { "ゲートウェイ", "Gateway", "hub" },
  { "しゃべるぬいぐるみ", "Talking plush toy", "toy" },
};

static const char *const maker_heads[][2] = {
  { "花見", "Hanami" },  { "月見", "Tsukimi" },  { "雪見", "Yukimi" },    { "桜川", "Sakuragawa" },
  { "青葉", "Aoba" },    { "若竹", "Wakatake" }, { "白波", "Shiranami" }, { "夕凪", "Yunagi" },
  { "朝霧", "Asagiri" }, { "千鳥", "Chidori" },  { "紅葉", "Momiji" },    { "松風", "Matsukaze" },
};
static const char *const maker_tails[][2] = {
  { "電機", "Denki" }, { "工業", "Kogyo" },   { "通信", "Tsushin" }, { "精機", "Seiki" },
  { "無線", "Musen" }, { "製作所", "Works" }, { "技研", "Giken" },   { "産業", "Industries" },
};

/* SplitMix64: well spread, and the same everywhere. */
static guint64
mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  value = (value ^ value >> 30) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  value = (value ^ value >> 27) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  return value ^ value >> 31;
}

char *
big_list_number (guint64 index)
{
  return g_strdup_printf ("BN-2026-%08" G_GUINT64_FORMAT, index);
}

/* In no order, and no two the same: 39119 has no factor in common with a hundred million. */
char *
big_list_model (guint64 index)
{
  guint64 maker = mix (index) % MAKERS;
  return g_strdup_printf ("%c%c-%08" G_GUINT64_FORMAT, (char) ('A' + maker % 26), (char) ('A' + maker / 26),
                          index * 39119 % 100000000);
}

guint64
big_list_gtin (guint64 index)
{
  guint64 body = G_GUINT64_CONSTANT (20000000000) + index * 6700417 % 9000000000;
  guint sum = 0, weight = 3;

  for (guint64 rest = body; rest > 0; rest /= 10, weight = 4 - weight)
    sum += (guint) (rest % 10) * weight;
  return body * 10 + (10 - sum % 10) % 10;
}

void
big_list_row (GString *line, guint64 index, gboolean changed)
{
  guint64 dice = mix (index);
  guint64 maker = dice % MAKERS;
  guint64 kind = dice >> 16 & 0xffff;
  guint64 series = dice >> 32 & 0xfff;
  const char *const *head = maker_heads[maker % 12];
  const char *const *tail = maker_tails[maker / 12 % 8];
  g_autofree char *number = big_list_number (index);
  g_autofree char *model = big_list_model (index);

  kind %= G_N_ELEMENTS (kinds);
  g_string_append_printf (line, "{\"category\":\"%s\",\"issued\":\"%d-%02d-%02d\",\"level\":%d,",
                          kinds[kind].category, 2025 + (int) (dice & 1), 1 + (int) ((dice >> 8 & 15) % 12),
                          1 + (int) (dice >> 12 & 15), 1 + (int) (dice >> 5 & 1));
  g_string_append_printf (line, "\"maker\":{\"name\":{\"en\":\"%s %s\",\"ja\":\"%s%s\"}},", head[1], tail[1],
                          head[0], tail[0]);
  g_string_append_printf (line,
                          "\"models\":[{\"gtins\":[\"%014" G_GUINT64_FORMAT
                          "\"],\"model\":\"%s\",\"names\":{\"en\":\"%s %" G_GUINT64_FORMAT
                          "\",\"ja\":\"%s %" G_GUINT64_FORMAT "\"}}],",
                          big_list_gtin (index), model, kinds[kind].en, series, kinds[kind].ja, series);
  g_string_append_printf (
      line,
      "\"number\":\"%s\",\"password\":\"unique\",\"status\":\"%s\",\"support_until\":\"%d-03-31\","
      "\"updates\":\"automatic\",\"valid_until\":\"%d-%02d-28\"}",
      number,
      changed     ? "suspended"
      : dice % 50 ? "in-force"
                  : "withdrawn",
      2030 + (int) (dice >> 40 & 3), 2028 + (int) (dice & 1), 1 + (int) (dice >> 44 & 7));
}

static void
write_or_fail (FILE *file, const void *bytes, gsize length)
{
  if (fwrite (bytes, 1, length, file) != length)
    g_error ("cannot write the list: is the disk full?");
}

static void
compress (ZSTD_CCtx *context, FILE *file, const GString *text, ZSTD_EndDirective end)
{
  static char out[1 << 17];
  ZSTD_inBuffer from = { text->str, text->len, 0 };
  gsize left;

  do
    {
      ZSTD_outBuffer to = { out, sizeof out, 0 };
      left = ZSTD_compressStream2 (context, &to, &from, end);
      if (ZSTD_isError (left))
        g_error ("%s", ZSTD_getErrorName (left));
      write_or_fail (file, out, to.pos);
  } while (end == ZSTD_e_end ? left > 0 : from.pos < from.size);
}

void
big_list_write (const char *path, guint64 rows, guint64 changed, char **digest)
{
  g_auto (AkashiListDigest) sum = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  guint64 each = changed > 0 ? MAX (rows / changed, 1) : 0;
  ZSTD_CCtx *context = ZSTD_createCCtx ();
  FILE *file = fopen (path, "wb");

  if (!file)
    g_error ("cannot write %s", path);
  ZSTD_CCtx_setParameter (context, ZSTD_c_compressionLevel, 3);
  akashi_list_digest_init (&sum);
  for (guint64 i = 0; i < rows; i++)
    {
      gsize start = text->len;
      big_list_row (text, i, each > 0 && i % each == 0 && i / each < changed);
      akashi_list_digest_add (&sum, text->str + start, text->len - start);
      g_string_append_c (text, '\n');
      if (text->len < 1 << 17)
        continue;
      compress (context, file, text, ZSTD_e_continue);
      g_string_truncate (text, 0);
    }
  compress (context, file, text, ZSTD_e_end);
  ZSTD_freeCCtx (context);
  if (fclose (file) != 0)
    g_error ("cannot write %s", path);
  *digest = akashi_list_digest_finish (&sum);
}
