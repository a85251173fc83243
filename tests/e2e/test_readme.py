# SPDX-License-Identifier: Apache-2.0
"""The README's chapter for operators, run as it stands there: its files, its commands, and what a shop then sees."""
import hashlib, json, re, subprocess

from akashi_world import AKASHICTL, GOOD, NOW, SOURCE, World, environment, later

OPERATOR = '## For a scheme operator or a mirror\n'


def chapter(title):
    text = (SOURCE / 'README.md').read_text()
    start = text.index(title)
    return text[start:text.index('\n## ', start + 1)]


class Operator(World):
    def test_from_nothing_to_an_answer_about_ones_own_label(self):
        text = chapter(OPERATOR)
        (self.home / 'passphrase').write_text('A passphrase of this test\n')
        (self.home / 'akashictl').write_text(
            f'#!/bin/sh\ncase $1 in operator) case $2$3 in labelartwork) ;; *) set -- "$@" --passphrase-file passphrase;; '
            f'esac;; esac\nexec {AKASHICTL} "$@"\n')
        (self.home / 'akashictl').chmod(0o755)
        shell = environment(NOW, self.home)
        shell['PATH'] = f'{self.home}:{shell["PATH"]}'

        printed = ''
        for language, name, body in re.findall(r'```(sh|json) ?(\S*)\n(.*?)```', text, re.S):
            if language == 'json':
                (self.home / name).write_text(self.filled_in(body))
                continue
            ran = subprocess.run(['sh', '-e', '-c', body], cwd=self.home, env=shell, capture_output=True, text=True)
            self.assertEqual(ran.returncode, 0, ran.stderr)
            printed += ran.stdout
        self.assertEqual(json.loads(printed.splitlines()[-1])['outcome'], 'verified')

        root = self.home / 'repository/metadata/1.root.json'
        self.expect(GOOD, 'trust', 'add', root, '--url', f'file://{self.home}/repository', '--sha256',
                    hashlib.sha256(root.read_bytes()).hexdigest())
        self.expect(GOOD, 'sync')
        label = (self.home / 'label.txt').read_text().strip()
        self.expect(GOOD, 'operator', 'label', 'artwork', '--text', label, '--out', self.home / 'label.png')
        # The clock of each command starts anew: a while after what was published.
        check = self.check('--model', 'MT-1', self.home / 'label.png', now=later(minutes=10))[0]
        self.assertEqual((check['verdict'], check['scheme'], check['number']), ('confirmed', 'muster', 'MU-12345'))

    def filled_in(self, body):
        """With the key that `key new` wrote."""
        pem = self.home / 'label.pub.pem'
        der = subprocess.run(['openssl', 'pkey', '-pubin', '-in', pem, '-outform', 'DER'], capture_output=True).stdout
        return body.replace('KID', hashlib.sha256(der).hexdigest()[:16]).replace(
            '"PEM"', json.dumps(pem.read_text()))

    def test_every_file_the_readme_shows_or_names_exists(self):
        text = (SOURCE / 'README.md').read_text()
        named = re.findall(r'\]\(([^)#:]+)\)', text) + re.findall(r'`((?:app|data|icons|tests|ui)/[a-z0-9@_./-]+)`', text)
        for name in sorted(set(named)):
            with self.subTest(name):
                self.assertTrue((SOURCE / name).exists())

    def test_every_command_the_readme_names_exists(self):
        """Each command line of the README is known to the program, with each of its options."""
        for line in re.findall(r'^akashictl [^#\n]*', (SOURCE / 'README.md').read_text(), re.M):
            words = [word for word in line.split()[1:] if re.fullmatch(r'[a-z]+(?:-[a-z]+)*|--[a-z-0-9]+', word)]
            options = {word for word in words if word.startswith('--')}
            command = []
            for word in words:
                if word.startswith('--'):
                    break
                command.append(word)
            while command:  # a folder's name is no command
                ran = self.run_command(*command, '--help')
                if ran.code == GOOD and not options - set(re.findall(r'--[a-z-0-9]+', ran.out)):
                    break
                command.pop()
            with self.subTest(line):
                self.assertTrue(command)
