# SPDX-License-Identifier: Apache-2.0
"""The keys that a hand scanner presses, as X11 numbers them: by where they lie, not by what is printed on them."""

# Number of the leftmost key of a row, what is on its keys, and what is on them with Shift; a space: nothing of ASCII.
ROWS = {
    'us': [(10, '1234567890-=', '!@#$%^&*()_+'), (24, 'qwertyuiop[]', 'QWERTYUIOP{}'),
           (38, "asdfghjkl;'`", 'ASDFGHJKL:"~'), (51, '\\zxcvbnm,./', '|ZXCVBNM<>?')],
    'jis': [(10, '1234567890-^', "!\"#$%&'() =~"), (24, 'qwertyuiop@[', 'QWERTYUIOP`{'),
            (38, 'asdfghjkl;:', 'ASDFGHJKL+*'), (51, ']zxcvbnm,./', '}ZXCVBNM<>?'), (97, '\\', '_')],
}
ENTER = '36'


def strokes(layout, text):
    """For xdotool: a key's number, with Shift or without."""
    return [stroke(layout, letter) for letter in text]


def stroke(layout, letter):
    for first, plain, shifted in ROWS[layout]:
        if letter in plain:
            return str(first + plain.index(letter))
        if letter in shifted:
            return f'shift+{first + shifted.index(letter)}'
    raise ValueError(f'no key for {letter}')
