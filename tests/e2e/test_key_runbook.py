# SPDX-License-Identifier: Apache-2.0
"""What the README says to do when a key was stolen, run as it stands there."""
import re, shutil, subprocess

from akashi_keys import Keys
from akashi_world import AKASHICTL, GOOD, NOW, SOURCE, environment

RUNBOOK = '## A key was stolen\n'


class Runbook(Keys):
    """What the README says to do after a theft, command by command."""

    def blocks(self):
        text = (SOURCE / 'README.md').read_text()
        start = text.index(RUNBOOK)
        chapter = text[start:text.index('\n## ', start + 1)]
        return re.findall(r'\*\*(.+?)\*\*.*?```sh\n(.*?)```', chapter, re.S)

    def run_block(self, body):
        wrapper = self.home / 'akashictl'
        wrapper.write_text(
            '#!/bin/sh\ncase "$1 $2 $3" in "operator repository "[aprs]*|"operator key new"|"operator label sign")\n'
            '  case "$3" in rotate-root) ;; *) set -- "$@" --passphrase-file passphrase;; esac;;\nesac\n'
            f'exec {AKASHICTL} "$@"\n')
        wrapper.chmod(0o755)
        shell = environment(NOW, self.home)
        shell['PATH'] = f'{self.home}:{shell["PATH"]}'
        return subprocess.run(['sh', '-e', '-c', body], cwd=self.home, env=shell, capture_output=True, text=True)

    def fill_in(self, body):
        """The ids that stand in capitals, as `repository keys` and `key new` print them."""
        for word in set(re.findall(r'\bID-OF-[A-Z0-9-]+', body)):
            body = body.replace(word, self.id_of(word[6:].lower()))
        return body.replace('KID', self.kid) if 'KID' in body else body

    def test_as_it_stands_there(self):
        public = self.new_key('label')
        self.kid = re.search(r'kid ([0-9a-f]{16})', self.expect(
            GOOD, 'operator', 'key', 'enrol', '--definition', self.home / 'scheme.json', '--public-key', public,
            '--valid-from', '2026-01-01', '--valid-until', '2030-12-31').out).group(1)
        self.add()
        self.publish()
        self.late_machine()
        names = ('repository', 'keys', 'scheme.json', 'late.db', 'data')
        saved = self.home / 'saved'
        for name in names:
            self.copy(self.home / name, saved / name)
        blocks = self.blocks()
        self.assertEqual(len(blocks), 6)
        for title, body in blocks:
            with self.subTest(title):
                ran = self.run_block(self.fill_in(body))
                self.assertEqual(ran.returncode, 0, f'{ran.stdout}\n{ran.stderr}')
                self.assertFalse((self.repository / '.drafts').exists(), 'the draft was published')
                self.sync_is_current()
                self.assertEqual(self.late_machine()['freshness'], 'fresh')
            for name in names:
                self.copy(saved / name, self.home / name)
            for path in [self.home / 'stick', *self.home.glob('*-[2-6].pub.pem')]:
                shutil.rmtree(path, True) if path.is_dir() else path.unlink(missing_ok=True)

    def copy(self, source, target):
        """In the place of what is there."""
        if source.is_dir():
            shutil.rmtree(target, True)
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(exist_ok=True)
            for part in target.parent.glob(f'{target.name}-*'):  # the log of a database
                part.unlink()
            shutil.copy(source, target)
