# SPDX-License-Identifier: Apache-2.0
"""A made-up public list with all that real ones hold: 400 registrations with 1,600 models, dates of the era and in three
other writings, full-width model numbers, several models in one cell, `ほか3機種`, notes, merged cells, a title above the
headings and remarks below the table."""
import datetime, html, io, csv

REGISTRATIONS, MODELS = 400, 1600
HEADINGS = ['登録\n番号', '事業者名', '型番※1', '製品名', 'レベル', '登録日', '有効期限', '状態']
TITLE = ['見本リンクラベル 登録製品一覧(すべて架空)', '令和8年11月20日現在']
REMARKS = ['※1 色違いを含む', '※2 販売終了', '※3 2026年4月に社名変更']
MAKERS = ['花見電機', '月見工業※3', '雪見通信', 'ほたる無線', '㈱みほん']
WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def number(index):
    return f'ML{index:06}'


def models_of(index):
    """Four each in the mean: 1 to 7, in turn."""
    return [f'HM-{index:03}{letter}' for letter in 'ABCDEFG'[:1 + index % 7]]


def shares():
    """How many models each registration has, so that there are 1,600."""
    counts = [len(models_of(index)) for index in range(REGISTRATIONS)]
    for index in range(REGISTRATIONS):
        while sum(counts) != MODELS and 0 < counts[index] + (1 if sum(counts) < MODELS else -1) < 8:
            counts[index] += 1 if sum(counts) < MODELS else -1
            if counts[index] in (1, 7):
                break
    return counts


COUNTS = shares()


def day(text, index):
    """A day as four different clerks write it."""
    date = datetime.date.fromisoformat(text)
    weekday = '月火水木金土日'[date.weekday()]
    written = [f'令和{date.year - 2018}年{date.month}月{date.day}日', f'R{date.year - 2018}.{date.month}.{date.day}',
               f'{date.year}/{date.month}/{date.day}', f'{date.year}年{date.month}月{date.day}日({weekday})']
    return written[index % 4].translate(WIDE) if index % 9 == 0 else written[index % 4]


def registration(index):
    """What the list says of one registration, as it must come out."""
    issued = datetime.date(2025, 5, 21) + datetime.timedelta(days=index)
    letters = 'ABCDEFGHIJ'[:COUNTS[index]]
    models = [f'HM-{index:03}{letter}' for letter in letters]
    return {
        'number': number(index), 'maker': MAKERS[index % 5].split('※')[0], 'level': 1 + index % 2,
        'models': [model.translate(WIDE) for model in models] if index % 11 == 0 else models,
        'unnamed': 3 if index % 40 == 7 else 0,
        'issued': issued.isoformat(), 'valid_until': issued.replace(year=issued.year + 2).isoformat(),
        'status': 'withdrawn' if index % 50 == 3 else 'in-force', 'status_raw': '取消※2' if index % 50 == 3 else '有効',
    }


def cells(index, separator='\n'):
    """The same as it stands in the list."""
    said = registration(index)
    models = (separator if index % 3 else '、').join(said['models'])
    if index % 13 == 0:
        models += '※2'
    if said['unnamed']:
        models += ' ほか３機種'
    return [said['number'], MAKERS[index % 5], models, f'見本の機器 "{index % 4}"', ('★' * said['level'], f'★{"１２"[index % 2]}')[index % 3 == 0],
            day(said['issued'], index), day(said['valid_until'], index + 1), said['status_raw']]


def as_csv(rows=None, encoding='utf-8', delimiter=',', line_end='\r\n', mark=b''):
    rows = [cells(index) for index in range(REGISTRATIONS)] if rows is None else rows
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end)
    for title in TITLE:
        writer.writerow([title] + [''] * 7)
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow(row)
    writer.writerow([''] * 8)
    for remark in REMARKS:
        writer.writerow([remark] + [''] * 7)
    return mark + out.getvalue().encode(encoding)


def as_page(encoding='utf-8', charset=None, merged=True):
    """The same as a page; the maker's cell reaches over the rows of one maker where they follow each other."""
    def cell(text, **spans):
        text = html.escape(text).replace('\n', '<br>\n  ').replace('★', '<span>★</span>')
        spans = ''.join(f' {key}="{value}"' for key, value in spans.items() if value > 1)
        return f'<td{spans}>{text}</td>'

    out = [f'<!DOCTYPE html><html><head><meta charset="{charset or encoding}"><title>一覧</title></head><body>',
           '<table><tr><td>ホーム<td>一覧</table><h1>登録製品一覧</h1><table border=1><caption>架空</caption><thead><tr>']
    out += [f'<th>{heading}</th>' for heading in HEADINGS] + ['</tr></thead><tbody>']
    order = sorted(range(REGISTRATIONS), key=lambda index: index % 5)
    for place, index in enumerate(order):
        row = cells(index, '\n')
        first = place == 0 or order[place - 1] % 5 != index % 5
        out.append('<tr>' + cell(row[0]))
        if first or not merged:
            out.append(cell(row[1], rowspan=sum(other % 5 == index % 5 for other in order) if merged else 1))
        out += [cell(text) for text in row[2:]] + ['</tr>']
    out.append(f'<tr>{cell(REMARKS[0], colspan=8)}</tr></tbody></table></body></html>')
    return '\n'.join(out).encode(encoding)


def by_model():
    """One row a model, written from a workbook whose merged cells became empty ones."""
    rows = []
    for index in range(REGISTRATIONS):
        row = cells(index)
        for place, model in enumerate(registration(index)['models']):
            rows.append(row[:2] + [model] + row[3:] if place == 0 else ['', '', model] + [''] * 5)
    return rows
