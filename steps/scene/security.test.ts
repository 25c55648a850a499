// Channel by encoding: a secret is found in every cell of the tables of docs/security.md, told without itself, and in no report afterwards.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { summary } from '../../src/cli/summary.ts';
import type { CollectedScenario } from '../../src/compliance/collected.ts';
import { failureLines } from '../../src/compliance/progress.ts';
import { makeReport, Results } from '../../src/compliance/report.ts';
import { allureResults } from '../../src/compliance/reports/allure.ts';
import { evidenceIn, unpackedHtml } from '../../src/compliance/reports/html/unpacked.fixture.ts';
import { REPORTS } from '../../src/compliance/reports/index.ts';
import { FACTS, sampleRun } from '../../src/compliance/sample.fixture.ts';
import { sampleEvidence } from '../../src/compliance/sample-evidence.fixture.ts';
import { failingAt, sampleScenario } from '../../src/compliance/sample-scenario.fixture.ts';
import { namesOf } from '../../src/compliance/tags.ts';
import { REQUIREMENTS } from '../../src/definitions/requirements/index.ts';
import { ENCODINGS, MASKS, PIN_ENCODINGS } from '../../src/secrets/encodings.fixture.ts';
import { clearPinBlocks, findSecrets, type Secrets } from '../../src/secrets/index.ts';
import { CHANNELS, type ChannelName, violationsIn, violationsInFields } from './channels.fixture.ts';
import { cleaned, cleanedError } from './secrets.ts';
import type { TillWorld } from './till.ts';

const PAN = '6250947000000014';
const UNUSED = '6250947000000022';
const PIN = '739164';
const BLOCK = 'B91D020C871DFFC1';
const CODE = '629876543210987650';
const VERIFICATION = '802461';
const PASSWORD = '905173';
const KEY = '0123456789ABCDEFFEDCBA9876543210';
const [, , CLEAR = ''] = clearPinBlocks(PIN, PAN);
const TRACK = `${PAN}=30122200000012300000`;
const secrets: Secrets = {
  pans: [PAN, UNUSED],
  pins: [PIN],
  tracks: [TRACK],
  codes: [CODE],
  pinBlocks: [CLEAR, BLOCK],
  verificationCodes: [VERIFICATION],
  passwords: [PASSWORD],
  keys: [KEY],
};

type Cell = { en: string; zh: string; rule: string; written: string };
const OTHERS: Cell[] = [
  ...Object.values(PIN_ENCODINGS).map(({ en, zh, write }) => ({
    en: `PIN: ${en}`,
    zh: `密码：${zh}`,
    rule: 'pin-is-secret',
    written: write(PIN),
  })),
  { en: 'PIN block, clear', zh: '密码块（明文）', rule: 'pin-block-is-secret', written: CLEAR },
  { en: 'PIN block, enciphered', zh: '密码块（密文）', rule: 'pin-block-is-secret', written: BLOCK.toLowerCase() },
  {
    en: 'PIN block: base64',
    zh: '密码块：base64',
    rule: 'pin-block-is-secret',
    written: Buffer.from(BLOCK, 'hex').toString('base64'),
  },
  {
    en: 'PIN block: hex with colons',
    zh: '密码块：冒号分隔',
    rule: 'pin-block-is-secret',
    written: BLOCK.match(/../g)!.join(':'),
  },
  { en: 'track data', zh: '磁道数据', rule: 'track-is-secret', written: '625094******0014=30122200000012300000' },
  {
    en: 'track data: hex',
    zh: '磁道数据：十六进制',
    rule: 'track-is-secret',
    written: Buffer.from('=30122200000012300000').toString('hex'),
  },
  { en: 'payment code', zh: '付款码', rule: 'code-is-masked', written: CODE },
  {
    en: 'payment code: six last digits',
    zh: '付款码：后六位',
    rule: 'code-is-masked',
    written: '*'.repeat(12) + CODE.slice(-6),
  },
  {
    en: 'payment code: hex',
    zh: '付款码：十六进制',
    rule: 'code-is-masked',
    written: Buffer.from(CODE).toString('hex'),
  },
  { en: 'verification code', zh: '验证码', rule: 'verification-code-is-secret', written: VERIFICATION },
  {
    en: 'verification code: hex',
    zh: '验证码：十六进制',
    rule: 'verification-code-is-secret',
    written: Buffer.from(VERIFICATION).toString('hex'),
  },
  { en: 'password', zh: '主管密码', rule: 'password-is-secret', written: PASSWORD },
  { en: 'key', zh: '密钥', rule: 'key-is-secret', written: KEY.toLowerCase() },
  { en: 'key: base64', zh: '密钥：base64', rule: 'key-is-secret', written: Buffer.from(KEY, 'hex').toString('base64') },
];
const CARDS: Cell[] = [...Object.values(ENCODINGS), ...Object.values(MASKS)].map(({ en, zh, write }) => ({
  en: `card number: ${en}`,
  zh: `卡号：${zh}`,
  rule: 'pan-is-masked',
  written: write(PAN),
}));
const ROWS = [...CARDS, ...OTHERS];
const CHANNEL_NAMES = Object.keys(CHANNELS) as ChannelName[];

