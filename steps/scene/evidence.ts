// Gathers the books of a scenario for the oracle, and what a reader of the report wants to see.
import type { Evidence, Violation } from '../../src/definitions/evidence.ts';
import type { OwnWords } from '../../src/definitions/own-words.ts';
import { exchangeOutcome } from '../../src/explain/answers/exchange.ts';
import { type Books, inspect, isSecrecy } from '../../src/oracle/index.ts';
import { type Event, type JournalEntry, spokenVersion } from '../../src/terminal/index.ts';
import { blocksOf, secretsOf } from './secrets.ts';
import { seenTexts } from './seen-texts.ts';
import type { TillWorld } from './till.ts';

/** Last known state of every journal entry of the scenario, those that a settlement cleared included. */
function lastEntries(till: TillWorld, rows: readonly JournalEntry[]): JournalEntry[] {
  const entries = new Map<string, JournalEntry>();
  const keep = (entry: JournalEntry) => entries.set(`${entry.batch}/${entry.voucher}`, entry);
  for (const { entry } of till.counter.all('journal')) keep(entry);
  for (const entry of rows) keep(entry);
  return [...entries.values()];
}

/** What the last event since the terminal was switched on told of each entry of its journal. */
function toldEntries({ counter }: TillWorld): JournalEntry[] {
  const from = counter.done.findLast(({ command }) => command === 'power-on')?.before ?? 0;
  const entries = new Map<string, JournalEntry>();
  for (const event of counter.events.slice(from))
    if (event.kind === 'journal') entries.set(`${event.entry.batch}/${event.entry.voucher}`, event.entry);
  return [...entries.values()];
}

/** Every slip of the scenario, and the payment that the journal held as approved last when it came. */
function issuedSlips({ counter }: TillWorld): Books['slips'] {
  let after: Books['slips'][number]['after'] = null;
  return counter.events.flatMap((event) => {
    if (event.kind === 'journal' && event.entry.status === 'approved') after = event.entry;
    return event.kind === 'slip' ? [{ ...event.slip, after }] : [];
  });
}

/** What the terminal was told, and what it calls things. Version 1 of the contract knows no heading that the acquirer wants. */
function settingOf({ plan, capabilities, ownWords }: TillWorld): Books['setting'] {
  const { identity, language, host, profile } = plan.configuration;
  const { merchantName, merchantId, terminalId, acquirerName, serviceLine = null } = identity;
  const sinceTwo = spokenVersion(capabilities) >= 2;
  const header = sinceTwo && host.tpdu !== undefined ? host.tpdu + (host.applicationHeader ?? '') : null;
  const reads = (entry: 'tap' | 'insert') => capabilities.interfaces.includes(entry);
  return {
    language,
    merchantName,
    merchantId,
    terminalId,
    acquirerName,
    receipt: profile.receipt,
    functions: profile.functions.filter((each) => capabilities.functions.includes(each)),
    serviceLine,
    slipTitle: sinceTwo ? (identity.slipTitle ?? null) : null,
    header,
    readCapability: reads('tap') ? '6' : reads('insert') ? '5' : '2',
    ownWords,
  };
}

const CUTS: readonly string[] = ['power-on', 'power-off', 'restart'];

/** Functions chosen and ended and the power cut, in the order in which they came. */
function courseOf({ counter: { events, done } }: TillWorld): Books['course'] {
  const deeds = done.flatMap(({ command, function: chosen, before, refused }): [number, Books['course'][number]][] => {
    if (refused) return [];
    if (CUTS.includes(command)) return [[before, 'cut']];
    return chosen === undefined ? [] : [[before, { chosen }]];
  });
  const ends = events.flatMap((event, at): [number, Books['course'][number]][] =>
    event.kind === 'result' ? [[at, { ended: event.function }]] : [],
  );
  return [...deeds, ...ends].sort(([a], [b]) => a - b).map(([, each]) => each);
}

/** The lines of a result, and the screens that came last before it and first behind it. */
function screensAround(events: readonly Event[], at: number): string[][] {
  const screen = (event: Event | undefined) => (event?.kind === 'display' ? [event.lines] : []);
  const isScreen = ({ kind }: Event) => kind === 'display';
  const result = events[at];
  return [
    ...(result?.kind === 'result' ? [result.lines] : []),
    ...screen(events.slice(0, at).findLast(isScreen)),
    ...screen(events.slice(at + 1).find(isScreen)),
  ];
}

