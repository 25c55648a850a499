// tillproof.config.yaml: everything about a run in one file; flags override it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { nearest } from '../compliance/nearest.ts';
import { reasonsInWords } from '../compliance/schema-words.ts';
import { parseYaml, schemaReasons } from '../compliance/yaml-file.ts';
import { ACQUIRER_CHOICES, type AcquirerChoice } from '../definitions/acquirer-profile.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { SEEN_KINDS, TERMS, type Term } from '../definitions/glossary.ts';
import { unknownNames, wordingFaults } from '../definitions/own-words.ts';
import { TERMINAL_TIMERS } from '../definitions/terminal-profile.ts';
import { WIRE_NAMES, type WireName } from '../definitions/wires.ts';
import { OWN_SCHEMAS, type Static, Type } from '../schema.ts';
import { validatorWhenAsked } from '../validator.ts';
import { CommandError } from './exit.ts';
import { readNamedFile } from './options.ts';

const closed = { additionalProperties: false };
const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]));

const timer = (description: string) =>
  Type.Integer({ minimum: 50, maximum: 600_000, description: `milliseconds, ${description}` });

export const RunConfiguration = Type.Object(
  {
    terminal: Type.Optional(
      Type.Union([Type.String({ minLength: 1 }), Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })], {
        description:
          'http(s)://… of a terminal that speaks the contract, exec:command of a program that does, or the path of a module that exports createTerminal; several play side by side, each address one scenario at a time',
      }),
    ),
    defects: Type.Optional(Type.Array(Type.String(), { description: 'deliberate faults of the reference terminal' })),
    profile: Type.Optional(oneOf(['classic', 'esign', 'smart'] as const)),
    acquirer: Type.Optional(
      Type.Unsafe<AcquirerChoice>(
        Type.Enum(Object.keys(ACQUIRER_CHOICES) as AcquirerChoice[], {
          description:
            'whose name, licence, contract and settings the acquirer has; default unionpay. Examples in the style of such offers, no specifications of those firms',
        }),
      ),
    ),
    wire: Type.Optional(
      Type.Unsafe<WireName>(
        Type.Enum(WIRE_NAMES, { description: 'how terminal and acquirer talk; default json-http' }),
      ),
    ),
    dialect: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'dialect of a binary wire: unionpay-pos (the default), another that comes along, or a file of your own; see dialect.schema.json',
      }),
    ),
    languages: Type.Optional(Type.Array(oneOf(['en', 'zh-CN'] as const), { minItems: 1, uniqueItems: true })),
    features: Type.Optional(
      Type.Array(Type.String(), {
        description: 'feature files or folders; absent = the guide, which ships with Tillproof',
      }),
    ),
    steps: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description:
          'files with sentences and rules of your own, .js, .mjs or .ts, which hand them over with sentence() and rule() of tillproof/steps',
      }),
    ),
    cards: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'files with test cards of your own, .yaml, .yml or .json; see cards.schema.json',
      }),
    ),
    tags: Type.Optional(Type.String({ description: 'Cucumber tag expression' })),
    requirements: Type.Optional(
      Type.Union([Type.String(), Type.Array(Type.String())], {
        description:
          'files with requirements of your own, .yaml, .yml or .json; see requirements.schema.json. An id in the list is taken as one of "only"',
      }),
    ),
    only: Type.Optional(Type.Array(Type.String(), { description: 'only scenarios of these requirements' })),
    chapters: Type.Optional(
      Type.Array(Type.String(), { description: 'only these chapters (folder names under features/<language>)' }),
    ),
    parallel: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 16, description: 'scenarios at a time, each with an acquirer of its own' }),
    ),
    shard: Type.Optional(
      Type.String({
        pattern: '^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}$',
        description:
          'only part i of n of the scenarios, such as 2/8; "tillproof merge" puts the reports of all parts together',
      }),
    ),
    order: Type.Optional(oneOf(['defined', 'random'] as const)),
    seed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 0xffffffff,
        description: 'seed of the random order and of everything else random',
      }),
    ),
    fuzzPath: Type.Optional(
      Type.String({
        pattern: '^[0-9]+(:[0-9]+)*$',
        description: 'path of a fuzz counterexample to play again, with its seed',
      }),
    ),
    timers: Type.Optional(
      Type.Union(
        [
          oneOf(Object.keys(TERMINAL_TIMERS) as (keyof typeof TERMINAL_TIMERS)[]),
          Type.Object(
            {
              connectTimeoutMs: Type.Optional(timer('waiting for a connection')),
              responseTimeoutMs: Type.Optional(timer('waiting for an answer')),
              entryTimeoutMs: Type.Optional(timer('waiting for a card, a key or a PIN')),
            },
            closed,
          ),
        ],
        {
          description:
            'how the timers of the terminal are set: test (the default: an answer is waited for 250 ms), product (as on a counter: 60 s), or single ones laid over those of test. Every bound of the harness follows from them',
        },
      ),
    ),
    standstillMs: Type.Optional(
      Type.Integer({
        minimum: 1_000,
        description: 'a worker that stands still for so many milliseconds hangs and is ended; default 60,000',
      }),
    ),
    words: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Array(Type.String({ minLength: 2, maxLength: 100 }), { minItems: 1, uniqueItems: true }),
        {
          description:
            'your terminal’s own wordings for texts that scenarios look for, by a name of the text (see docs/words.md), such as Insufficient funds: [Not enough money]. The report shows them',
        },
      ),
    ),
    knownFailures: Type.Optional(
      Type.String({
        minLength: 1,
        description:
          'list of failures that are known and of requirements that are waived; see known-failures.schema.json. Default known-failures.yaml, when it is there',
      }),
    ),
    attestations: Type.Optional(
      Type.String({ description: 'checklist of what a person attests; see attestation.schema.json' }),
    ),
    formats: Type.Optional(
      Type.Record(Type.String({ pattern: '^[^/\\\\]+$' }), Type.String({ minLength: 1 }), {
        description:
          'reports of your own: name of the file in the folder of the reports, and the module whose default export makes its text from the report (compliance.schema.json)',
      }),
    ),
    reports: Type.Optional(Type.String({ description: 'folder that the reports are written to' })),
  },
  { ...closed, $id: 'https://tillproof.dev/schemas/run-configuration.json', title: 'Tillproof run configuration' },
);
export type RunConfiguration = Static<typeof RunConfiguration>;

