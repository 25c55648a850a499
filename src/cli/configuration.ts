// tillproof.config.yaml: everything about a run in one file; flags override it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { ACQUIRER_CHOICES, type AcquirerChoice } from '../definitions/acquirer-profile.ts';
import { WIRE_NAMES, type WireName } from '../definitions/wires.ts';
import { OWN_SCHEMAS, type Static, Type } from '../schema.ts';
import { CommandError } from './exit.ts';

const closed = { additionalProperties: false };
const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>(Type.Enum([...values]));

export const RunConfiguration = Type.Object(
  {
    terminal: Type.Optional(
      Type.String({
        description:
          'http(s)://… of a terminal that speaks the contract, or the path of a module that exports createTerminal',
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
    languages: Type.Optional(Type.Array(oneOf(['en', 'zh-CN'] as const), { minItems: 1, uniqueItems: true })),
    features: Type.Optional(
      Type.Array(Type.String(), {
        description: 'feature files or folders; absent = the guide, which ships with Tillproof',
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
    attestations: Type.Optional(
      Type.String({ description: 'checklist of what a person attests; see attestation.schema.json' }),
    ),
    reports: Type.Optional(Type.String({ description: 'folder that the reports are written to' })),
  },
  { ...closed, $id: 'https://tillproof.dev/schemas/run-configuration.json', title: 'Tillproof run configuration' },
);
export type RunConfiguration = Static<typeof RunConfiguration>;

const validate = new Ajv({ allErrors: true, ...OWN_SCHEMAS }).compile(RunConfiguration);

/** Checks a configuration; throws a CommandError that lists the place and the reason of every error. */
export function checkConfiguration(value: unknown, source: string): RunConfiguration {
  if (validate(value)) return value as RunConfiguration;
  const reasons = (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'const')
    .map(({ instancePath, message, params }) => {
      const extra = 'additionalProperty' in params ? ` "${String(params.additionalProperty)}"` : '';
      return `  ${instancePath === '' ? '/' : instancePath}: ${message}${extra}`;
    });
  throw new CommandError(
    `${source} is not a valid run configuration:\n${[...new Set(reasons)].join('\n')}\nThe schema is docs/schemas/run-configuration.schema.json.`,
  );
}

/** Reads the file named, or tillproof.config.yaml of the working folder when there is one. */
export async function readConfiguration(file: string | undefined): Promise<RunConfiguration> {
  const found = file ?? (existsSync('tillproof.config.yaml') ? 'tillproof.config.yaml' : undefined);
  if (found === undefined) return {};
  if (!existsSync(found)) throw new CommandError(`--config: there is no file "${path.resolve(found)}".`);
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(readFileSync(found, 'utf8')) ?? {};
  } catch (error) {
    throw new CommandError(`${found} is not YAML: ${(error as Error).message}`);
  }
  return checkConfiguration(value, found);
}
