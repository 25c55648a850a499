// For tests: an acquirer with a few cards, and a till that talks to it the way a terminal would.

import { tdesEncrypt } from '../../src/crypto/des.ts';
import { encodePinBlock0 } from '../../src/crypto/pin-block.ts';
import { unwrapWorkKeys } from '../../src/crypto/work-keys.ts';
import { batchNumberOf } from '../../src/definitions/field-60.ts';
import { field59 } from '../../src/definitions/payment-code.ts';
import { FIELD_48_SETTLEMENT, TRANSACTIONS, type TransactionType } from '../../src/definitions/transactions.ts';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import { luhn } from '../../src/iso8583/mask.ts';
import type { Fields, Message } from '../../src/iso8583/message.ts';
import { buildPositional } from '../../src/iso8583/positional.ts';
import type { AcquirerConfiguration, Card, ContractVersion, Merchant, Rule, Settlement } from '../model/index.ts';
import type { TerminalKeys } from '../model/working-keys.ts';
import { wireSecurity } from '../security/wire-security.ts';
import { applyChange, libraryOf } from '../state/change.ts';
import { addRules, createState } from '../state/configure.ts';
import type { Change, State } from '../state/rows.ts';
import { clearDay } from './clearing/clear.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import { issueCode, newPaymentCode } from './payment-codes.ts';

export const NOW = '2026-07-18T10:20:30+08:00';
export const TMK = '0123456789ABCDEFFEDCBA9876543210';
export const MERCHANT = '898310058120001';
export const SECURITY = wireSecurity(jsonMacInput);

/** A made-up card number with a right check digit. */
export function pan(beginning: string): string {
  const check = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find((digit) => luhn(`${beginning}${digit}`));
  return `${beginning}${check}`;
}

export const DEBIT = pan('621234567890123');
export const CREDIT = pan('625912345678901');
export const FOREIGN = pan('411111111111111');
export const STRIPE = pan('622848000000001');
export const UNKNOWN_NUMBER = pan('621234999999999');
export const UNKNOWN_ISSUER = pan('999999000000001');

/** A debit chip card with CNY 1000.00 and PIN 123456, or what `changed` makes of it. */
export function card(changed: Partial<Card> = {}): Card {
  return {
    pan: DEBIT,
    issuer: 'ICBC',
    product: 'debit',
    foreign: false,
    chip: true,
    expiry: '3012',
    sequenceNumber: '001',
    status: 'active',
    pin: '123456',
    pinTriesLeft: 3,
    availableMinor: 100_000,
    pinFree: true,
    limitMinor: null,
    ...changed,
  };
}

/** A rule under its wire name; `act` is its `then`. */
export function rule(when: Rule['when'], act: Rule['then'], rest: Omit<Rule, 'when' | 'then'> = {}): Rule {
  return { when, then: act, ...rest };
}

export function configuration(changed: Partial<AcquirerConfiguration> = {}): AcquirerConfiguration {
  const limits = { pinFree: true, pinFreeLimitMinor: 100_000, signatureFreeLimitMinor: 100_000 };
  const terminal = { merchantId: MERCHANT, terminalMasterKey: TMK, active: true, nextBatch: '000001' };
  return {
    acquirer: { id: '48021000', name: 'Generic UnionPay Acquirer', profile: 'generic' },
    clock: NOW,
    seed: 7,
    mac: true,
    merchants: [
      { merchantId: MERCHANT, name: 'Example Shop', active: true, ...limits },
      { merchantId: '898310058120002', name: 'Closed Shop', active: false, ...limits },
      { merchantId: '898310058120003', name: 'Other Shop', active: true, ...limits, pinFree: false },
    ],
    terminals: [
      { terminalId: 'TP000001', ...terminal },
      { terminalId: 'TP000002', ...terminal },
      { terminalId: 'TP000003', ...terminal, active: false },
      { terminalId: 'TP000004', ...terminal, merchantId: '898310058120002' },
      { terminalId: 'TP000005', ...terminal, merchantId: '898310058120003' },
    ],
    cards: [
      card(),
      card({ pan: CREDIT, product: 'credit', issuer: 'CMB', pinFree: false }),
      card({ pan: FOREIGN, product: 'credit', issuer: 'First Bank', foreign: true }),
      card({ pan: STRIPE, chip: false, issuer: 'ABC' }),
    ],
    rules: [],
    rulePacks: [],
    ...changed,
  };
}

