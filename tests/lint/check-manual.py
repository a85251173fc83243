#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the manual pages and the completion against what the programs' own help names: every command, every option, and
none that there is not. usage: check-manual.py BUILD SOURCE"""
import pathlib, re, shutil, subprocess, sys

BUILD, SOURCE = map(pathlib.Path, sys.argv[1:3])
PROGRAMS = {'akashictl': BUILD / 'app/cli/akashictl', 'akashi': BUILD / 'ui/akashi'}
OPTION = re.compile(r'--[a-z0-9][a-z0-9-]*')
# Where a help text begins to speak of one.
HELP_OPTION = re.compile(r'^  (?:-\w, )?(--[a-z0-9][a-z0-9-]*)', re.M)
# What every command takes, and what GLib adds to every program.
EVERYWHERE = {'--help', '--version', '--help-all', '--help-gapplication'}
# Asks the completion, as bash does, what may follow the words.
ASK = '''. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_$1; printf '%s\\n' "${COMPREPLY[@]}"'''

faults = []


def ask(*words):
    """What a program prints."""
    return subprocess.run([PROGRAMS[words[0]], *words[1:]], capture_output=True, text=True, timeout=60).stdout


def complete(*words):
    path = f'{PROGRAMS["akashictl"].parent}:{PROGRAMS["akashi"].parent}:/usr/bin:/bin'
    ran = subprocess.run(['bash', '-c', ASK, 'bash', SOURCE / 'data/completion' / words[0], *words],
                         capture_output=True, text=True, timeout=60, env={'PATH': path, 'LC_ALL': 'C.UTF-8'})
    if ran.stderr:
        faults.append(f'completion of {" ".join(words)}: {ran.stderr}')
    return set(ran.stdout.split())


def plain(roff):
    """The text of a manual page without its dashes' and quotes' disguise."""
    return re.sub(r'\\&', '', roff).replace(r'\-', '-').replace(r'\(aq', "'").replace('\\ ', ' ')


def compare(what, found, wanted):
    if found != wanted:
        faults.append(f'{what}: missing {sorted(wanted - found)}, too much {sorted(found - wanted)}')


def commands():
    """Every command with its group, as words."""
    for name, word in re.findall(r'^  akashictl ([a-z-]+)(?: ([a-z][a-z-]+))?', ask('akashictl', 'help'), re.M):
        words = [name, word] if word else [name]
        if name == 'operator':
            for group, command in re.findall(r'^  akashictl operator ([a-z-]+) +(?:([a-z][a-z-]*)  ?)?', ask(
                    'akashictl', 'operator', '--help'), re.M):
                yield ['operator', group] + ([command] if command and group in ('key', 'label', 'repository') else [])
        else:
            yield words


def sections():
    """Command → options, as the pages have them. Commands that share a text follow each other."""
    found, open_now, in_text = {}, [], False
    for page in ('akashictl.1', 'akashictl-operator.1'):
        for line in plain((SOURCE / 'data/man' / page).read_text()).splitlines():
            head = re.match(r'\.SS akashictl ((?:[a-z][a-z-]* ?)+)', line)
            if line.startswith('.S'):
                open_now = [] if in_text or not head else open_now
                in_text = False
                if head:
                    open_now.append(head.group(1).strip())
                    found[open_now[-1]] = set()
                continue
            in_text = True
            if re.match(r'\.BI? -', line):
                for each in open_now:
                    found[each] |= set(OPTION.findall(line))
    return found


def check_commands():
    pages = sections()
    wanted = {}
    for words in commands():
        options = set(HELP_OPTION.findall(ask('akashictl', *words, '--help'))) - EVERYWHERE
        names = [f'tuf {word}' for word in ('init', 'refresh', 'download')] if words == ['tuf'] else [' '.join(words)]
        wanted.update(dict.fromkeys(names, options))
        compare(f'completion of {" ".join(words)}', complete('akashictl', *words, '--') - EVERYWHERE, options)
        offered = complete('akashictl', *words[:-1], '')
        if words[-1] not in offered:
            faults.append(f'completion after {" ".join(words[:-1])}: {words[-1]} is missing')
    pages.pop('operator', None)  # it names the other page
    compare('commands of the manual', set(pages), set(wanted))
    for name in sorted(set(pages) & set(wanted)):
        compare(f'manual of {name}', pages[name], wanted[name])
    return len(wanted)


def check_program():
    options = set(HELP_OPTION.findall(ask('akashi', '--help'))) - EVERYWHERE
    page = plain((SOURCE / 'data/man/akashi.1').read_text())
    compare('manual of akashi', set(OPTION.findall(' '.join(re.findall(r'^\.BI? (-.*)', page, re.M)))) - EVERYWHERE, options)
    compare('completion of akashi', complete('akashi', '--') - EVERYWHERE, options)


def check_form():
    """As the formatter reads the pages, where there is one."""
    if shutil.which('groff'):
        for page in sorted((SOURCE / 'data/man').glob('*.1')):
            ran = subprocess.run(['groff', '-man', '-Kutf8', '-ww', '-Tutf8', '-z', page], capture_output=True, text=True)
            if ran.stderr:
                faults.append(f'{page.name}: {ran.stderr}')


count = check_commands()
check_program()
check_form()
print('\n'.join(faults) if faults else f'{count} commands: manual and completion name what their help names')
sys.exit(1 if faults else 0)
