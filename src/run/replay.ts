// Runs what a bundle says again, with the same setting, files and seed, and compares.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectName } from '../certificate/bundle/bundle.ts';
import { sha256 } from '../certificate/digest.ts';
import { type Evidence, reportIn } from '../certificate/evidence.ts';
import { type Difference, differenceOf } from '../compliance/diff.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { KNOWN, type Setup } from './bundle.ts';
import { certification } from './certification.ts';
import { checkConfiguration, type RunConfiguration, readConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { REFERENCE_TERMINAL } from './terminals.ts';
import { zipNamed } from './verify.ts';

type Options = { terminal?: string[]; reports: string; note(line: Bilingual): void };

type Replayed = {
  before: ComplianceReport;
  after: ComplianceReport;
  difference: Difference;
  notWritten: Bilingual | null;
};

/** Plays the run of a bundle again; gives both reports and what is different. Throws a CommandError when the bundle does not say how. */
export async function replay(file: string, { terminal, reports, note }: Options): Promise<Replayed> {
  const bundle = zipNamed('replay', file);
  const before = reportIn(bundle);
  if (before === null)
    throw new CommandError({
      en: `replay: ${path.resolve(file)} holds no report; it is no bundle.`,
      zh: `replay：${path.resolve(file)}中没有报告，不是证据包。`,
    });
  const setup = setupIn(bundle, file);
  const from = process.cwd();
  const unpacked = mkdtempSync(path.join(tmpdir(), 'tillproof-replay-'));
  try {
    const place = unpackProject(bundle, before, unpacked);
    const asked = configurationIn(bundle, setup, { file, place, unpacked });
    checkOwnCode(before, asked, note);
    if (asked.cards !== undefined || asked.dialect !== undefined) await (await import('./own.ts')).takeOwn(asked);
    const played = terminal ?? (await allowed(asked.terminal));
    const configuration = { ...asked, reports: path.resolve(reports), ...terminalOf(played) };
    // Scenarios are called after their place, so those of the user's own are played where they stand as they stood.
    if (asked.features !== undefined) process.chdir(place);
    // What was accepted on that day is accepted again: a replay asks whether the terminal is the same, not whether time is up.
    const asOf = new Date(before.run.startedAt ?? Date.now());
    const daily = setup.picked ? { ids: before.scenarios.map(({ id }) => id) } : {};
    const asking = { allure: false, asOf, daily };
    const { report: after, notWritten } = await certification(Promise.resolve(configuration), asking);
    return { before, after, difference: differenceOf(before, after), notWritten };
  } finally {
    process.chdir(from);
    rmSync(unpacked, { recursive: true, force: true });
  }
}

function setupIn(bundle: Evidence, file: string): Setup {
  try {
    const setup = JSON.parse(Buffer.from(bundle.read('setup.json') ?? '').toString('utf8')) as Setup;
    // What is no setup at all has none of its members; what is in them is checked where they are used.
    void setup.configuration;
    return setup;
  } catch {
    throw new CommandError({
      en: `replay: ${path.resolve(file)} does not say how its run was set up (setup.json).`,
      zh: `replay：${path.resolve(file)}未说明运行的设置（setup.json）。`,
    });
  }
}

/** Lays the files of the project out as they lay around the folder of the run; gives that folder. */
function unpackProject(bundle: Evidence, { run: { project = [] } }: ComplianceReport, unpacked: string): string {
  const above = Math.max(0, ...project.map((each) => each.path.split('/').filter((part) => part === '..').length));
  const place = path.join(unpacked, ...Array.from({ length: above + 1 }, () => 'run'));
  mkdirSync(place, { recursive: true });
  for (const each of project) {
    const name = projectName(each.path);
    const content = bundle.read(name);
    if (content === null || sha256(content) !== each.sha256)
      throw new CommandError({
        en: `replay: ${name} is not the file that the run took; "tillproof verify" says what was changed in the bundle.`,
        zh: `replay：${name}并非运行时所用的文件；“tillproof verify”可列出证据包中被改动之处。`,
      });
    const to = path.resolve(place, each.path);
    if (path.relative(unpacked, to).startsWith('..'))
      throw new CommandError({
        en: `replay: ${each.path} leads out of the folder that the bundle is unpacked to.`,
        zh: `replay：${each.path}超出了证据包的解压目录。`,
      });
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, content);
  }
  return place;
}

