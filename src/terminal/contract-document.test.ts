// The contract page keeps its promises: every example holds, every number is right, and nothing of the contract is missing.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { readJsonMessage } from '../../simulator/hosts/json-message.ts';
import { compileBy } from '../../simulator/model/compile.ts';
import { answerSchema, anyMessageSchema, messageSchema } from '../definitions/message-schema.ts';
import {
  TRANSACTIONS,
  type TransactionDefinition,
  type TransactionType,
  transactionTypeOf,
} from '../definitions/transactions.ts';
import { featureCode as featureCodeOf } from '../reference/host/signature.ts';
import { validatorOf } from '../validator.ts';
import { COMMANDS, EVENTS } from './contract.ts';
import { answerIn } from './drivers/lines.ts';
import { assertOrdered } from './guard.ts';
import { SHAPES, type ShapeName, standalone } from './schemas.ts';
import { checkValue, clearPinBlock, macSteps, macText, tdes, wrappedKeys } from './testing/wire-arithmetic.ts';
import { violationOf } from './validate.ts';

compileBy(validatorOf);

const PAGE = readFileSync(new URL('../../docs/contract.md', import.meta.url), 'utf8');
const MAC_KEY = '89ABCDEF01234567';

type Example = { kind: string; name: string; line: number; value: never };
const EXAMPLES: Example[] = [...PAGE.matchAll(/^```json(?: (\S+))?(?: (\S+))?\n(.*?)^```$/gms)].map((match) => ({
  kind: match[1] ?? '',
  name: match[2] ?? '',
  line: PAGE.slice(0, match.index).split('\n').length,
  value: JSON.parse(match[3] ?? '') as never,
}));
const SHAPE_OF: Record<string, ShapeName> = {
  command: 'Command',
  event: 'Event',
  state: 'State',
  capabilities: 'Capabilities',
  acknowledgement: 'Acknowledgement',
  refusal: 'Refusal',
  slip: 'Slip',
  'journal-entry': 'JournalEntry',
  'hold-request': 'HoldRequest',
  hold: 'HoldGrant',
};
const WIRE = ['rpc', 'request', 'answer', 'calculation', 'refused-message', 'events'];
const of = (kind: string) => EXAMPLES.filter((example) => example.kind === kind);

const ajv = new Ajv({ strict: false });
type Wire = { mti: string; fields: Record<string, string> };

function expectRightMac({ mti, fields }: Wire): void {
  expect(macSteps(MAC_KEY, macText(mti, fields)).field64).toBe(fields[64]);
}