/** Some secret can still be read. */
const readable = (text: string) => findSecrets(text, secrets).map(({ kind }) => kind);

describe.each(CHANNEL_NAMES)('in the channel %s', (channel) => {
  it.each(ROWS.map(({ en, rule, written }) => [en, rule, written]))(
    '%s is found, once, and told without it',
    (_, rule, written) => {
      const violations = violationsIn(channel, written!, secrets);
      expect(violations.map((each) => each.rule)).toEqual([rule]);
      for (const language of ['en', 'zh-CN']) expect(readable(`${language} ${JSON.stringify(violations)}`)).toEqual([]);
      expect(violations[0]!.actual).not.toBe(violations[0]!.expected);
    },
  );
});

it('a decent scenario shows nothing in any channel', () => {
  for (const channel of CHANNEL_NAMES)
    expect(violationsIn(channel, '625094******0014 000007 CNY 128.50', secrets)).toEqual([]);
});

describe('a field of few characters', () => {
  it.each([
    ['a PIN as terminal number', { 41: `  ${PIN}` }, 'pin-is-secret'],
    ['a PIN as processing code', { 3: PIN }, 'pin-is-secret'],
    ['a PIN as reference', { 37: `${PIN}      ` }, 'pin-is-secret'],
    ['a PIN as merchant number', { 42: `TILL ${PIN}    ` }, 'pin-is-secret'],
    ['the end of a card number as reference', { 37: PAN.slice(-12) }, 'pan-is-masked'],
    ['a card number over terminal and merchant', { 41: PAN.slice(0, 8), 42: PAN.slice(8) }, 'pan-is-masked'],
  ])('is looked through: %s', (_, fields, rule) => {
    expect(violationsInFields(fields, secrets).map((each) => each.rule)).toEqual([rule]);
  });

  it('shows nothing that it holds by right, also when a PIN has the same digits', () => {
    const fields = {
      3: '000000',
      4: '000000739164',
      7: '1122180000',
      11: '000007',
      12: '180000',
      13: '1122',
      14: '3012',
    };
    const identity = { 37: '112207391640', 38: '', 41: 'TP000001', 42: '898310058120001' };
    const pins = { ...secrets, pins: [PIN, '000000'] };
    expect(violationsInFields({ ...fields, ...identity }, pins)).toEqual([]);
  });
});

describe('a field in which card data may stand', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();
  it.each([
    ['a PIN in track 3', { 36: `99${PAN}=1=${'0'.repeat(9)}==${PIN}` }, 'pin-is-secret'],
    ['a PIN in a data object of the chip', { '55.DF7F': hex(PIN) }, 'pin-is-secret'],
    ['packed digits of a PIN there', { '55.DF7F': PIN }, 'pin-is-secret'],
    ['a clear PIN block there', { '55.99': CLEAR }, 'pin-block-is-secret'],
    ['a verification code there', { '55.DF7F': hex(VERIFICATION) }, 'verification-code-is-secret'],
    ['a key there', { '55.DF33': KEY }, 'key-is-secret'],
    ['a payment code there', { '55.DF7F': hex(CODE) }, 'code-is-masked'],
  ])('holds nothing else that is secret: %s', (_, cardFields, rule) => {
    const found = violationsInFields({}, secrets, cardFields);
    expect(found.map((each) => each.rule)).toEqual([rule]);
    expect(found[0]?.actual).toMatch(/ of a field of a message that may hold card data and nothing else$/);
  });

  it('holds a card number and its tracks', () => {
    const cardFields = {
      36: `99${TRACK}`,
      '55.57': TRACK.replace('=', 'D'),
      '55.5F20': hex('A CARDHOLDER'),
      '55.9F6B': PAN,
    };
    expect(violationsInFields({}, secrets, cardFields)).toEqual([]);
  });
});

it('a scenario that is refused before its cards are dealt is told as it is', () => {
  const refused = { pinBlocks: [], language: 'en' } as unknown as TillWorld;
  expect(cleaned(refused, { text: `there is no card ${PIN}` })).toEqual({ text: `there is no card ${PIN}` });
  expect(cleanedError(refused, new Error('no such tag'))).toMatchObject({ message: 'no such tag' });
});

it('a leak is told for the card that it belongs to, as how much was seen and where', () => {
  const [first, ...more] = violationsIn('slip', `SHOP\nSALE\n\nCARD ${PAN}`, secrets);
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    expected: '625094******0014',
    actual: '625094[6 digits shown]0014, line 4 of the slip',
  });
});