/** A licensed acquirer, and an example shop with a settlement account and one signed contract version; `changed` are its terms. */
export function contracted(
  changed: Partial<ContractVersion> = {},
  merchant: Partial<Merchant> = {},
): Pick<AcquirerConfiguration, 'acquirer' | 'merchants'> {
  const base = configuration();
  const [first, ...others] = base.merchants;
  const signed = { by: 'Example Shop', on: '2025-12-01' };
  const terms = { feePpm: 6_000, fixedFeeMinor: 0, feeCapMinor: null, cycle: 'T+1' as const };
  const contract = [{ version: 1, validFrom: '2026-01-01', ...terms, signed, ...changed }];
  const licence = {
    holder: base.acquirer.name,
    number: 'L-1',
    scope: ['bank card acquiring'],
    validUntil: '2030-12-31',
  };
  const settlementAccount = { holder: 'Example Shop', bank: 'Example Bank', number: '100020003000400050006' };
  if (first === undefined) throw new Error('the configuration has no merchant');
  return {
    acquirer: { ...base.acquirer, licence },
    merchants: [{ ...first, settlementAccount, contract, ...merchant }, ...others],
  };
}

/** What a test says about a request; the till fills in the rest. */
export type Ask = {
  pan?: string;
  amount?: number;
  pin?: string | null;
  entry?: string;
  stan?: string;
  fields?: Fields;
};

/** A terminal that keeps no journal of its own: it builds requests, has them decided and applies the decisions. */
export class Till {
  readonly state: State;
  readonly decisions: Decision[] = [];
  /** Decisions and what the operator did, in their order. */
  readonly changes: Change[] = [];
  readonly terminalId: string;
  now = NOW;
  merchantId = MERCHANT;
  keys: TerminalKeys | null = null;
  batch = '000001';
  stan = 0;

  constructor(changed: Partial<AcquirerConfiguration> | State = {}, terminalId = 'TP000001') {
    this.state = 'balances' in changed ? changed : createState(configuration(changed));
    this.terminalId = terminalId;
  }

  nextStan(): string {
    this.stan += 1;
    return String(this.stan).padStart(6, '0');
  }

  /** Signs with the keys of the last sign-in. */
  sign(message: Message): Message {
    if (this.keys === null) return message;
    return { mti: message.mti, fields: { ...message.fields, 64: SECURITY.mac(this.keys, message) } };
  }

  send(message: Message): Decision {
    const decision = decide(message, this.state, { now: this.now, security: SECURITY });
    this.apply(decision);
    this.decisions.push(decision);
    return decision;
  }

  apply(change: Change): void {
    applyChange(this.state, change);
    this.changes.push(change);
  }

  pinFields(number: string, pin: string): Fields {
    const key = Buffer.from(this.keys?.pinKey ?? TMK, 'hex');
    const block = tdesEncrypt(key, encodePinBlock0(pin, number)).toString('hex').toUpperCase();
    return { 26: '12', 52: block, 53: '2600000000000000' };
  }