const validator = validatorWhenAsked(() => RunConfiguration, { allErrors: true, verbose: true, ...OWN_SCHEMAS });

/** Checks a configuration; throws a CommandError that lists the place and the reason of every error. `lineOf` says where in its file a value stands. */
export function checkConfiguration(
  value: unknown,
  source: string | Bilingual,
  lineOf: ((steps: readonly (string | number)[]) => number) | null = null,
): RunConfiguration {
  const validate = validator();
  if (validate(value)) return withSoundWords(value as RunConfiguration, source, lineOf);
  const reasons =
    lineOf === null ? reasonsInWords(validate.errors) : schemaReasons(validate.errors, { lineOf }, withLine);
  const [name, more] = [namesOf(source), reasons.length - MOST_REASONS];
  const shown = reasons.slice(0, MOST_REASONS);
  const rest = more > 0 ? [{ en: `and ${more} more`, zh: `另有${more}处` }] : [];
  const listed = (language: keyof Bilingual) => [...shown, ...rest].map((each) => `  ${each[language]}`).join('\n');
  throw new CommandError({
    en: `${name.en} is not a valid run configuration:\n${listed('en')}\nThe schema is docs/schemas/run-configuration.schema.json.`,
    zh: `${name.zh}不是有效的运行配置：\n${listed('zh')}\n其结构见docs/schemas/run-configuration.schema.json。`,
  });
}

