// Every JSON, YAML, Gherkin and TypeScript block of the documentation holds: it parses, and is what its info string says.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { configurationErrors } from '../../simulator/configuration/check.ts';
import { defaultConfiguration } from '../../simulator/configuration/default.ts';
import { compileBy } from '../../simulator/model/compile.ts';
import { checkAttestations } from '../compliance/attestation.ts';
import { useOwnCards } from '../definitions/cards.ts';
import { DIALECTS } from '../definitions/dialects/index.ts';
import { answerSchema, anyMessageSchema, messageSchema } from '../definitions/message-schema.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { TRANSACTIONS, type TransactionType } from '../definitions/transactions.ts';
import { loadDialect } from '../iso8583/load.ts';
import { checkConfiguration } from '../run/configuration.ts';
import { dryRun } from '../run/dry-run.ts';
import { takeOwnCards } from '../run/own-cards.ts';
import { SHAPES, type ShapeName } from '../terminal/schemas.ts';
import { violationOf } from '../terminal/validate.ts';
import { validatorOf } from '../validator.ts';
import { BLOCKS, type Block, notRun, placeOf, ROOT } from './blocks.fixture.ts';

compileBy(validatorOf);

const of = (language: string) => BLOCKS.filter((block) => block.language === language);
const named = (blocks: readonly Block[]) => blocks.map((block) => [placeOf(block), block] as const);
const ajv = new Ajv({ strict: false, allowUnionTypes: true });

const shapeOf = (kind: string) =>
  kind === 'hold'
    ? 'HoldGrant'
    : (Object.keys(SHAPES) as ShapeName[]).find((shape) => shape.toLowerCase() === kind.replaceAll('-', ''));

/** A message of JSON-RPC 2.0: what is asked, what came of it, or why not. */
const RPC = {
  type: 'object',
  required: ['jsonrpc', 'id'],
  properties: { jsonrpc: { const: '2.0' }, id: { type: 'integer' } },
  oneOf: [{ required: ['method'] }, { required: ['result'] }, { required: ['error'] }],
};
const schemas = new Map<string, object>();
/** A published schema, read once: a validator knows each of them by its address. */
function schemaNamed(name: string): object {
  const file = path.join(ROOT, 'docs/schemas', `${name}.schema.json`);
  const schema = schemas.get(name) ?? (JSON.parse(readFileSync(file, 'utf8')) as object);
  schemas.set(name, schema);
  return schema;
}

/** What is wrong with a JSON block, by the kind in its info string; null when it holds. Throws on a kind that nobody knows. */
function faultOf(info: string, value: unknown): unknown {
  const [kind = '', name = ''] = info.split(' ');
  const shape = shapeOf(kind);
  if (shape !== undefined) return violationOf(shape, value);
  const against = (schema: object, data = value) => {
    const validate = ajv.compile(schema);
    return validate(data) ? null : validate.errors;
  };
  switch (kind) {
    case 'events':
      return (value as unknown[]).map((each) => violationOf('Event', each)).find((each) => each !== null) ?? null;
    case 'request':
      return name in TRANSACTIONS ? against(messageSchema(name as TransactionType)) : `no transaction ${name}`;
    case 'answer':
      return against(answerSchema());
    case 'refused-message': {
      const { error, ...message } = value as { error: { code: string; message: string; details: unknown[] } };
      return error.code && error.message && error.details ? against(anyMessageSchema(), message) : 'no error';
    }
    case 'calculation':
      // Worked out by the test of its page.
      return typeof value === 'object' && name !== '' ? null : 'a calculation has a name';
    case 'rpc': {
      const { method, params } = value as { method?: string; params?: unknown };
      return against(RPC) ?? (method === 'execute' ? violationOf('Command', params) : null);
    }
    case 'schema':
      return against(schemaNamed(name));
    default:
      throw new Error(`no kind of JSON is called "${kind}"; write what the block is behind \`\`\`json.`);
  }
}

describe('JSON', () => {
  it.each(named(of('json')))('at %s is what it says', (_place, block) => {
    expect(faultOf(block.info, JSON.parse(block.text))).toBeNull();
  });
});

/** What is wrong with a YAML block, by the kind in its info string. A piece of a configuration is laid over a whole one. */
function faultsOf(info: string, text: string): unknown {
  const value = parse(text) as object;
  switch (info.split(' ')[0]) {
    case 'acquirer':
      return configurationErrors({ ...defaultConfiguration(), ...value });
    case 'dialect': {
      const loaded = loadDialect(text, DIALECTS);
      return 'errors' in loaded ? loaded.errors : [];
    }
    case 'run':
      checkConfiguration(value, 'the block');
      return [];
    case 'cards': {
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'tillproof-cards-')), 'cards.yaml');
      writeFileSync(file, text);
      takeOwnCards([file]);
      useOwnCards([]);
      rmSync(path.dirname(file), { recursive: true });
      return [];
    }
    case 'attestation':
      checkAttestations(value, REQUIREMENTS, new Date('2100-01-01'));
      return [];
    case 'known-failures':
    case 'requirements': {
      const validate = ajv.compile(schemaNamed(info));
      return validate(value) ? [] : validate.errors;
    }
    default:
      throw new Error(`no kind of YAML is called "${info}"; write what the block is behind \`\`\`yaml.`);
  }
}

describe('YAML', () => {
  it.each(named(of('yaml')))('at %s is what it says', (_place, { info, text }) => {
    expect(faultsOf(info, text)).toEqual([]);
  });
});

describe('Gherkin', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-gherkin-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const known = new Set(REQUIREMENTS.map(({ id }) => `@${id}`));
  const blocks = of('gherkin').filter((block) => notRun(block) === null);

  it('is in the READMEs of both languages', () => {
    const pages = blocks.map(({ page }) => page);
    expect(pages).toContain('README.md');
    expect(pages).toContain('README.zh-CN.md');
  });

  it('knows every requirement that it names', () => {
    for (const block of blocks)
      expect(block.text.match(/@GUIDE-[\w-]+/g)?.filter((tag) => !known.has(tag)) ?? [], placeOf(block)).toEqual([]);
  });

  it('works when it is pasted into a file: every sentence is known, and every scenario would run', async () => {
    const features = blocks.map((block, at) => {
      const file = path.join(folder, `${at}.feature`);
      writeFileSync(file, block.text);
      return file;
    });
    const plan = await dryRun({ features, languages: ['en', 'zh-CN'] });
    expect(plan.problems).toEqual([]);
    const idle = plan.scenarios.filter(({ outcome }) => outcome !== 'would-run');
    expect(idle.map(({ name, reason }) => [name, reason?.en])).toEqual([]);
    expect(plan.scenarios.length).toBeGreaterThanOrEqual(blocks.length);
  });
});

describe('TypeScript', () => {
  const imports = of('ts').flatMap((block) =>
    [...block.text.matchAll(/import \{ ([^}]+) \} from '(\.[^']+)'/g)].map(
      ([, names = '', from = '']) =>
        [placeOf(block), names.split(/, */), path.posix.join(path.posix.dirname(block.page), from)] as const,
    ),
  );
  it.each(imports)('at %s imports %j, which %s has', async (_place, names, file) => {
    const module = (await import(path.join(ROOT, file))) as object;
    for (const name of names) expect(Object.keys(module)).toContain(name.trim());
  });
});
