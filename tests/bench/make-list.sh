#!/bin/sh
# A public list with many rows, as a scheme's office would write it: made up, the same every time.
# usage: sh make-list.sh ROWS LIST.csv MAP.json
set -eu
rows=${1:?usage: make-list.sh ROWS LIST.csv MAP.json}
seq 1 "$rows" | awk 'BEGIN { OFS = ","; print "登録番号,事業者名,型番,製品名,レベル,登録日,有効期限,状態,情報ページ" }
{
  y = 2025 + $1 % 2; m = 1 + $1 % 12; d = 1 + $1 % 28
  models = $1 % 4 ? "M-" $1 : "\"M-" $1 "A\nM-" $1 "B、M-" $1 "C※1\""
  issued = $1 % 3 ? sprintf("%d/%d/%d", y, m, d) : sprintf("令和%d年%d月%d日", y - 2018, m, d)
  print sprintf("B-%08d", $1), "見本電機株式会社" $1 % 500, models, ($1 % 7 ? "見守りカメラ" : "\"カメラ, \"\"夜間\"\"\""), "★" 1 + $1 % 2,
    issued, sprintf("%d-%02d-%02d", y + 2, m, d), ($1 % 50 ? "有効" : "取消"), "https://label.bench.example/p/" $1
}' >"$2"
cat >"$3" <<'MAP'
{"scheme": "bench", "notes": "※", "columns": {
  "number": {"heading": "登録番号"},
  "maker.name.ja": {"heading": "事業者名"},
  "models": {"heading": "型番", "separators": "、"},
  "models.names.ja": {"heading": "製品名"},
  "level": {"heading": "レベル", "values": {"★1": 1, "★2": 2}},
  "issued": {"heading": "登録日", "dates": ["ymd", "era"]},
  "valid_until": {"heading": "有効期限", "dates": "ymd"},
  "status": {"heading": "状態", "values": {"有効": "in-force", "取消": "withdrawn"}},
  "page": {"heading": "情報ページ"}}}
MAP
