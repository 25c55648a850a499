// Gathers the books of a scenario for the oracle, and what a reader of the report wants to see.
import type { Evidence, Violation } from '../../src/definitions/evidence.ts';
import type { OwnWords } from '../../src/definitions/own-words.ts';
import { exchangeOutcome } from '../../src/explain/answers/exchange.ts';
import { type Books, inspect, isSecrecy } from '../../src/oracle/index.ts';
import type { Event, JournalEntry } from '../../src/terminal/index.ts';
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

/** Everything that the oracle compares. Batches matter once one was settled. */
export async function gatherBooks(till: TillWorld): Promise<Books> {
  const { counter, host } = till;
  await counter.pull();
  const [rows, log, { ledger, transactions, batches, unmasked = [] }] = await Promise.all([
    counter.terminal.journal(),
    counter.terminal.log(),
    host.books({ unmasked: true }),
  ]);
  const journal = lastEntries(till, rows);
  till.pinBlocks = blocksOf(unmasked);
  const settled = host.allExchanges.some(({ transaction }) => transaction === 'settlement');
  const state = counter.state.power === 'on' ? await counter.terminal.state() : counter.state;
  counter.states.push(state);
  return {
    journal,
    owed: state.owed,
    transactions,
    ledger,
    batches: settled ? batches.map((batch) => (till.toleratesImbalance ? { ...batch, balanced: null } : batch)) : [],
    exchanges: host.allExchanges,
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

/** The evidence of a scenario; the books are those that the oracle has just seen. */
export function evidenceOf(till: TillWorld, books: Books, violations: readonly Violation[]): Evidence {
  const { vendor, model, version } = till.capabilities;
  const stepAt = (index: number) =>
    Math.max(
      0,
      till.stepMarks.findLastIndex((mark) => mark <= index),
    );
  return {
    language: till.language,
    terminal: { vendor, model, version },
    profile: till.plan.configuration.profile.name,
    ...(Object.keys(till.ownWords).length === 0 ? {} : { words: copyOf(till.ownWords) }),
    checks: till.checks,
    timeline: till.counter.events.flatMap((event, index) => {
      const told = happening(event);
      return told === null ? [] : [{ at: event.at, step: stepAt(index), ...told }];
    }),
    slips: till.counter.all('slip').map(({ slip: { copy, reprint, lines } }) => ({ copy, reprint, lines })),
    exchanges: till.host.allExchanges.map(
      ({ terminalId: _t, rule: _r, macVerified: _m, pinBlock: _p, ...exchange }) => ({
        ...exchange,
        outcome: exchangeOutcome(exchange, till.plan.configuration.timers.responseTimeoutMs),
      }),
    ),
    journal: books.journal.map(({ batch: _b, ...entry }) => pick(entry)),
    ledger: books.ledger.entries.map(({ memo, postings }) => ({ memo, postings: [...postings] })),
    ledgerSumMinor: books.ledger.sumMinor,
    violations: [...violations],
  };
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
