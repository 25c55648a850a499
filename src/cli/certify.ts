// tillproof certify: the main job. Drives a terminal through the scenarios and says whether it is compliant.
import path from 'node:path';
import { Command } from 'commander';
import { type ConsoleLanguage, consoleLanguage } from '../compliance/console-language.ts';
import type { RunConfiguration } from '../run/configuration.ts';
import { PARALLEL, PARALLEL_TOLD } from '../run/defaults.ts';
import { CommandError, EXIT } from '../run/exit.ts';
import { choose, notEmpty, placeName, wholeNumber } from '../run/options.ts';
import type { Daily } from '../run/run.ts';
import type { SealFlags } from '../run/seal.ts';
import { againWith } from './again.ts';
import { summary } from './summary.ts';

type Flags = {
  config?: string;
  terminal?: string[];
  defect?: string[];
  profile?: string;
  acquirer?: string;
  wire?: string;
  dialect?: string;
  language?: string;
  features?: string[];
  tags?: string;
  requirement?: string[];
  chapter?: string[];
  parallel?: string;
  order?: string;
  seed?: string;
  shard?: string;
  fuzzPath?: string;
  timers?: string;
  attest?: string;
  knownFailures?: string;
  updateKnownFailures?: boolean;
  attestTemplate?: boolean;
  dryRun?: boolean;
  reports?: string;
  name?: string[];
  lastFailed?: boolean;
  failFast?: boolean;
  repeatEach?: string;
  list?: boolean;
  watch?: boolean;
  open?: boolean;
  json?: boolean;
  allure: boolean;
} & SealFlags;

/** What `--language` may be. */
const LANGUAGES = ['en', 'zh-CN', 'both'] as const;

/** `--timers`: a set by its name, or how long the terminal waits for an answer in milliseconds. */
function timersFlag(text: string | undefined): RunConfiguration['timers'] {
  if (text === undefined || text === 'test' || text === 'product') return text;
  if (!/^\d+$/.test(text))
    throw new CommandError({
      en: `--timers: "${text}" is none of test, product, or how many milliseconds the terminal waits for an answer, such as 1000.`,
      zh: `--timers：“${text}”不是test、product，也不是终端等待应答的毫秒数（例如1000）。`,
    });
  return { responseTimeoutMs: Number(text) };
}

/** Throws a CommandError where a name is empty, which every scenario has in it: a variable of the CI that nobody set. */
function picking({ name = [], lastFailed = false }: Flags) {
  for (const each of name) notEmpty('--name', each);
  return { names: name, lastFailed };
}

const NOTHING_OPENS = {
  en: '--open: nothing here opens the report.',
  zh: '--open：本机没有可打开报告的程序。',
} as const satisfies Record<ConsoleLanguage, string>;
const UPDATED = {
  en: (file: string, added: number, removed: number) =>
    `${file}: ${added} added, ${removed} taken out. Fill in reasons and owners.`,
  zh: (file: string, added: number, removed: number) =>
    `${file}：新增${added}项，移出${removed}项。请填写原因和负责人。`,
} as const;

/** What daily work asks for beyond the configuration. */
function dailyOf(flags: Flags): Daily {
  const { failFast = false, repeatEach = '1' } = flags;
  const times = wholeNumber('--repeat-each', repeatEach);
  if (times < 1) throw new CommandError({ en: '--repeat-each: it is 1 or more.', zh: '--repeat-each：至少为1。' });
  return { ...picking(flags), failFast, repeatEach: times, again: againWith(flags) };
}

/** Refuses ids of defects that there are not. */
export async function checkDefects(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { DEFECTS, RARE, unknownDefects } = await import('../reference/defects/index.ts');
  const unknown = unknownDefects(ids);
  const known = [...Object.keys(DEFECTS), ...Object.keys(RARE)];
  if (unknown.length > 0)
    throw new CommandError({
      en: `--defect: there is no defect "${unknown.join('", "')}". There are: ${known.join(', ')}.`,
      zh: `--defect：没有缺陷“${unknown.join('”、“')}”。可选：${known.join('、')}。`,
    });
}