describe('the examples of docs/contract.md', () => {
  it('all say what they are', () => {
    const kinds = new Set(EXAMPLES.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([...Object.keys(SHAPE_OF), ...WIRE].sort());
    expect(EXAMPLES.length).toBe(PAGE.match(/^```json/gm)?.length);
  });

  it.each(EXAMPLES.filter(({ kind }) => kind in SHAPE_OF))('$kind at line $line holds', ({ kind, value }) => {
    expect(violationOf(SHAPE_OF[kind] as ShapeName, value)).toBeNull();
  });

  it('show requests and answers of the standard input and output form', () => {
    const [request, answer, refusal] = of('rpc').map(({ value }) => value as Record<string, never>);
    expect(violationOf('Command', request?.params)).toBeNull();
    expect(answerIn(JSON.stringify(answer))).toEqual(answer);
    expect(violationOf('Acknowledgement', answer?.result)).toBeNull();
    expect(answerIn(JSON.stringify(refusal))).toEqual(refusal);
  });

  it('show every command and every event', () => {
    expect([...new Set(of('command').map(({ value }) => (value as { command: string }).command))].sort()).toEqual(
      Object.keys(COMMANDS).sort(),
    );
    expect([...new Set(of('event').map(({ value }) => (value as { kind: string }).kind))].sort()).toEqual(
      Object.keys(EVENTS).sort(),
    );
  });

  it('show the events of a sale in their order', () => {
    for (const { value } of of('events')) {
      const events = value as { sequence: number; kind: string }[];
      assertOrdered((events[0]?.sequence ?? 0) - 1, events);
      const kinds = events.map(({ kind }) => kind);
      expect(kinds.indexOf('result')).toBeGreaterThan(kinds.lastIndexOf('journal'));
      expect(kinds.indexOf('slip')).toBeGreaterThan(kinds.indexOf('result'));
    }
  });
});

describe('the wire examples of docs/contract.md', () => {
  it.each(of('request'))('request $name is one that the acquirer takes', ({ name, value }) => {
    const type = name as TransactionType;
    const message = value as Wire;
    expect(transactionTypeOf(message)).toBe(type);
    const validate = ajv.compile(messageSchema(type));
    expect(validate(message), JSON.stringify(validate.errors)).toBe(true);
    if (TRANSACTIONS[type].mac) expectRightMac(message);
    else expect(message.fields[64]).toBeUndefined();
  });

  it.each(of('answer'))('the answer at line $line is well formed and has a right MAC where it has one', ({ value }) => {
    const validate = ajv.compile(answerSchema());
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    if ((value as Wire).fields[64] !== undefined) expectRightMac(value);
  });

  it('shows the refusal of a message as a message with an error', () => {
    const [{ value } = { value: {} }] = of('refused-message');
    const { error, ...message } = value as Wire & { error: { code: string; message: string; details: unknown[] } };
    expect(ajv.compile(anyMessageSchema())(message)).toBe(true);
    const { fields } = exampleOf('sale');
    const broken = new TextEncoder().encode(JSON.stringify({ mti: '0200', fields: { ...fields, 4: '128.50' } }));
    expect(readJsonMessage(broken)).toMatchObject({ ok: false, body: { mti: message.mti } });
    expect((readJsonMessage(broken) as { body: Wire }).body.fields).toEqual(message.fields);
    expect(Object.keys(error)).toEqual(['code', 'message', 'details']);
  });

  it('works the keys out', () => {
    const given = calculation('working-keys');
    const { terminalMasterKey = '', field62 = '', pinKey = '', macKey = '' } = given;
    expect(field62.slice(0, 40)).toBe(wrappedKeys(terminalMasterKey, pinKey, macKey).slice(0, 40));
    expect(field62).toHaveLength(80);
    expect(given.pinKeyCheckValue).toBe(checkValue(pinKey));
    expect(given.macKeyCheckValue).toBe(checkValue(macKey));
    expect(field62.slice(40, 56)).toBe(tdes(terminalMasterKey, macKey));
    expect(field62.slice(72)).toBe(given.macKeyCheckValue);
    expect(macKey).toBe(MAC_KEY);
    const [signIn] = of('answer')
      .map(({ value }) => value as Wire)
      .filter(({ mti }) => mti === '0810');
    expect(signIn?.fields[62]).toBe(field62);
  });

  it('works the PIN block out', () => {
    const { pinKey = '', pin = '', pan = '', ...shown } = calculation('pin-block');
    const clearBlock = clearPinBlock(pin, pan);
    expect(shown).toEqual({
      pinHalf: `0${pin.length}${pin}`.padEnd(16, 'F'),
      panHalf: `0000${pan.slice(-13, -1)}`,
      clearBlock,
      field52: tdes(pinKey, clearBlock),
    });
    expect(exampleOf('sale').fields[52]).toBe(shown.field52);
    expect(pinKey).toBe(calculation('working-keys').pinKey);
  });

  it('works the MAC out', () => {
    const { macKey = '', text = '', ...shown } = calculation('mac');
    const { folded, first, second, field64 } = macSteps(macKey, text);
    expect(shown).toEqual({ exclusiveOr: folded, firstEncipherment: first, secondEncipherment: second, field64 });
    const { mti, fields } = exampleOf('sale');
    expect(text).toBe(macText(mti, fields));
  });

  it('works the feature code out', () => {
    const { settlementDate = '', reference = '', featureCode } = calculation('feature-code');
    expect(featureCode).toBe(featureCodeOf(settlementDate, reference));
    const digits = settlementDate + reference;
    const xor = BigInt(`0x${digits.slice(0, 8)}`) ^ BigInt(`0x${digits.slice(8)}`);
    expect(featureCode).toBe(xor.toString(16).toUpperCase().padStart(8, '0'));
    expect(exampleOf('e-signature').fields).toMatchObject({ 15: settlementDate, 37: reference });
  });

  it('has a table of transactions that is the one of the acquirer', () => {
    const rows = [
      ...PAGE.matchAll(/^\| ([a-z -]+) \| (0\d{3}) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| (yes|no) \| (.+?) \|$/gm),
    ];
    expect(rows).toHaveLength(20);
    for (const [, name = '', mti, processing, condition, messageType, network = '', mac, reversed] of rows) {
      const type = name === 'electronic signature' ? 'e-signature' : (name.replaceAll(' ', '-') as TransactionType);
      const row: TransactionDefinition = TRANSACTIONS[type];
      const yes = (flag: boolean) => (flag ? 'yes' : 'no');
      expect({ name, mti, mac }).toEqual({ name, mti: row.mti, mac: yes(row.mac) });
      expect(network).toContain(row.networkCode ?? '000');
      // These two take 3 and 25, and the reversal its message type, from another message.
      if (name === 'reversal' || name === 'script notice') continue;
      const expected = [row.processingCode ?? '–', row.conditionCode ?? '–', row.messageType, yes(row.reversible)];
      expect([processing, condition, messageType, reversed], name).toEqual(expected);
    }
  });
});

const calculation = (name: string) =>
  of('calculation').find((each) => each.name === name)?.value as unknown as Record<string, string>;
const exampleOf = (name: string) => of('request').find((each) => each.name === name)?.value as unknown as Wire;

const CHINESE = readFileSync(new URL('../../docs/contract.zh-CN.md', import.meta.url), 'utf8');
const wordsOf = (page: string) =>
  new Set(
    [...page.replace(/^```.*?^```$/gms, '').matchAll(/`([^`\n]+)`/g)].flatMap((match) =>
      (match[1] ?? '').split(/[^A-Za-z0-9-]+/),
    ),
  );

describe.each([
  ['docs/contract.md', PAGE],
  ['docs/contract.zh-CN.md', CHINESE],
])('the text of %s', (_name, page) => {
  const words = wordsOf(page);

  it('has a section for every command and event', () => {
    for (const name of [...Object.keys(COMMANDS), ...Object.keys(EVENTS)])
      expect(page).toContain(`\n### \`${name}\`\n`);
  });

  it.each(Object.keys(SHAPES) as ShapeName[])('explains every member and value of %s', (shape) => {
    const missing = [...namesIn(standalone(SHAPES[shape]))].filter((name) => !words.has(name));
    expect(missing).toEqual([]);
  });
});

describe('the Chinese page', () => {
  it('has the examples and the numbers of the transaction table of the English one', () => {
    const blocks = (page: string) => page.match(/^```.*?^```$/gms);
    expect(blocks(CHINESE)?.map((block) => block.trim())).toEqual(blocks(PAGE)?.map((block) => block.trim()));
    const numbers = (page: string) =>
      page.match(/\| 0\d{3} \| [^|]+ \| [^|]+ \| [^|]+ \| \d{3}/g)?.map((row) => row.match(/\d+/g));
    expect(numbers(CHINESE)).toHaveLength(20);
    expect(numbers(CHINESE)).toEqual(numbers(PAGE));
  });
});

/** Names of members and fixed values anywhere in a schema. */
function namesIn(schema: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const each of schema) namesIn(each, found);
  else if (typeof schema === 'object' && schema !== null)
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword === 'properties') for (const name of Object.keys(value)) found.add(name);
      if (keyword === 'enum') for (const each of value) found.add(each);
      namesIn(value, found);
    }
  return found;
}