  /** A request of a card transaction, unsigned. */
  card(type: TransactionType, ask: Ask = {}): Message {
    const row = TRANSACTIONS[type];
    const number = ask.pan ?? DEBIT;
    const asks = type === 'sale' || type === 'pre-authorisation' || type === 'balance-inquiry';
    const pin = ask.pin === undefined && asks ? '123456' : (ask.pin ?? null);
    const entry = ask.entry ?? '05';
    const fields: Fields = {
      2: number,
      3: row.processingCode ?? '000000',
      11: ask.stan ?? this.nextStan(),
      14: '3012',
      22: `${entry}${pin === null ? '2' : '1'}`,
      25: row.conditionCode ?? '00',
      41: this.terminalId,
      42: this.merchantId,
      49: '156',
      60: `${row.messageType}${this.batch}00060`,
      ...(pin === null ? {} : this.pinFields(number, pin)),
    };
    if (type !== 'balance-inquiry') fields[4] = String(ask.amount ?? 10_000).padStart(12, '0');
    return { mti: row.mti, fields: { ...fields, ...ask.fields } };
  }

  ask(type: TransactionType, ask: Ask = {}): Decision {
    return this.send(this.sign(this.card(type, ask)));
  }

  network(type: TransactionType, fields: Fields = {}): Decision {
    const row = TRANSACTIONS[type];
    const code = 'networkCode' in row ? row.networkCode : '000';
    const base = { 41: this.terminalId, 42: this.merchantId, 60: `${row.messageType}${this.batch}${code}` };
    const stan: Fields = type === 'echo-test' ? {} : { 11: this.nextStan() };
    return this.send({ mti: row.mti, fields: { ...base, ...stan, ...fields } });
  }

  signIn(fields: Fields = {}): Decision {
    const decision = this.network('sign-in', { 63: '001', ...fields });
    const reply = decision.reply?.fields ?? {};
    const unwrapped = unwrapWorkKeys(TMK, reply[62] ?? '');
    if ('keys' in unwrapped) this.keys = unwrapped.keys;
    this.batch = batchNumberOf(reply[60]) ?? this.batch;
    return decision;
  }

  /** The 0400 of a request that was sent before. */
  reversalOf(request: Message, reason = '98', changed: Fields = {}): Message {
    const kept = [2, 3, 4, 11, 14, 22, 23, 25, 38, 41, 42, 49, 60, 61];
    const fields: Fields = { 39: reason };
    for (const field of kept) if (request.fields[field] !== undefined) fields[field] = request.fields[field];
    return this.sign({ mti: '0400', fields: { ...fields, ...changed } });
  }

  reverse(request: Message, reason?: string, changed?: Fields): Decision {
    return this.send(this.reversalOf(request, reason, changed));
  }

  /** Fields 37, 38 and 61 that name the original of a later request. */
  naming(original: Decision): Fields {
    const {
      11: stan = '',
      13: date = '',
      37: reference = '',
      38: code,
      60: private60 = '',
    } = original.reply?.fields ?? {};
    return {
      37: reference,
      ...(code === undefined ? {} : { 38: code }),
      61: `${batchNumberOf(private60)}${stan}${date}`,
    };
  }

  /** A request about an earlier one. */
  about(type: TransactionType, original: Decision, ask: Ask = {}): Decision {
    return this.ask(type, { ...ask, fields: { ...this.naming(original), ...ask.fields } });
  }

  /** A 0500 with these totals: debit count and amount, credit count and amount, of domestic and of foreign cards. */
  settle(
    domestic: [number, number, number, number],
    foreign: [number, number, number, number] = [0, 0, 0, 0],
  ): Decision {
    const text = buildPositional(FIELD_48_SETTLEMENT, {
      domesticDebitCount: String(domestic[0]),
      domesticDebitAmount: String(domestic[1]),
      domesticCreditCount: String(domestic[2]),
      domesticCreditAmount: String(domestic[3]),
      domesticResult: '0',
      foreignDebitCount: String(foreign[0]),
      foreignDebitAmount: String(foreign[1]),
      foreignCreditCount: String(foreign[2]),
      foreignCreditAmount: String(foreign[3]),
      foreignResult: '0',
    });
    return this.network('settlement', { 48: text, 49: '156', 63: '001' });
  }