/** Flags laid over the configuration file, checked as one. */
export async function mergeFlags(flags: Partial<Flags>): Promise<RunConfiguration> {
  const [
    { checkConfiguration, checkFlags, readConfiguration },
    { withDefaultList },
    { catalogueOf, checkRequirements, wantedOf },
  ] = await Promise.all([
    import('../run/configuration.ts'),
    import('../run/known-failures.ts'),
    import('../run/catalogue.ts'),
  ]);
  const overrides = {
    terminal: flags.terminal,
    defects: flags.defect,
    profile: flags.profile,
    acquirer: flags.acquirer,
    wire: flags.wire,
    dialect: flags.dialect,
    languages:
      flags.language === undefined
        ? undefined
        : { en: ['en'], 'zh-CN': ['zh-CN'], both: ['en', 'zh-CN'] }[choose('--language', flags.language, LANGUAGES)],
    features: flags.features,
    tags: flags.tags === undefined ? undefined : notEmpty('--tags', flags.tags),
    only: flags.requirement,
    chapters: flags.chapter,
    parallel: flags.parallel === undefined ? undefined : wholeNumber('--parallel', flags.parallel),
    order: flags.order,
    seed: flags.seed === undefined ? undefined : wholeNumber('--seed', flags.seed),
    shard: flags.shard === undefined ? undefined : (await import('../run/shards.ts')).shardFlag(flags.shard),
    fuzzPath: flags.fuzzPath,
    timers: timersFlag(flags.timers),
    attestations: flags.attest,
    knownFailures: flags.knownFailures,
    reports: flags.reports === undefined ? undefined : placeName('--reports', flags.reports),
  };
  const given = Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
  checkFlags(given);
  const file = await readConfiguration(flags.config);
  // The flag asks for other requirements than the file does; the catalogues of the file stay.
  if (flags.requirement !== undefined && file.requirements !== undefined) file.requirements = wantedOf(file).files;
  const merged = withDefaultList(checkConfiguration({ ...file, ...given }, { en: 'The run', zh: '本次运行' }));
  checkRequirements(wantedOf(merged).only, catalogueOf(merged));
  await checkDefects(merged.defects ?? []);
  // It loads only where a project brings something.
  if (merged.cards !== undefined || merged.dialect !== undefined) await (await import('../run/own.ts')).takeOwn(merged);
  return merged;
}

/** The same, with flags that do not go with the rest refused. */
async function configurationFor(flags: Flags): Promise<RunConfiguration> {
  const merged = await mergeFlags(flags);
  if (merged.shard !== undefined) (await import('../run/shards.ts')).checkWithShard(flags);
  if (flags.updateKnownFailures) (await import('../run/known-failures.ts')).tryList(merged);
  return merged;
}

const asksSeal = ({ build, sign, statement, bundle, pdf }: SealFlags) =>
  [build, sign, statement, bundle, pdf].some((each) => each !== undefined);

