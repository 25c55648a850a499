// One request on its way through the host: what is known of it so far, and how a family of transactions says what became of it.
import type { Fields } from '../../src/iso8583/message.ts';
import type { AlertKind, Merchant, Posting } from '../model/index.ts';
import type { TerminalKeys } from '../model/working-keys.ts';
import type { ChipValues } from '../security/types.ts';
import { settingsOf } from '../state/configure.ts';
import type { Draft } from '../state/draft.ts';
import type { CardRow, Settings, TerminalRow, TransactionRow } from '../state/rows.ts';
import { wallClock } from './clock.ts';
import type { Context } from './decision.ts';
import { randomDigits } from './random.ts';
import type { Refusal, Request } from './request.ts';

export type Deal = {
  request: Request;
  draft: Draft;
  context: Context;
  settings: Settings;
  terminal: TerminalRow | undefined;
  merchant: Merchant | undefined;
  card: CardRow | undefined;
  /** Transaction that this one voids, refunds, completes or reverses, once it was found. */
  original: { key: string; row: TransactionRow } | undefined;
  macVerified: boolean | null;
  /** Data of a chip that proved itself; null when none did. */
  chip: ChipValues | null;
  /** Code of an approval: 00 unless a rule asks for another kind of approval (F-22). */
  approvalCode: string;
  /** A rule approves only so much; null = all. */
  partialMinor: number | null;
  /** What the transaction row gets if one is written; a reversal takes the id of the transaction that it reverses. */
  identity: { id: number; reference: string; authorisationCode: string };
};

/** What a family decided. `fields` join the answer; `row` overrides what the transaction row says by default. */
export type Outcome = { code: string; error: string | null; fields: Fields; row: Partial<TransactionRow> };

/** A check looks at the deal and refuses, or finds nothing wrong. It may note what it found in the deal. */
export type Check = (deal: Deal) => Refusal | null;

/** How a family of transactions is decided. */
export type Family = {
  /** Before any rule: is the request one that this host deals with now? A refusal leaves no trace in the books. */
  gates: readonly Check[];
  /** After the rules: is it to be approved? */
  checks: readonly Check[];
  /** A transaction row is written for everything that passed the gates, declines included. */
  recorded: boolean;
  /** Carries it out once all checks passed. */
  perform: (deal: Deal) => Outcome;
};

/** Begins a deal. */
export function startDeal(request: Request, draft: Draft, context: Context): Deal {
  const settings = settingsOf(draft.state);
  const id = draft.count('transactions') + 1;
  const { date } = wallClock(context.now);
  return {
    request,
    draft,
    context,
    settings,
    terminal: draft.get('terminals', request.terminalId),
    merchant: draft.get('merchants', request.merchantId),
    card: draft.get('cards', request.pan),
    original: undefined,
    macVerified: null,
    chip: null,
    approvalCode: '00',
    partialMinor: null,
    identity: {
      id,
      reference: date + String(id).padStart(8, '0'),
      authorisationCode: randomDigits(settings.seed, `authorisation/${id}`, 6),
    },
  };
}

/** An approval; `row` and `fields` say what is special about it. */
export function approved(deal: Deal, row: Partial<TransactionRow> = {}, fields: Fields = {}): Outcome {
  return { code: deal.approvalCode, error: null, fields, row };
}

/** A refusal as an outcome. */
export function refused({ code, error }: Refusal, row: Partial<TransactionRow> = {}): Outcome {
  return { code, error, fields: {}, row };
}

/** Puts an alert for this request. */
export function raise(deal: Deal, kind: AlertKind, reason: string): void {
  deal.draft.alert(deal.context.now, deal.request.terminalId, deal.request.stan, kind, reason);
}

/** Posts an entry in the name of this request. */
export function post(deal: Deal, postings: Posting[]): void {
  deal.draft.post(deal.context.now, `${deal.request.type} ${deal.request.stan}`, deal.identity.id, postings);
}

/** A row that an earlier check has made sure of; its absence is a defect of this house. */
export function sure<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new Error(`${what} was not looked up`);
  return row;
}

/** The working keys of the terminal, which a signed-in one has. */
export function keysOf({ terminal }: Deal): TerminalKeys {
  return sure(terminal?.keys ?? undefined, 'working keys');
}
