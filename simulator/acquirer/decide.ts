// The heart of the acquirer: what becomes of one request. Pure and synchronous; the same state, request and context give the same decision.
import { currencyOf } from '../../src/definitions/currencies.ts';
import { isApproval } from '../../src/definitions/response-codes.ts';
import { type TransactionType, transactionTypeOf } from '../../src/definitions/transactions.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { settingsOf } from '../state/configure.ts';
import { Draft } from '../state/draft.ts';
import type { State, TransactionRow } from '../state/rows.ts';
import { raiseFor } from './checks/card.ts';
import { isNew } from './checks/session.ts';
import { withIssuerAnswer } from './chip.ts';
import { type Check, type Deal, type Family, type Outcome, refused, startDeal } from './deal.ts';
import type { Context, Decision, PlayedFault } from './decision.ts';
import { FAMILIES } from './families/index.ts';
import { withPayer } from './payer.ts';
import { answeredBefore, decidedBefore } from './repeats.ts';
import { buildReply, refuseUnread } from './reply.ts';
import { type Refusal, type Request, readRequest } from './request.ts';
import { type Selected, selectRule } from './rules.ts';
import { watchDeclines } from './watch.ts';

/** Faults under which the request never reaches the books. */
const VANISHING: ReadonlySet<string> = new Set(['drop-request', 'reset']);
/** The code of the `unknown-code` fault when its rule names none; no table has it. */
const UNKNOWN_CODE = 'Z9';

