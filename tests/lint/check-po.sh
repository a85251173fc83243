#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every text for people has a translation in every language of data/po/LINGUAS.
#   check-po.sh            fails, with the list, where a text is missing or fuzzy, a plural rule is one that the program
#                          does not have, or a file is not in POTFILES
#   check-po.sh --update   rewrites POTFILES and akashi.pot, and merges new texts into the .po files, to be translated
set -eu
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.."
po=data/po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Data with texts for people: the English is the msgid, the file's name, in the singular, the context.
data_files=$(ls data/guarantees.json data/marks.json data/advice.json 2>/dev/null || true)
text_keys='["line", "name", "means", "means_not", "recognise", "differs", "label"]'

list_files ()
{
  for file in $data_files; do echo "$file"; done
  grep -lE '(^|[^A-Z_])NC?_ \(|akashi_words_(text|plural|context) \(' app/words/*.c ui/*.c app/cli/*.c data/help/*.c 2>/dev/null |
    grep -v '^app/words/akashi-languages\.c$'
}

# xgettext does not read JSON of ours: it finds these instead of the files of the same names.
write_data_texts ()
{
  mkdir -p "$work/data"
  for file in $data_files; do
    context=$(basename "$(basename "$file" s.json)" .json)
    jq -r --argjson keys "$text_keys" --arg context "$context" '
      [paths(strings) as $path | select(($path | last | tostring) as $key | $keys | index($key)) | getpath($path)]
      | unique[] | "NC_ (\($context | @json), \(@json))"' "$file" > "$work/$file"
  done
}

extract ()
{
  write_data_texts
  xgettext --directory="$work" --directory=. --files-from="$1" --output="$2" --from-code=UTF-8 --language=C \
    --add-comments=TRANSLATORS --sort-by-file --keyword --keyword=N_ --keyword=NC_:1c,2 --keyword=akashi_words_text:2 --keyword=akashi_words_plural:2,3 \
    --keyword=akashi_words_context:2c,3 \
    --flag=akashi_words_text:2:pass-c-format --flag=akashi_words_plural:2:pass-c-format \
    --flag=akashi_words_plural:3:pass-c-format --flag=akashi_words_context:3:pass-c-format \
    --package-name=akashi --msgid-bugs-address='Akashi, data/po' --add-location=file --copyright-holder='The Akashi authors'
  # No date of the day: the same source gives the same file.
  sed -i '/^"POT-Creation-Date:/d; s/charset=CHARSET/charset=UTF-8/' "$2"
}

languages=$(grep -E '^[a-z]' $po/LINGUAS)

if [ "${1:-}" = --update ]; then
  { echo "# Files with texts for people; written by tests/lint/check-po.sh --update."; list_files | sort; } > $po/POTFILES
  grep -v '^#' $po/POTFILES > "$work/files"
  extract "$work/files" $po/akashi.pot
  for language in $languages; do
    msgmerge --quiet --update --backup=none --no-fuzzy-matching --sort-by-file $po/"$language".po $po/akashi.pot
    msgattrib --no-obsolete --sort-by-file -o "$work/kept" $po/"$language".po
    cp "$work/kept" $po/"$language".po
  done
  exit 0
fi

failed=0
list_files | sort > "$work/files"
grep -v '^#' $po/POTFILES | sort > "$work/listed"
if ! cmp -s "$work/files" "$work/listed"; then
  echo "data/po/POTFILES is not the list of files with texts (< listed, > found):"
  diff "$work/listed" "$work/files" | grep '^[<>]' || true
  failed=1
fi
extract "$work/files" "$work/akashi.pot"
for language in $languages; do
  grep -qE '^"Plural-Forms: nplurals=(1; plural=0|2; plural=\(?n ?!= ?1\)?);\\n"$' "$po/$language.po" ||
    { echo "$po/$language.po: Plural-Forms is none the program knows (akashi-catalogue.h)"; failed=1; }
  msgmerge --quiet --no-fuzzy-matching "$po/$language.po" "$work/akashi.pot" -o "$work/$language.po"
  msgattrib --no-obsolete --untranslated --no-wrap "$work/$language.po" > "$work/missing"
  msgattrib --no-obsolete --only-fuzzy --no-wrap "$work/$language.po" >> "$work/missing"
  if grep '^msgid "..*"$' "$work/missing" > "$work/list" || grep -A1 '^msgid ""$' "$work/missing" | grep '^"' > "$work/list"; then
    echo "$po/$language.po lacks a translation, or it is fuzzy:"
    grep -v 'Project-Id' "$work/list"
    failed=1
  fi
done
[ $failed = 0 ] || echo "Run tests/lint/check-po.sh --update, then translate what is new."
exit $failed
