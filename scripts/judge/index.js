// npm run judge [-- <room>… [--conditions] [--quick]]: makes each condition of what judges wrong, one by one, and counts what the tests of its room notice
// (StrykerJS); with --conditions texts are left as they are, with --quick tests that take long are not played. It stands beside the tree, not among the dependencies, because `npm ci` would grow by all of it.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOMS } from './rooms.js';

const PACKAGES = ['@stryker-mutator/core@10.1.1', '@vitest/expect@5.1.1', '@vitest/spy@5.1.1'];
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TOOLS = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'tillproof-judge');

/** Installs Stryker beside the tree, where it is not there yet, and what plays our tests for it beside it. */
function install() {
  const wanted = JSON.stringify({ private: true, type: 'module', tillproof: PACKAGES });
  const file = path.join(TOOLS, 'wanted.json');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    mkdirSync(TOOLS, { recursive: true });
    writeFileSync(path.join(TOOLS, 'package.json'), wanted);
    const npm = process.env.npm_execpath;
    if (npm === undefined) throw new Error('The judge is started by npm, which installs what it needs: npm run judge');
    execFileSync(process.execPath, [npm, 'install', '--save-exact', '--no-audit', '--no-fund', ...PACKAGES], {
      cwd: TOOLS,
      stdio: 'inherit',
    });
    writeFileSync(file, wanted);
  }
  for (const name of ['suite.js', 'runner.js'])
    cpSync(fileURLToPath(new URL(name, import.meta.url)), path.join(TOOLS, name));
}

/** A copy of the tree, because Stryker writes all mutants into it. */
function copyOfTree() {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'tillproof-judge-'));
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of String(list).split('\0'))
    if (file !== '' && file !== 'node_modules' && existsSync(path.join(ROOT, file)))
      cpSync(path.join(ROOT, file), path.join(copy, file));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** Runs Stryker over one room and gives the mutants of its report. */
function mutantsOf(name, room, { copy, texts, quick, more }) {
  const report = path.join(copy, `judged-${name}.json`);
  const configuration = path.join(copy, 'stryker.conf.json');
  const settings = {
    plugins: [path.join(TOOLS, 'runner.js')],
    testRunner: 'loaded-once',
    judged: globSync(room.tests, { cwd: copy, exclude: quick ? (room.slow ?? []) : [] }).sort(),
    mutate: [...room.mutate, '!**/*.test.ts', '!**/*.fixture.ts', '!**/*test-kit.ts'],
    // With one, Stryker would rewrite it, and check nothing more.
    tsconfigFile: 'none.json',
    inPlace: true,
    concurrency: Number(process.env.JUDGE_CONCURRENCY ?? 2),
    timeoutMS: 20_000,
    mutator: { excludedMutations: texts ? [] : ['StringLiteral'] },
    reporters: ['json', 'progress-append-only'],
    jsonReporter: { fileName: report },
    allowConsoleColors: false,
  };
  writeFileSync(configuration, JSON.stringify(settings));
  const stryker = path.join(TOOLS, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const { status } = spawnSync(process.execPath, [stryker, 'run', configuration, ...more], {
    cwd: copy,
    stdio: 'inherit',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (status !== 0) throw new Error(`Stryker gave up on ${name}`);
  return Object.entries(JSON.parse(readFileSync(report, 'utf8')).files).flatMap(([file, { source, mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, file, was: source.split('\n')[mutant.location.start.line - 1].trim() })),
  );
}

const CAUGHT = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

/** How many of them are noticed, in percent; those that cannot run at all do not count. */
function scoreOf(mutants) {
  const caught = mutants.filter(({ status }) => CAUGHT.includes(status)).length;
  const all = caught + mutants.filter(({ status }) => MISSED.includes(status)).length;
  return { all, caught, percent: all === 0 ? 100 : (100 * caught) / all };
}

const isText = ({ mutatorName }) => mutatorName === 'StringLiteral';
const lineOf = ({ file, location: { start }, mutatorName, replacement, status, was }) =>
  `${file}:${start.line}:${start.column} ${mutatorName} ${status}\n    ${was}\n    → ${(replacement ?? '').replace(/\s+/g, ' ').slice(0, 160)}`;

const words = process.argv.slice(2);
const asked = words.filter((word) => Object.hasOwn(ROOMS, word));
const withTexts = !words.includes('--conditions');
const quick = words.includes('--quick');
const more = words.filter((word) => !Object.hasOwn(ROOMS, word) && word !== '--conditions' && word !== '--quick');
install();
const copy = copyOfTree();
let low = false;
try {
  const rows = [];
  for (const name of asked.length > 0 ? asked : Object.keys(ROOMS)) {
    const mutants = mutantsOf(name, ROOMS[name], { copy, texts: withTexts, quick, more });
    const conditions = scoreOf(mutants.filter((mutant) => !isText(mutant)));
    const texts = scoreOf(mutants.filter(isText));
    for (const mutant of mutants) if (MISSED.includes(mutant.status) && !isText(mutant)) console.log(lineOf(mutant));
    for (const { file, location, status, statusReason } of mutants)
      if (status === 'Ignored' && !statusReason.includes('excluded mutation'))
        console.log(`${file}:${location.start.line} left out: ${statusReason}`);
    low ||= conditions.percent < ROOMS[name].wanted;
    rows.push(
      `| ${name} | ${conditions.all} | ${conditions.caught} | ${conditions.percent.toFixed(1)} % | ${ROOMS[name].wanted} % | ${texts.all} | ${texts.percent.toFixed(1)} % |`,
    );
  }
  console.log(
    '| room | conditions | noticed | score | wanted | texts | score of texts |\n| --- | --- | --- | --- | --- | --- | --- |',
  );
  console.log(rows.join('\n'));
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exit(low ? 1 : 0);