describe('the reports', () => {
  const events = { all: () => [] };
  const till = {
    wallet: { all: [], pins: [PIN], codes: [CODE] },
    pinBlocks: [BLOCK],
    counter: events,
    host: { allExchanges: [] },
    language: 'en',
  } as unknown as TillWorld;
  const image = (pan: string) => ({ image: { pan, expiry: '3012', serviceCode: '220' } });
  Object.assign(till.wallet, { all: [image(PAN), image(UNUSED)], verificationCodes: [VERIFICATION] });
  Object.assign(till, {
    plan: { configuration: { keys: { terminalMasterKey: KEY }, operator: { supervisorPassword: PASSWORD } } },
    workingKeys: [],
  });

  /** A scenario that shows the text wherever a terminal or an adapter can put it, as its worker gives it out. */
  function scenarioShowing(written: string, number: number): CollectedScenario {
    const place = { chapter: 'declines', file: 'leak', number };
    const evidence = sampleEvidence('en');
    const shown = written.split('\n');
    evidence.timeline.push({ at: evidence.timeline[0]!.at, step: 1, kind: 'display', lines: shown, detail: written });
    evidence.slips.push({ copy: 'merchant', reprint: false, lines: ['CARD', ...shown] });
    evidence.journal.push({ ...evidence.journal[0]!, cardNumber: written, reference: written });
    evidence.terminal = { vendor: written, model: written, version: written };
    evidence.exchanges[0]!.error = written;
    const error = cleanedError(till, new Error(`adapter-fault: ${written}`, { cause: new Error(written) })) as Error;
    const finding = {
      verdict: 'failed',
      text: { en: `Shown: ${written}`, zh: written },
      expected: 'nothing',
      actual: written,
    } as const;
    return sampleScenario('en', place, 'Leak', {
      evidence: cleaned(till, evidence),
      findings: [cleaned(till, finding)],
      outcomes: failingAt(1, {
        name: 'Error',
        message: `${error.message}\n${error.stack}\n${(error.cause as Error).message}`,
      }),
    });
  }

  const files = new Map<string, string>();
  let scenarios: CollectedScenario[] = [];
  beforeAll(() => {
    scenarios = ROWS.map(({ written }, i) => scenarioShowing(written, i + 1));
    const run = { ...sampleRun('good'), scenarios };
    const report = makeReport(run, FACTS, REQUIREMENTS);
    for (const [name, format] of Object.entries(REPORTS)) files.set(name, format(report));
    files.set('compliance.html, unpacked', unpackedHtml(files.get('compliance.html')!));
    for (const [name, content] of Object.entries(allureResults(report))) files.set(`allure-results/${name}`, content);
    const printed = summary(report, 'reports', { allure: true });
    files.set('certify', printed.text).set('certify --json', JSON.stringify(printed.json));
    const results = new Results(namesOf(REQUIREMENTS));
    files.set(
      'progress',
      scenarios.flatMap((scenario, i) => failureLines({ done: i, total: ROWS.length, scenario }, results)).join('\n'),
    );
  });

  it.each(ROWS.map(({ en, written }) => [en, written]))(
    'hold no %s: none of them, as it was written or as JSON and XML write it',
    (_, written) => {
      const json = JSON.stringify(written).slice(1, -1);
      const markup = written!.replaceAll('\n', '&#10;');
      for (const [name, content] of files)
        for (const text of [written!, json, markup]) expect(content.includes(text), name).toBe(false);
    },
  );

  it('hold no secret in any writing that can be read back', () => {
    for (const scenario of scenarios) expect(readable(JSON.stringify(scenario).replaceAll('\\n', '\n'))).toEqual([]);
    const page = evidenceIn(files.get('compliance.html')!).map((run) => JSON.stringify(run).replaceAll('\\n', '\n'));
    expect(page.length).toBeGreaterThan(ROWS.length / 2);
    for (const run of page) expect(readable(run), 'compliance.html').toEqual([]);
    for (const [name, content] of files) if (name !== 'compliance.html') expect(readable(content), name).toEqual([]);
  });
});

describe.each([
  ['docs/security.md', 'en'],
  ['docs/security.zh-CN.md', 'zh'],
] as const)('%s', (file, language) => {
  it('has the table that the tests above go through', () => {
    const heading = ['', ...CHANNEL_NAMES.map((name) => CHANNELS[name][language])];
    const table = [
      heading,
      heading.map((_, i) => (i === 0 ? '---' : ':-:')),
      ...ROWS.map((row) => [row[language], ...CHANNEL_NAMES.map(() => '✓')]),
    ];
    const text = table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    const page = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
    expect(page.includes(`\n\n${text}\n\n`), `the table of ${file} is to be:\n${text}`).toBe(true);
  });
});