/** What was done at the terminal, as far as the oracle asks for it. */
function doneAt(
  till: TillWorld,
): Pick<Books, 'results' | 'chosen' | 'course' | 'paperOut' | 'presented' | 'pinEntries' | 'cuts' | 'relayed'> {
  const { counter, host, relayed } = till;
  const chosen: Record<string, number> = {};
  for (const { function: name } of counter.done) if (name !== undefined) chosen[name] = (chosen[name] ?? 0) + 1;
  const results = counter.events.flatMap((event, at) => {
    if (event.kind !== 'result') return [];
    const { function: name, outcome, responseCode, amountMinor, voucher } = event;
    const screens = screensAround(counter.events, at);
    return [{ function: name, outcome, responseCode, amountMinor, voucher, screens }];
  });
  const cuts = counter.done.filter(
    ({ command, network }) => network === 'down' || command === 'power-off' || command === 'restart',
  ).length;
  const unread = host.allExchanges.filter(({ request }) => request === null).length;
  return {
    results,
    chosen,
    course: courseOf(till),
    paperOut: counter.done.some(({ how }) => how.includes('paper out')),
    presented: [
      ...new Set(
        counter.done.flatMap(({ command, how }) => (command === 'present-card' ? (how.split(' ')[0] ?? []) : [])),
      ),
    ].filter((each) => each !== 'qr'),
    pinEntries: counter.done.filter(({ command }) => command === 'enter-pin').length,
    cuts: cuts + unread + host.ours.size,
    relayed,
  };
}

/** Everything that the oracle compares. Batches matter once one was settled. */
export async function gatherBooks(till: TillWorld): Promise<Books> {
  const { counter, host } = till;
  await counter.pull();
  const [rows, log, { ledger, transactions, elsewhere = [], batches, unmasked = [], workingKeys = [] }] =
    await Promise.all([counter.terminal.journal(), counter.terminal.log(), host.books({ unmasked: true })]);
  const before = toldEntries(till);
  const journal = lastEntries(till, rows);
  till.pinBlocks = blocksOf(unmasked);
  till.workingKeys = workingKeys;
  const settled = host.allExchanges.some(({ transaction }) => transaction === 'settlement');
  const state = counter.state.power === 'on' ? await counter.terminal.state() : counter.state;
  counter.states.push(state);
  await counter.pull();
  return {
    journal,
    // What came while the journal was read may stand in it or not.
    kept: {
      open: state.power === 'on' && state.function === null && state.quiet ? state.batch : null,
      rows,
      told: [...before, ...toldEntries(till)],
    },
    owed: state.owed,
    transactions,
    elsewhere,
    ledger,
    batches: settled ? batches.map((batch) => (till.toleratesImbalance ? { ...batch, balanced: null } : batch)) : [],
    exchanges: host.allExchanges.map((each) => (host.ours.has(each.sequence) ? { ...each, ours: true } : each)),
    slips: issuedSlips(till),
    ...doneAt(till),
    idle: state.power === 'on' && state.function === null,
    state: state.power === 'on' ? state : null,
    cardWasInserted: counter.done.some(({ how }) => how.startsWith('insert')),
    setting: settingOf(till),
    texts: seenTexts(
      till,
      log,
      rows,
      unmasked.filter(({ sequence }) => !host.ours.has(sequence)),
    ),
    secrets: secretsOf(till),
  };
}

const NONE: Evidence['timeline'][number]['lines'] = [];

function happening(event: Event): { kind: string; lines: string[]; detail: string | null } | null {
  switch (event.kind) {
    case 'display':
      return { kind: 'display', lines: event.lines, detail: null };
    case 'prompt':
      return { kind: 'prompt', lines: [event.text], detail: event.prompt };
    case 'result':
      return {
        kind: 'result',
        lines: event.lines,
        detail: [event.outcome, event.responseCode].filter(Boolean).join(' '),
      };
    case 'slip':
      return { kind: 'slip', lines: event.slip.lines, detail: event.slip.copy };
    case 'sound':
      return { kind: 'sound', lines: NONE, detail: event.sound };
    case 'indicator':
      return { kind: 'indicator', lines: NONE, detail: `${event.indicator} ${event.value}` };
    case 'power':
      return { kind: 'power', lines: NONE, detail: event.power };
    case 'journal':
    case 'quiet':
      return null;
  }
}