function firstRefusal(checks: readonly Check[], deal: Deal): Refusal | null {
  for (const check of checks) {
    const refusal = check(deal);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** What a rule makes of the deal: a code that declines at once, or null and the deal goes on, perhaps to another kind of approval. */
function applyRule(deal: Deal, rule: Selected | null): Refusal | null {
  if (rule === null) return null;
  const answer = rule.action.answer ?? (rule.action.fault === 'unknown-code' ? UNKNOWN_CODE : undefined);
  deal.partialMinor = rule.action.partialMinor ?? null;
  if (answer === undefined) return null;
  if (!isApproval(answer)) return { code: answer, error: `${rule.name} says ${answer}` };
  deal.approvalCode = answer;
  return null;
}

function transactionRow(deal: Deal, outcome: Outcome): TransactionRow {
  const { request, context, identity, card, original } = deal;
  const approved = isApproval(outcome.code);
  const row: TransactionRow = {
    id: identity.id,
    at: context.now,
    terminalId: request.terminalId,
    merchantId: deal.merchant?.merchantId ?? request.merchantId,
    type: request.type,
    state: approved ? 'approved' : 'declined',
    batch: request.batch,
    stan: request.stan,
    reference: identity.reference,
    authorisationCode: approved && request.type !== 'balance-inquiry' ? identity.authorisationCode : null,
    responseCode: outcome.code,
    amountMinor: request.amountMinor,
    postedMinor: 0,
    // The number as the card's own row has it: one that was cut out of a message would keep the whole message in memory.
    pan: card?.pan ?? request.pan,
    entryMode: request.entryMode,
    issuer: card?.issuer ?? '',
    foreign: card?.foreign ?? false,
    refundedMinor: 0,
    heldMinor: 0,
    completedBy: null,
    originalId: original?.row.id ?? null,
    originalKey: original?.key ?? null,
    signatureBytes: 0,
    feeMinor: null,
    settlementId: null,
  };
  return Object.assign(row, outcome.row);
}

function pinBlockOf(request: Request, context: Context): Decision['pinBlock'] {
  const block = request.fields[52];
  if (block === undefined) return 'none';
  return context.security.isClearPinBlock(block, request.pan) ? 'clear' : 'enciphered';
}

/** Decides once all gates are passed. */
function carryOut(deal: Deal, family: Family, rule: Selected | null): Outcome {
  const byRule = applyRule(deal, rule);
  if (byRule !== null) raiseFor(deal, byRule.code, 'the issuer says so');
  const refusal = byRule ?? firstRefusal(family.checks, deal);
  const decided = refusal === null ? family.perform(deal) : refused(refusal);
  const outcome = withIssuerAnswer(deal, decided, rule);
  if (!family.recorded) return outcome;
  deal.draft.put('transactions', deal.request.key, transactionRow(deal, outcome));
  watchDeclines(deal, outcome.code);
  return outcome;
}

function faultOf(rule: Selected | null): PlayedFault | null {
  if (rule?.action.fault === undefined) return null;
  const { fault: name, delayMs = 0, field = null, byte = null } = rule.action;
  return { name, delayMs, field, byte };
}

function summary(draft: Draft, type: TransactionType | null, code: string, error: string | null) {
  return {
    effects: draft.effects,
    postings: draft.postings,
    committed: draft.effects.some(({ collection }) => collection !== 'rules' && collection !== 'alerts'),
    type,
    code,
    error,
  };
}

/** What a request has that a strict acquirer refuses. */
function noteOf({ unlisted, fields }: Request): string | null {
  const notes: string[] = [];
  if (unlisted.length > 0)
    notes.push(
      `${unlisted.length === 1 ? 'field' : 'fields'} ${unlisted.join(', ')}: not of this transaction, not looked at`,
    );
  const currency = fields[49] === '156' ? null : currencyOf(fields[49] ?? '');
  if (currency !== null) notes.push(`field 49: ${currency.letters}, booked digit for digit`);
  return notes.length === 0 ? null : notes.join('; ');
}

function decideRead(read: Request, draft: Draft, context: Context): Decision {
  const request = withPayer(read, draft);
  const family: Family = FAMILIES[request.type];
  const deal = startDeal(request, draft, context);
  const before = family.recorded ? decidedBefore(deal) : null;
  const gates = before === null ? family.gates : family.gates.filter((gate) => gate !== isNew);
  const refusal = firstRefusal(gates, deal);
  const rule = refusal === null && before === null ? selectRule(draft, request) : null;
  const fault = faultOf(rule);
  const vanished = fault !== null && VANISHING.has(fault.name);
  const goesOn = refusal === null && !vanished;
  const outcome = !goesOn ? null : before === null ? carryOut(deal, family, rule) : answeredBefore(deal, before);
  const recorded = goesOn && family.recorded;
  const { code, error } = outcome ?? refusal ?? { code: '', error: null };
  const reply = vanished ? null : buildReply(deal, outcome ?? refused({ code, error: error ?? '' }), recorded);
  return {
    ...summary(draft, request.type, code, error),
    reply,
    note: noteOf(request),
    terminalId: request.terminalId,
    transactionId: recorded ? deal.identity.id : null,
    rule: rule?.name ?? null,
    fault,
    headerRequirement: rule?.action.headerRequirement ?? null,
    macVerified: deal.macVerified,
    pinBlock: pinBlockOf(request, context),
  };
}

/**
 * Decides a request; `request` is what was read of the message. Neither `state` nor `request` is changed: apply the decision with `applyChange`. A request that cannot be read is
 * answered 30, or 12 when no transaction has its form; nothing that a terminal sends throws.
 */
export function decide(
  message: Message,
  state: State,
  context: Context,
  request: Request | Refusal = readRequest(message, settingsOf(state).acquirer.strict),
): Decision {
  const draft = new Draft(state);
  if (!('code' in request)) return decideRead(request, draft, context);
  const type = transactionTypeOf(message);
  return {
    ...summary(draft, type, request.code, request.error),
    reply: refuseUnread(message, type, request, state, context),
    note: null,
    terminalId: message.fields[41] ?? null,
    transactionId: null,
    rule: null,
    fault: null,
    headerRequirement: null,
    macVerified: null,
    pinBlock: message.fields[52] === undefined ? 'none' : 'enciphered',
  };
}
