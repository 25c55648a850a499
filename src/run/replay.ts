// Runs what a bundle says again, with the same setting and seed, and compares.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Evidence } from '../certificate/evidence.ts';
import { reportIn } from '../certificate/evidence.ts';
import { type Difference, differenceOf } from '../compliance/diff.ts';
import type { ComplianceReport } from '../compliance/model.ts';
import { certification } from './certification.ts';
import { checkConfiguration, type RunConfiguration } from './configuration.ts';
import { CommandError } from './exit.ts';
import { insideOf, KNOWN, type Setup } from './seal.ts';
import { zipNamed } from './verify.ts';

type Options = { terminal?: string[]; reports: string };

/** Plays the run of a bundle again; gives both reports and what is different. Throws a CommandError when the bundle does not say how. */
export async function replay(
  file: string,
  { terminal, reports }: Options,
): Promise<{ before: ComplianceReport; after: ComplianceReport; difference: Difference; notWritten: string | null }> {
  const bundle = zipNamed('replay', file);
  const before = reportIn(bundle);
  if (before === null)
    throw new CommandError({
      en: `replay: ${path.resolve(file)} holds no report; it is no bundle.`,
      zh: `replay：${path.resolve(file)}中没有报告，不是证据包。`,
    });
  const from = process.cwd();
  const unpacked = mkdtempSync(path.join(tmpdir(), 'tillproof-replay-'));
  try {
    const asked = configurationIn(bundle, file, unpacked);
    if (asked.cards !== undefined || asked.dialect !== undefined) await (await import('./own.ts')).takeOwn(asked);
    const configuration = { ...asked, reports: path.resolve(reports), ...terminalOf(terminal ?? asked.terminal) };
    // Scenarios are called after their place, so those of the user's own are played where they stand as they stood.
    if (asked.features !== undefined) process.chdir(path.join(unpacked, 'scenarios'));
    const { report: after, notWritten } = await certification(Promise.resolve(configuration), { allure: false });
    return { before, after, difference: differenceOf(before, after), notWritten };
  } finally {
    process.chdir(from);
    rmSync(unpacked, { recursive: true, force: true });
  }
}

/** Modules are found from wherever the run plays. */
function terminalOf(terminal: RunConfiguration['terminal']): Pick<RunConfiguration, 'terminal'> {
  if (terminal === undefined) return {};
  return { terminal: [terminal].flat().map((name) => (existsSync(name) ? path.resolve(name) : name)) };
}

/** The configuration of the bundle's run; scenarios and catalogues of the user's own are unpacked for it. */
function configurationIn(bundle: Evidence, file: string, unpacked: string): RunConfiguration {
  let setup: Setup;
  try {
    setup = JSON.parse(Buffer.from(bundle.read('setup.json') ?? '').toString('utf8')) as Setup;
  } catch {
    throw new CommandError({
      en: `replay: ${path.resolve(file)} does not say how its run was set up (setup.json).`,
      zh: `replay：${path.resolve(file)}未说明运行的设置（setup.json）。`,
    });
  }
  const { features, requirements, steps, cards, dialect, knownFailures, ...rest } = setup.configuration;
  const files = requirements === undefined ? [] : [requirements].flat();
  const unpack = (name: string) => {
    const at = path.join(unpacked, insideOf(name));
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, bundle.read(name) ?? '');
    return at;
  };
  const own = bundle.names.filter((name) => name.startsWith('scenarios/'));
  const unpackOwn = () => own.map((name) => path.relative(path.join(unpacked, 'scenarios'), unpack(name)));
  return checkConfiguration(
    {
      ...rest,
      ...(features === undefined ? {} : { features: unpackOwn() }),
      // Sentences of the user's own import what stands beside them: they are taken from where the command is run.
      ...(steps === undefined ? {} : { steps: steps.map((name) => path.resolve(name)) }),
      // So are cards, whose numbers a bundle does not hold, and the dialect.
      ...(cards === undefined ? {} : { cards: cards.map((name) => path.resolve(name)) }),
      ...(dialect === undefined ? {} : { dialect: existsSync(dialect) ? path.resolve(dialect) : dialect }),
      ...(knownFailures === undefined
        ? {}
        : { knownFailures: bundle.names.includes(KNOWN) ? unpack(KNOWN) : knownFailures }),
      ...(files.length === 0
        ? {}
        : {
            requirements: files.map((name) => {
              const packed = `requirements/${path.basename(name)}`;
              return bundle.names.includes(packed) ? unpack(packed) : name;
            }),
          }),
    },
    `The setting in ${path.basename(file)}`,
  );
}