/** What was done and what the terminal did, in order. A deed has the time of what came after it: the terminal's clock is the only one. */
function timelineOf({ counter: { events, done }, episodes }: TillWorld): Evidence['timeline'] {
  const stepAt = (index: number) => Math.max(0, episodes.findLast(({ from }) => from <= index)?.step ?? 0);
  const line: Evidence['timeline'] = [];
  let next = 0;
  const doneBefore = (index: number) => {
    const at = (events[index] ?? events.at(-1))?.at ?? '';
    for (let deed = done[next]; deed?.before === index; next += 1, deed = done[next]) {
      const { command, how } = deed;
      const detail = how === '' ? command : `${command} ${how}`;
      line.push({ at, step: stepAt(index), kind: 'action', lines: NONE, detail });
    }
  };
  for (const [index, event] of events.entries()) {
    doneBefore(index);
    const told = happening(event);
    if (told !== null) line.push({ at: event.at, step: stepAt(index), ...told });
  }
  doneBefore(events.length);
  return line;
}

/** The evidence of a scenario; the books are those that the oracle has just seen. */
export function evidenceOf(till: TillWorld, books: Books, violations: readonly Violation[]): Evidence {
  const { vendor, model, version } = till.capabilities;
  return {
    language: till.language,
    terminal: { vendor, model, version },
    declaration: till.capabilities,
    profile: till.plan.configuration.profile.name,
    ...(Object.keys(till.ownWords).length === 0 ? {} : { words: copyOf(till.ownWords) }),
    checks: till.checks,
    timeline: timelineOf(till),
    slips: till.counter.all('slip').map(({ slip: { copy, reprint, lines } }) => ({ copy, reprint, lines })),
    exchanges: till.host.allExchanges.map(({ terminalId: _t, rule: _r, macVerified, pinBlock: _p, ...exchange }) => ({
      ...exchange,
      ...(macVerified === null ? {} : { macVerified }),
      outcome: exchangeOutcome(exchange, till.plan.configuration.timers.responseTimeoutMs),
    })),
    journal: books.journal.map(({ batch: _b, ...entry }) => pick(entry)),
    ledger: books.ledger.entries.map(({ memo, postings }) => ({ memo, postings: [...postings] })),
    ledgerSumMinor: books.ledger.sumMinor,
    violations: [...violations],
  };
}

/** So many characters of a log are kept; a terminal may hand over what it wrote in a year. */
const MOST_LOG = 12_000;

/** The last lines of the terminal's log that have room, whole: a secret that is cut in two is known no more. */
export function logOf({ texts }: Pick<Books, 'texts'>): NonNullable<Evidence['log']> {
  const log = texts.find(({ where }) => where === 'log')?.text ?? '';
  const lines = log.replace(/\r?\n$/, '').split(/\r?\n/);
  let from = lines.length;
  let size = 0;
  for (const line of lines.toReversed()) {
    size += line.length;
    if (size > MOST_LOG) break;
    from -= 1;
  }
  return log === '' ? { earlier: 0, lines: [] } : { earlier: from, lines: lines.slice(from) };
}

const copyOf = (words: OwnWords) => Object.fromEntries(Object.entries(words).map(([name, each]) => [name, [...each]]));

const pick = ({
  voucher,
  function: chosen,
  status,
  amountMinor,
  cardNumber,
  responseCode,
  reference,
}: Omit<Books['journal'][number], 'batch'>) => ({
  voucher,
  function: chosen,
  status,
  amountMinor,
  cardNumber,
  responseCode,
  reference,
});

/** Every breach of secrecy so far, in words. */
export async function leaksOf(till: TillWorld): Promise<string[]> {
  const violations = inspect(await gatherBooks(till), till.language);
  return violations.filter(({ rule }) => isSecrecy(rule)).map(({ text }) => till.say(text));
}
