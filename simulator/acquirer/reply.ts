// Answers (F-04, F-08, F-16, F-20, F-21): what comes back of the request, what the host adds, and the MAC.
import { isApproval } from '../../src/definitions/response-codes.ts';
import { TRANSACTIONS, type TransactionType } from '../../src/definitions/transactions.ts';
import { type Fields, type Message, responseMti } from '../../src/iso8583/message.ts';
import type { Security } from '../security/types.ts';
import { settingsOf } from '../state/configure.ts';
import type { CardRow, State, TerminalRow } from '../state/rows.ts';
import { wallClock } from './clock.ts';
import type { Deal, Outcome } from './deal.ts';
import type { Context } from './decision.ts';
import { echo, IDENTIFYING } from './echo.ts';
import { cardOrganisation, issuerCode } from './issuers.ts';
import { randomDigits } from './random.ts';
import { isReadable, type Refusal } from './request.ts';

/** Fields that an answer repeats. */
const ECHOED = [...IDENTIFYING, 25, 49, 60];

/** MTIs that were answered: there are few, and every message asks. */
const answered = new Map<string, string>();

/** MTI of the answer; `0000` when the request's was none that can be answered. */
export function answerMti(mti: string): string {
  const known = answered.get(mti);
  if (known !== undefined) return known;
  if (!/^0[0-9][02468][0-9]$/.test(mti)) return '0000';
  const answer = responseMti(mti);
  answered.set(mti, answer);
  return answer;
}

/** Field 44: issuer and acquirer id, 11 characters each, filled with spaces. */
function field44(deal: Deal): string {
  const issuer = deal.card === undefined ? '' : issuerCode(deal.card.issuer);
  return issuer.padEnd(11) + deal.settings.acquirer.id.padEnd(11);
}

/** Field 63: card organisation (3), then the issuer's text (20), which is its name. */
function field63({ pan, foreign, issuer }: CardRow): string {
  return cardOrganisation(pan, foreign) + issuer.slice(0, 20).padEnd(20);
}

/** Reference of an answer that belongs to no transaction. */
function networkReference(deal: Deal, date: string): string {
  const { request, settings, terminal } = deal;
  const label = `${request.message.mti}/${request.key}/${terminal?.signIns ?? 0}`;
  return `${date}9${randomDigits(settings.seed, label, 7)}`;
}

/** Puts in what every answer of a card transaction has, and what others have (37 of a reversal or an e-signature is that of its transaction). */
function add(fields: Fields, deal: Deal, outcome: Outcome, recorded: boolean): void {
  const { request, settings, context, draft, identity, card } = deal;
  const { date, time } = wallClock(context.now);
  fields[12] = time;
  fields[13] = date;
  if (request.type !== 'settlement' || outcome.code !== '00') fields[39] = outcome.code;
  if (request.stan === '') return;
  fields[32] = settings.acquirer.id;
  fields[37] = recorded
    ? identity.reference
    : (draft.get('transactions', request.key)?.reference ?? request.fields[37] ?? networkReference(deal, date));
  if (request.definition.mti === '0500') fields[15] = date;
  if (!recorded) return;
  fields[15] = date;
  fields[44] = field44(deal);
  if (!isApproval(outcome.code)) return;
  if (request.type !== 'balance-inquiry') fields[38] = outcome.row.authorisationCode ?? identity.authorisationCode;
  if (card !== undefined) fields[63] = field63(card);
}

/** Puts field 64 into an answer that nobody else has yet. */
function sign(reply: Message, terminal: TerminalRow | undefined, security: Security): Message {
  if (terminal?.keys != null) reply.fields[64] = security.mac(terminal.keys, reply);
  return reply;
}

/** A copy of an answer with a right field 64, where its terminal has keys; without them the answer as it is. */
export function signReply(reply: Message, terminal: TerminalRow | undefined, security: Security): Message {
  return terminal?.keys == null ? reply : sign({ mti: reply.mti, fields: { ...reply.fields } }, terminal, security);
}

/** The answer to a request that could be read. Every answer to a type with MAC is signed where the request was or must be. */
export function buildReply(deal: Deal, outcome: Outcome, recorded: boolean): Message {
  const { request, settings } = deal;
  // What was read at all is readable, so nothing of it is looked at again.
  const fields = echo(request.fields, ECHOED);
  add(fields, deal, outcome, recorded);
  Object.assign(fields, outcome.fields);
  const reply = { mti: answerMti(request.message.mti), fields };
  const wanted = request.definition.mac && (settings.mac || request.fields[64] !== undefined);
  return wanted ? sign(reply, deal.terminal, deal.context.security) : reply;
}

/** The answer to a request that could not be read: what was readable of it, the code, and the host's time. */
export function refuseUnread(
  request: Message,
  type: TransactionType | null,
  refusal: Refusal,
  state: State,
  context: Context,
): Message {
  const { date, time } = wallClock(context.now);
  const fields: Fields = { ...echo(request.fields, ECHOED, isReadable), 12: time, 13: date, 39: refusal.code };
  const reply = { mti: answerMti(request.mti), fields };
  const wanted = type !== null && TRANSACTIONS[type].mac && settingsOf(state).mac;
  return wanted ? sign(reply, state.terminals.get(fields[41] ?? ''), context.security) : reply;
}
