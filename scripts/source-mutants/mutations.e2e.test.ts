// What is made wrong in the source of a terminal, and that what certifications make of it is told.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mutationsOf } from './mutations.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const changes = (name: string, source: string) =>
  mutationsOf(name, source).map(({ line, is }) => `${line}: ${is.trim()}`);

it('a line of Python is made wrong in each way that there is', () => {
  const source = `def owed(self, code):
    # if code == 1
    if code == "00" and not self.gone:
        self.drop(code)
    return self.count + 1
`;
  expect(changes('owed.py', source)).toEqual([
    '3: if code != "00" and not self.gone:',
    '3: if code == "00" or not self.gone:',
    '3: if True:',
    '3: if False:',
    '4: pass',
    '5: return self.count - 1',
    '5: return self.count + 2',
    '5: pass',
  ]);
});

it('and so is one of JavaScript; other files are left alone', () => {
  const source = `  if (answer === undefined || late) throw new Stop('failed');
  memory.signedIn = true;
`;
  expect(changes('sign-in.mjs', source)).toEqual([
    "1: if (answer !== undefined || late) throw new Stop('failed');",
    "1: if (answer === undefined && late) throw new Stop('failed');",
    "1: if (true) throw new Stop('failed');",
    "1: if (false) throw new Stop('failed');",
    '2: memory.signedIn = false;',
    '2: ;',
  ]);
  expect(mutationsOf('README.md', 'if (true) 1 + 1;')).toEqual([]);
});

const played = (words: readonly string[], env = process.env) =>
  spawnSync(process.execPath, [path.join(ROOT, 'scripts/source-mutants/index.js'), ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  });

it('where the right terminal does not start, nothing is said of the wrong ones', () => {
  const { status, stdout, stderr } = played(['--terminal', 'python'], { ...process.env, PATH: '/nowhere' });
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    'examples/terminal-python does not start here with python3 terminal.py --port 0.\n',
  ]);
});

it('each is certified, and its end is told', { timeout: 120_000 }, () => {
  const words = ['--terminal', 'minimal', '--sample', '1', '--', '--features', 'features/en/start-up/sign-in.feature'];
  const run = played(words);
  expect(run.status, run.stderr).toBe(0);
  expect(run.stdout).toMatch(
    /^\d+ mutants of examples\/terminal-minimal, of which 1 are played \(seed 1\)\nexamples\/terminal-minimal\/[\w-]+\.mjs:\d+: (noticed by ".+"|SURVIVED|no verdict \(exit code \d\)|does not start)\n {2}- .+\n {2}\+ .+\n\d noticed, \d without a verdict and so without a certificate, \d survived\n$/,
  );
});