const namesOf = (source: string | Bilingual): Bilingual =>
  typeof source === 'string' ? { en: source, zh: source } : source;

const withLine = (line: number, { en, zh }: Bilingual): Bilingual => ({
  en: `${en} (line ${line})`,
  zh: `${zh}（第${line}行）`,
});

/** A file that is something else altogether has one for each of its lines. */
const MOST_REASONS = 10;

/** The option that each setting is given by on the command line. */
export const FLAGS: Readonly<Partial<Record<string, string>>> = {
  defects: '--defect',
  languages: '--language',
  only: '--requirement',
  chapters: '--chapter',
  fuzzPath: '--fuzz-path',
  attestations: '--attest',
  knownFailures: '--known-failures',
};

/** Checks what the flags say; every error begins with the flag's own name. */
export function checkFlags(given: object): void {
  const validate = validator();
  if (validate(given)) return;
  const flag = (name: string) => FLAGS[name] ?? `--${name}`;
  const reasons = reasonsInWords(validate.errors, ([name = '']) => ({ en: flag(name), zh: flag(name) }));
  throw new CommandError({
    en: reasons.map(({ en }) => `${en}.`).join('\n'),
    zh: reasons.map(({ zh }) => `${zh}。`).join('\n'),
  });
}

/** Refuses wordings for a text that there is not, and wordings that would make a wrong text right. */
function withSoundWords(
  configuration: RunConfiguration,
  source: string | Bilingual,
  lineOf: ((steps: readonly (string | number)[]) => number) | null,
): RunConfiguration {
  const { words = {} } = configuration;
  const names = SEEN_KINDS.flatMap((kind) => Object.values<Term>(TERMS[kind]).flatMap(({ en, zh }) => [en, zh]));
  const unknown = unknownNames(words).map((name) => {
    const alike = nearest(name, names, 5);
    return {
      name,
      en: `"${name}" is no text of the table of words. The nearest are: ${alike.join(', ')}.`,
      zh: `用语表中没有“${name}”。最接近的有：${alike.join('、')}。`,
    };
  });
  const faults = [...unknown, ...wordingFaults(words)].map(({ name: word, ...fault }) =>
    lineOf === null ? fault : withLine(lineOf(['words', word]), fault),
  );
  if (faults.length === 0) return configuration;
  const name = namesOf(source);
  const listed = (language: keyof Bilingual) => faults.map((fault) => `  words: ${fault[language]}`).join('\n');
  throw new CommandError({
    en: `${name.en} maps wordings wrongly:\n${listed('en')}\n"tillproof words" lists every text.`,
    zh: `${name.zh}中的措辞对应有误：\n${listed('zh')}\n"tillproof words"列出全部文字。`,
  });
}

/** The file that counts when no other is named. */
export const CONFIGURATION_FILE = 'tillproof.config.yaml';

/** Reads the file named, or tillproof.config.yaml of the working folder when there is one. */
export async function readConfiguration(file: string | undefined): Promise<RunConfiguration> {
  const found = file ?? (existsSync(CONFIGURATION_FILE) ? CONFIGURATION_FILE : undefined);
  if (found === undefined) return {};
  if (!existsSync(found))
    throw new CommandError({
      en: `--config: there is no file "${path.resolve(found)}".`,
      zh: `--config：没有文件“${path.resolve(found)}”。`,
    });
  const parsed = parseYaml(readNamedFile('--config', found).toString('utf8'), withLine);
  if ('reasons' in parsed) {
    const listed = (language: keyof Bilingual) => parsed.reasons.map((each) => `\n  ${each[language]}`).join('');
    throw new CommandError({ en: `${found} is not YAML:${listed('en')}`, zh: `${found}不是YAML：${listed('zh')}` });
  }
  return checkConfiguration(parsed.value ?? {}, found, parsed.lineOf);
}