export function certify(): Command {
  return new Command('certify')
    .description(
      'drives a terminal through the scenarios, checks the books after each, and writes the compliance reports',
    )
    .option('--config <file>', 'run configuration (default: tillproof.config.yaml when there is one)')
    .option(
      '--terminal <address...>',
      'http(s)://… of a terminal that speaks the contract, "exec:command" of a program that does, or a module file; several addresses play side by side (default: the terminal that comes with Tillproof)',
    )
    .option('--defect <id...>', 'put deliberate faults into our own terminal, to see them found')
    .option('--profile <profile>', 'classic, esign or smart')
    .option(
      '--acquirer <acquirer>',
      'unionpay, lakala, shengpay or ruiyinxin: example data in the style of such offers',
    )
    .option('--wire <wire>', 'how terminal and acquirer talk: json-http, unionpay-tcp, unionpay-tls or unionpay-http')
    .option('--dialect <name | file>', 'dialect of a binary wire: a name, or a YAML or JSON file of your own')
    .option('--language <language>', 'en, zh-CN or both')
    .option('--features <path...>', 'your own feature files or folders instead of the guide')
    .option('--tags <expression>', 'only scenarios that match this Cucumber tag expression')
    .option('--requirement <id...>', 'only scenarios of these requirements, such as GUIDE-B-FAQ-5a')
    .option('--chapter <name...>', 'only these chapters')
    .option(
      '--parallel <n>',
      `scenarios at a time (default ${PARALLEL}, of our own terminal over HTTP one for each core but ${PARALLEL_TOLD.least} to ${PARALLEL_TOLD.most}, at addresses one each)`,
    )
    .option('--order <order>', 'defined or random')
    .option('--seed <n>', 'seed of the random order (printed, so that a run can be repeated)')
    .option(
      '--shard <i/n>',
      'play part i of n of the scenarios, for "tillproof merge"; auto asks the environment of GitHub Actions, GitLab or Kubernetes',
    )
    .option('--fuzz-path <path>', 'play a fuzz counterexample again; its scenario says seed and path')
    .option(
      '--timers <timers>',
      'how patient the terminal is: test (default), product, or the milliseconds that it waits for an answer',
    )
    .option('--attest <file>', 'checklist of what a person saw, for requirements that no run can decide')
    .option('--attest-template', 'print an empty checklist of what only a person can see, and run nothing')
    .option(
      '--known-failures <file>',
      'failures that are known and accepted, and waived requirements (default: known-failures.yaml when there is one)',
    )
    .option('--update-known-failures', 'write that list as this run found it; reasons and owners are yours to fill in')
    .option('--reports <folder>', 'where the reports go (default reports/)')
    .option('--name <text...>', 'only cases of this number (TP-042), or with this text in their name')
    .option(
      '--last-failed',
      'only what did not pass when it was played last, by the report and the history in the folder of the reports',
    )
    .option(
      '--fail-fast',
      'play nothing more once a scenario has failed; one that failed while the test system was late has to fail again first',
    )
    .option('--repeat-each <n>', 'play everything so many times; what fails once has failed')
    .option('--list', 'run nothing; list the cases that would be asked for, with number, name and place')
    .option('--watch', 'run again whenever a file of the run changes')
    .option('--open', 'open the report in a browser afterwards')
    .option('--build <file...>', 'the build that is tested, for the certificate')
    .option(
      '--sign <key>',
      'private key that signs a certificate of the build, when it is earned (see "tillproof keys")',
    )
    .option(
      '--statement',
      'write the certificate unsigned (statement.json), when it is earned, for Sigstore to sign with the identity of the CI job',
    )
    .option(
      '--bundle <zip>',
      'put everything about the run into one file: see "tillproof verify" and "tillproof replay"',
    )
    .option('--pdf', 'print the report as PDF too, with the browser of this machine')
    .option('--dry-run', 'run nothing; say what would run, and what would not and why')
    .option('--no-allure', 'leave reports/allure-results away')
    .option('--json', 'print one JSON object: verdict, counts, scenarios, durationMs, seed, reports')
    .action(async (flags: Flags) => {
      // Until a verdict is reached.
      process.exitCode = EXIT.inconclusive;
      const speech = consoleLanguage(flags.language);
      if (flags.attestTemplate) {
        const [{ attestationTemplate }, { catalogueOf }] = await Promise.all([
          import('../run/attest.ts'),
          import('../run/catalogue.ts'),
        ]);
        console.log(attestationTemplate(catalogueOf(await mergeFlags(flags))));
        process.exitCode = EXIT.compliant;
        return;
      }
      if (flags.list) {
        const { chosenCases, caseList } = await import('../run/cases.ts');
        const cases = await chosenCases(await configurationFor(flags), picking(flags));
        const rows = cases.map(({ steps: _, ...each }) => each);
        console.log(flags.json ? JSON.stringify(rows, null, 1) : caseList(cases, speech));
        process.exitCode = EXIT.compliant;
        return;
      }
      if (flags.watch) {
        const { watch } = await import('./watch.ts');
        const args = process.argv.slice(2).filter((each) => each !== '--watch');
        await watch(await mergeFlags(flags), flags.config, args, speech);
        process.exitCode = EXIT.compliant;
        return;
      }
      if (flags.dryRun) {
        const { dryRun, planText } = await import('../run/dry-run.ts');
        const plan = await dryRun(await configurationFor(flags), picking(flags));
        console.log(flags.json ? JSON.stringify(plan, null, 1) : planText(plan, speech));
        process.exitCode =
          plan.counts.inconclusive > 0 || plan.problems.length > 0 ? EXIT.inconclusive : EXIT.compliant;
        return;
      }
      const sealing = asksSeal(flags) ? (await import('../run/seal.ts')).prepareSeal(flags) : null;
      const { certification } = await import('../run/certification.ts');
      const configuration = configurationFor(flags);
      const asked = { ...flags, speech, daily: dailyOf(flags) };
      const { report, folder, notWritten } = await certification(configuration, asked);
      const place = notWritten === null ? path.relative(process.cwd(), folder) || '.' : null;
      const told = summary(report, place, { ...flags, speech });
      console.log(flags.json ? JSON.stringify({ ...told.json, notWritten: notWritten?.en ?? null }) : told.text);
      if (flags.open && place !== null) {
        const { browse } = await import('./browse.ts');
        if (!(await browse(path.join(folder, 'compliance.html')))) console.error(`tillproof: ${NOTHING_OPENS[speech]}`);
      }
      if (flags.updateKnownFailures) {
        const { updateKnownFailures } = await import('../run/known-failures.ts');
        const { file, added, removed } = updateKnownFailures(await configuration, report, new Date());
        console.error(`tillproof: ${UPDATED[speech](file, added, removed)}`);
      }
      if (notWritten !== null) console.error(`tillproof: ${notWritten[speech]}`);
      else process.exitCode = report.exitCode;
      if (process.env.GITHUB_ACTIONS === 'true') {
        const [{ tellGithub }, { workingFolder }] = await Promise.all([
          import('../run/github.ts'),
          import('../run/cucumber.ts'),
        ]);
        tellGithub(report, {
          folder: workingFolder(await configuration),
          speech,
          say: (line) => console.error(line),
        });
      }
      if (sealing === null || notWritten !== null) return;
      const { seal, tellSealed } = await import('../run/seal.ts');
      const picked = flags.lastFailed === true || flags.name !== undefined;
      const named = flags.config === undefined ? {} : { configurationFile: flags.config };
      const run = { report, folder, configuration: await configuration, language: speech, picked, ...named };
      const sealed = await seal(sealing, run, new Date());
      process.exitCode = tellSealed(sealed, report.exitCode, speech, (line) => console.error(line));
    });
}