  /** A 0500 with the host's own totals, and the batch that is open then. */
  settleRightly(): Decision {
    const batch = this.state.batches.get(`${this.terminalId}/${this.batch}`);
    if (batch === undefined) throw new Error('there is no batch to settle');
    const { domestic: d, foreign: f } = batch;
    const decision = this.settle(
      [d.debitCount, d.debitMinor, d.creditCount, d.creditMinor],
      [f.debitCount, f.debitMinor, f.creditCount, f.creditMinor],
    );
    this.batch = this.state.terminals.get(this.terminalId)?.batch ?? this.batch;
    return decision;
  }

  /** Cuts a business day; the settlements of that day. */
  clear(day: string): Omit<Settlement, 'state'>[] {
    this.apply(clearDay(this.state, day, this.now));
    return [...this.state.settlements.values()].filter(({ businessDay }) => businessDay === day);
  }

  /** A payment code for a card. */
  issueCode(number = DEBIT, expiresAt = '2026-07-18T10:21:30+08:00'): string {
    const code = newPaymentCode(libraryOf(this.state));
    this.apply(issueCode({ code, pan: number, issuedAt: this.now, expiresAt }));
    return code;
  }

  /** A sale by payment code, signed; `fields` override before signing, and an empty one is left out. */
  codeSale(code: string, ask: Ask = {}): Message {
    const message = this.card('sale', { ...ask, pin: null, entry: '03' });
    const { 2: _pan, 14: _expiry, ...fields }: Fields = { 59: field59('A3', code), ...message.fields };
    return this.sign({ mti: message.mti, fields });
  }

  payByCode(code: string, ask: Ask = {}): Decision {
    return this.send(this.codeSale(code, ask));
  }

  /** A void or refund of a payment by code: it names no card. */
  giveBackByCode(type: 'void' | 'refund', original: Decision, ask: Ask = {}): Decision {
    const message = this.card(type, { ...ask, entry: '03', fields: { ...this.naming(original), ...ask.fields } });
    const { 2: _pan, 14: _expiry, ...fields } = message.fields;
    return this.send(this.sign({ mti: message.mti, fields }));
  }

  /** What became of a payment by code? */
  query(stan: string, batch = this.batch): Decision {
    const { mti, messageType, networkCode } = TRANSACTIONS['qr-query'];
    const own = { 11: this.nextStan(), 41: this.terminalId, 42: this.merchantId };
    const fields = { ...own, 60: `${messageType}${this.batch}${networkCode}`, 61: `${batch}${stan}` };
    return this.send(this.sign({ mti, fields }));
  }

  /** A part of the signature under a transaction. */
  sign0820(original: Decision, code: string, image: string, reference = original.reply?.fields[37] ?? ''): Decision {
    const type = code === '800' || code === '801' ? '07' : '08';
    const own = { 11: original.reply?.fields[11] ?? '', 41: this.terminalId, 42: this.merchantId };
    return this.send(
      this.sign({ mti: '0820', fields: { ...own, 37: reference, 60: `${type}${this.batch}${code}`, 62: image } }),
    );
  }

  addRule(...rules: Rule[]): void {
    applyChange(this.state, addRules(this.state, rules));
  }

  available(number = DEBIT): number {
    return this.state.balances.get(this.state.cards.get(number)?.account ?? '') ?? 0;
  }

  held(number = DEBIT): number {
    return this.state.balances.get(this.state.cards.get(number)?.holdAccount ?? '') ?? 0;
  }

  merchant(id = MERCHANT): number {
    return this.state.balances.get(`merchant/${id}`) ?? 0;
  }

  ledgerSum(): number {
    return [...this.state.balances.values()].reduce((sum, balance) => sum + balance, 0);
  }

  alerts(): string[] {
    return [...this.state.alerts.values()].map(({ reason }) => reason);
  }
}

/** A till that has signed in. */
export function signedInTill(changed: Partial<AcquirerConfiguration> = {}, terminalId?: string): Till {
  const till = new Till(changed, terminalId);
  till.signIn();
  return till;
}
