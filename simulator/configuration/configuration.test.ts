import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validatorOf } from '../../src/validator.ts';
import { compileBy } from '../model/compile.ts';
import { AcquirerConfiguration } from '../model/index.ts';
import { ConfigurationError, configurationErrors, unplayable } from './check.ts';
import { defaultConfiguration } from './default.ts';
import { loadConfiguration, parseConfiguration } from './file.ts';

compileBy(validatorOf);

const root = (path: string) => new URL(`../../${path}`, import.meta.url);
const errorsOf = (changes: object) =>
  configurationErrors({ ...defaultConfiguration(), ...changes }).map(({ path, reason }) => `${path}: ${reason}`);
const [card] = defaultConfiguration().cards;
const [terminal] = defaultConfiguration().terminals;

test('the default configuration is right in both languages', () => {
  expect(configurationErrors(defaultConfiguration('en'))).toEqual([]);
  expect(configurationErrors(defaultConfiguration('zh-CN'))).toEqual([]);
});

test('the example file is right', () => {
  expect(loadConfiguration(root('examples/acquirer.yaml').pathname).terminals.length).toBeGreaterThan(0);
});

/** Draft 2020-12, without the short names that the schemas have inside the simulator. */
const configurationSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Configuration of a Tillproof acquirer',
  ...JSON.parse(JSON.stringify(AcquirerConfiguration, (key, value) => (key === '$id' ? undefined : value))),
});

test('the published schema is that of the code', () => {
  const file = root('docs/schemas/acquirer-configuration.schema.json');
  if (process.env.UPDATE_SCHEMAS) writeFileSync(file, `${JSON.stringify(configurationSchema(), null, 2)}\n`);
  const published = JSON.parse(readFileSync(file, 'utf8'));
  expect(published).toEqual(configurationSchema());
  expect(Object.keys(published.properties)).toEqual(Object.keys(AcquirerConfiguration.properties));
});

test('every error of form is told, each once, with a reason that can be acted on', () => {
  expect(
    errorsOf({
      mac: 'yes',
      seed: -1,
      rulePacks: ['cents-are-codes', 'made-up'],
      cards: [{ ...card, pan: 6212345678901232, status: 'gone', limitMinor: 'none', colour: 'red' }],
      extra: true,
      terminals: undefined,
    }),
  ).toEqual(
    expect.arrayContaining([
      'mac: must be a boolean',
      'seed: must be >= 0',
      'rulePacks[1]: must be one of cents-are-codes, stripe-endings, adyen-endings',
      'cards[0].pan: must be a string; put quotes around the digits',
      expect.stringMatching(/^cards\[0\]\.status: must be one of active, expired, /),
      'cards[0].limitMinor: must be null, or must be an integer',
      expect.stringMatching(/^cards\[0\]\.colour: is not known; known here: pan, issuer, /),
      expect.stringMatching(/^extra: is not known/),
      'terminals: is missing',
    ]),
  );
});

test('every error of sense is told', () => {
  const errors = errorsOf({
    clock: '2026-11-22',
    rulePacks: ['cents-are-codes', 'cents-are-codes'],
    terminals: [terminal, { ...terminal, merchantId: '000000000000000', nextBatch: '000000' }],
    cards: [card, card, { ...card, pan: '6212345678901233', expiry: '3013' }],
    rules: [
      { when: { transaction: 'sail' }, then: { answer: '51' } },
      { when: {}, then: {} },
      { when: {}, then: { answer: '51', partialMinor: 100 } },
      { when: {}, then: { answer: '51', delayMs: 10 } },
      { when: {}, then: { fault: 'no-mac', byte: 1 } },
    ],
  });
  expect(errors).toEqual([
    'clock: must be a date and time with offset, such as 2026-11-22T09:30:00+08:00',
    'terminals[1].terminalId: TP000001 is already terminals[0]',
    'cards[1].pan: 621234******1232 is already cards[0]',
    'rulePacks[1]: cents-are-codes is already rulePacks[0]',
    'terminals[1].merchantId: there is no merchant 000000000000000; add it to merchants',
    'terminals[1].nextBatch: must be from 000001 to 999998',
    'cards[2].pan: its last digit is not the right check digit (Luhn)',
    'cards[2].expiry: must be YYMM with a month from 01 to 12',
    expect.stringMatching(/^rules\[0\]\.when\.transaction: is no transaction type; known: .*sale/),
    'rules[1].then: does nothing; give answer, fault, partialMinor, issuerAnswer, issuerScript or headerRequirement',
    'rules[2].then.partialMinor: cannot stand beside answer: one declines, the other approves',
    'rules[3].then.delayMs: needs a fault that can be late, such as late-answer',
    'rules[4].then.byte: needs the fault wrong-mac',
  ]);
});