/** The configuration of the bundle's run, with the files that were unpacked; scenarios keep the names that they have from `place`. */
function configurationIn(
  bundle: Evidence,
  { configuration }: Setup,
  { file, place, unpacked }: { file: string; place: string; unpacked: string },
): RunConfiguration {
  const { requirements, steps, cards, dialect, knownFailures, ...rest } = configuration;
  const there = (name: string) => (existsSync(path.resolve(place, name)) ? path.resolve(place, name) : name);
  const known = path.join(unpacked, KNOWN);
  const list = knownFailures === undefined ? null : bundle.read(KNOWN);
  if (list !== null) writeFileSync(known, list);
  return checkConfiguration(
    {
      ...rest,
      ...(steps === undefined ? {} : { steps: steps.map((name) => path.resolve(name)) }),
      ...(cards === undefined ? {} : { cards: cards.map(there) }),
      ...(dialect === undefined ? {} : { dialect: there(dialect) }),
      ...(list === null ? {} : { knownFailures: known }),
      ...(requirements === undefined ? {} : { requirements: [requirements].flat().map(there) }),
    },
    { en: `The setting in ${path.basename(file)}`, zh: `${path.basename(file)}中的设置` },
  );
}

/** Sentences are code: nothing that comes in a bundle is run. They are taken from here, when they are those that the run took. */
function checkOwnCode(
  { run: { project = [] } }: ComplianceReport,
  { steps = [] }: RunConfiguration,
  note: Options['note'],
): void {
  if (steps.length === 0) return;
  const code = project.filter(({ setting }) => setting === 'steps');
  const unknown = steps.filter((file) => !code.some((each) => path.resolve(each.path) === file));
  const other = code.filter((each) => !existsSync(each.path) || sha256(readFileSync(each.path)) !== each.sha256);
  const wrong = [
    ...unknown.map((file) => ({
      en: `${file}: the report of the bundle does not name it`,
      zh: `${file}：证据包的报告未列出此文件`,
    })),
    ...other.map((each) =>
      existsSync(each.path)
        ? { en: `${each.path}: it is another one than the run took`, zh: `${each.path}：与运行时所用的不同` }
        : { en: `${each.path}: it is not here`, zh: `${each.path}：此处没有该文件` },
    ),
  ];
  const names = code.map((each) => each.path);
  if (wrong.length === 0) {
    note({
      en: `sentences of your own are code, so they are taken from this folder and not out of the bundle; they are the same: ${names.join(', ')}`,
      zh: `自有语句是程序代码，故取自当前目录而非证据包；内容一致：${names.join('、')}`,
    });
    return;
  }
  const lines = (language: 'en' | 'zh') => wrong.map((each) => `  ${each[language]}`).join('\n');
  throw new CommandError({
    en: `replay: sentences of your own are code, so they are taken from this folder and not out of the bundle, and they are not those of the run:\n${lines('en')}\nCheck out the commit of the run and replay there; or read ${projectName(names[0] ?? '')} in the bundle, and put it here when you trust it.`,
    zh: `replay：自有语句是程序代码，故取自当前目录而非证据包，而它们与运行时不同：\n${lines('zh')}\n请检出该次运行的提交并在其中重放；或查看证据包中的${projectName(names[0] ?? '')}，确认可信后放到此处。`,
  });
}

/** A program or module is started only when who replays names it, on the command line or in the configuration of this folder. */
async function allowed(terminal: RunConfiguration['terminal']): Promise<RunConfiguration['terminal']> {
  const isCode = (name: string) => name !== REFERENCE_TERMINAL && !/^https?:/i.test(name);
  const programs = [terminal ?? []].flat().filter(isCode);
  if (programs.length === 0) return terminal;
  const own = [(await readConfiguration(undefined)).terminal ?? []].flat();
  const foreign = programs.find((name) => !own.includes(name));
  if (foreign === undefined) return terminal;
  throw new CommandError({
    en: `replay: the run started ${JSON.stringify(foreign)}; nothing is started because a bundle says so. Name it with --terminal when you trust it.`,
    zh: `replay：该次运行启动了${JSON.stringify(foreign)}；不会仅凭证据包启动程序。若可信，请以--terminal给出。`,
  });
}

/** Modules are found from wherever the run plays. */
function terminalOf(terminal: RunConfiguration['terminal']): Pick<RunConfiguration, 'terminal'> {
  if (terminal === undefined) return {};
  return { terminal: [terminal].flat().map((name) => (existsSync(name) ? path.resolve(name) : name)) };
}
