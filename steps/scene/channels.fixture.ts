// The channels of a scenario as rows: what docs/security.md lists, and what the tests put a secret into.
import type { UnmaskedExchange } from '../../simulator/admin/client.ts';
import { books } from '../../src/oracle/books.fixture.ts';
import { inspect, isSecrecy, type SeenText, type Violation } from '../../src/oracle/index.ts';
import type { Secrets } from '../../src/secrets/index.ts';
import type { Capabilities, Event, JournalEntry, State } from '../../src/terminal/index.ts';
import { seenTexts } from './seen-texts.ts';
import type { TillWorld } from './till.ts';

/** What one channel shows; everything else is decent. */
type Seen = {
  events?: Event[];
  state?: Partial<State>;
  rows?: JournalEntry[];
  log?: string;
  capabilities?: Partial<Capabilities>;
  refusals?: string[];
  unmasked?: UnmaskedExchange[];
};
type Channel = { en: string; zh: string; show: (text: string) => Seen };

const at = '2026-11-22T18:00:00.000+08:00';
const event = (rest: object): Seen => ({ events: [{ sequence: 1, at, ...rest } as Event] });
const lines = (text: string) => text.split('\n');
const row = (changes: object) =>
  ({
    voucher: '000007',
    batch: '000001',
    function: 'sale',
    status: 'approved',
    amountMinor: 12850,
    ...changes,
  }) as JournalEntry;
const exchange = (changes: Partial<UnmaskedExchange>): Seen => ({
  unmasked: [{ sequence: 1, head: null, pinBlock: null, fields: {}, cardFields: {}, body: null, ...changes }],
});
const head = (url: string, ...headers: string[]) => exchange({ head: [`POST ${url}`, ...headers].join('\n') });

export const CHANNELS = {
  display: { en: 'screen (event)', zh: '屏幕（事件）', show: (text) => event({ kind: 'display', lines: lines(text) }) },
  prompt: { en: 'prompt', zh: '提示', show: (text) => event({ kind: 'prompt', prompt: 'card', text }) },
  result: { en: 'result', zh: '结果', show: (text) => event({ kind: 'result', function: 'sale', lines: lines(text) }) },
  slip: {
    en: 'slip',
    zh: '签购单',
    show: (text) => event({ kind: 'slip', slip: { copy: 'merchant', lines: lines(text) } }),
  },
  elements: {
    en: 'slip elements',
    zh: '签购单要素',
    show: (text) => event({ kind: 'slip', slip: { lines: [], elements: { title: text } } }),
  },
  'journal-event': {
    en: 'journal (event)',
    zh: '流水（事件）',
    show: (text) => event({ kind: 'journal', entry: row({ cardNumber: text }) }),
  },
  journal: { en: 'journal (rows)', zh: '流水（查询）', show: (text) => ({ rows: [row({ cardNumber: text })] }) },
  event: {
    en: 'other events',
    zh: '其他事件',
    show: (text) => event({ kind: 'indicator', indicator: 'result', value: text }),
  },
  screen: { en: 'screen (state)', zh: '屏幕（状态）', show: (text) => ({ state: { screen: lines(text) } }) },
  state: { en: 'state', zh: '状态', show: (text) => ({ state: { version: text } }) },
  log: { en: 'log', zh: '日志', show: (log) => ({ log }) },
  capabilities: { en: 'capabilities', zh: '能力声明', show: (model) => ({ capabilities: { model } }) },
  refusal: { en: 'refusals, errors', zh: '拒绝与错误', show: (text) => ({ refusals: [`adapter-fault: ${text}`] }) },
  address: { en: 'address', zh: '请求地址', show: (text) => head(`/iso8583?trace=${text}`) },
  headers: { en: 'headers', zh: '请求报头', show: (text) => head('/iso8583', `X-Trace: ${text}`) },
  field: { en: 'other fields', zh: '其他报文域', show: (text) => exchange({ fields: { 11: '000007', 63: text } }) },
  body: { en: 'unreadable body', zh: '无法解读的正文', show: (body) => exchange({ body }) },
} as const satisfies Record<string, Channel>;
export type ChannelName = keyof typeof CHANNELS;

/** What the oracle says of a scenario in which only this channel shows something. */
export function violationsIn(channel: ChannelName, text: string, secrets: Secrets): Violation[] {
  return violationsOf(CHANNELS[channel].show(text), secrets);
}

/** The same of a request with these fields. */
export function violationsInFields(
  fields: Record<string, string>,
  secrets: Secrets,
  cardFields: Record<string, string> = {},
): Violation[] {
  return violationsOf(exchange({ fields, cardFields }), secrets);
}

function violationsOf(seen: Seen, secrets: Secrets): Violation[] {
  const texts: SeenText[] = textsOf(seen);
  return inspect(books({ texts, secrets })).filter(({ rule }) => isSecrecy(rule));
}

function textsOf({
  events = [],
  state = {},
  rows = [],
  log = '',
  capabilities = {},
  refusals = [],
  unmasked = [],
}: Seen) {
  const quiet = {
    power: 'on',
    sequence: 9,
    screen: ['Sale'],
    owed: [],
    version: '1.0.0',
    ...state,
  } as unknown as State;
  const counter = { events, states: [], state: quiet, refusals };
  const till = { counter, capabilities: { vendor: 'Example', model: 'M1', version: '1.0.0', ...capabilities } };
  return seenTexts(till as unknown as TillWorld, log, rows, unmasked);
}