test('what has the right form is held to its sense beside what has not', () => {
  const [merchant] = defaultConfiguration().merchants;
  const broken = {
    merchants: [{ ...merchant, name: 7 }],
    terminals: [terminal, { ...terminal, terminalId: 'TP000002', nextBatch: '000000' }],
    cards: [
      { ...card, pan: 6212345678901232 },
      { ...card, pan: '6212345678901233' },
    ],
    rules: [{ when: { transaction: 'sail' }, then: { answer: '51' } }, 7],
  };
  expect(errorsOf(broken)).toEqual([
    'merchants[0].name: must be a string; put quotes around the digits',
    'cards[0].pan: must be a string; put quotes around the digits',
    'rules[1]: must be an object',
    'terminals[1].nextBatch: must be from 000001 to 999998',
    'cards[1].pan: its last digit is not the right check digit (Luhn)',
    expect.stringMatching(/^rules\[0\]\.when\.transaction: is no transaction type/),
  ]);
  expect(errorsOf({ ...broken, merchants: undefined, cards: [], rules: [] })).toEqual(['merchants: is missing']);
  expect(errorsOf({ merchants: [null], cards: 'none', rules: undefined, clock: 7 })).toEqual(
    expect.arrayContaining(['merchants[0]: must be an object', 'cards: must be an array', 'rules: is missing']),
  );
});

test('terms of merchants and acquirer are optional, and wrong ones are told', () => {
  const [merchant] = defaultConfiguration().merchants;
  const [version] = merchant?.contract ?? [];
  const { type: _t, settlementAccount: _s, contract: _c, ...bare } = merchant ?? {};
  expect(errorsOf({ merchants: [bare], acquirer: { id: '48021000', name: 'A', profile: 'p' } })).toEqual([]);
  expect(
    errorsOf({
      merchants: [{ ...merchant, limits: { singleMinor: 2, dailyMinor: 1 }, contract: [{ ...version, signed: null }] }],
    }),
  ).toEqual([
    'merchants[0].contract[0].signed: is missing: rates hold only by a version that the merchant signed',
    'merchants[0].limits.singleMinor: must not be above dailyMinor',
  ]);
  expect(
    errorsOf({
      acquirer: { id: '48021000', name: 'A', profile: 'p', licence: { holder: 'A' } },
      merchants: [{ ...merchant, type: 'person', contract: [{ ...version, cycle: 'T+2', feePpm: 0.6 }] }],
    }),
  ).toEqual(
    expect.arrayContaining([
      'acquirer.licence.number: is missing',
      'merchants[0].type: must be one of company, small-micro, individual',
      'merchants[0].contract[0].cycle: must be one of T+1, D+0, D+1',
      'merchants[0].contract[0].feePpm: must be an integer',
    ]),
  );
});

test.each([
  ['docs/simulator.md', 'en'],
  ['docs/simulator.zh-CN.md', 'zh'],
] as const)('what %s shows of a wrong file is what is said of one', (page, language) => {
  const text = readFileSync(root('examples/acquirer.yaml'), 'utf8')
    .replace('pan: "6212345678901232"', 'pan: 6212345678901232')
    .replace(/(TP000002\s+merchantId: "\d+)1"/, '$19"')
    .replace('transaction: sale', 'transaction: buy');
  const [, shown = ''] = /```text\n(acquirer\.yaml.*?)```/s.exec(readFileSync(root(page), 'utf8')) ?? [];
  const lines = shown.trim().split('\n');
  const said = wordsOf(text)[language].split('\n');
  expect(said).toHaveLength(4);
  expect(lines).toHaveLength(4);
  for (const [at, line] of lines.entries()) {
    const [before = '', after = ''] = line.split('…');
    expect(said[at]?.startsWith(before) && said[at]?.endsWith(after), `${said[at]} is not ${line}`).toBe(true);
  }
});

/** What is said of a file `acquirer.yaml` with that text. */
function wordsOf(text: string): { en: string; zh: string } {
  try {
    parseConfiguration(text, 'acquirer.yaml');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.words;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

test('a fault that no open way in can play is refused', () => {
  const rule = { when: {}, then: { fault: 'coalesce' as const } };
  expect(unplayable(rule, ['json-http'])).toMatchObject([{ path: 'then.fault' }]);
  expect(unplayable(rule, ['json-http', 'iso-tcp'])).toEqual([]);
});

test('no configuration at all is refused with one reason', () => {
  expect(configurationErrors(null)).toEqual([{ path: '', reason: 'must be an object' }]);
});

test('errors of a file name the file, the path and the line', () => {
  const text = readFileSync(root('examples/acquirer.yaml'), 'utf8').replace('TP000001', 'TOO-LONG-A-NAME');
  const line = text.split('\n').findIndex((found) => found.includes('TOO-LONG-A-NAME')) + 1;
  const error = failureOf(() => parseConfiguration(text, 'shop.yaml'));
  expect(error.message).toContain('shop.yaml has 1 error:');
  expect(error.details).toEqual([
    { path: 'terminals[0].terminalId', reason: `has the wrong form; it must be 8 letters or digits (line ${line})` },
  ]);
});

test.each([
  ['broken YAML', 'mac: [', /line 1/],
  ['a key twice', 'seed: 1\nseed: 2', /line 2/],
  ['an empty file', '', /\(top\): must be an object/],
  ['a YAML bomb', bomb(), /aliases/],
])('%s is refused, not thrown about', (_what, text, reason) => {
  expect(failureOf(() => parseConfiguration(text, 'a.yaml')).message).toMatch(reason);
});

test('a file that is not there is said to be so', () => {
  expect(failureOf(() => loadConfiguration('/nowhere/a.yaml')).message).toContain('there is no such file');
});

function failureOf(action: () => unknown): ConfigurationError {
  try {
    action();
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}
