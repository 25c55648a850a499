// What a merchant's back office shows: settlements, refunds, statements, payment codes, signatures; and the words in which it is asked.

import { SETTLEMENT_CYCLES } from '../../../src/definitions/acquirer-rows.ts';
import { PAYMENT_CODE_PATTERN } from '../../../src/definitions/payment-code.ts';
import { type Static, Type } from '../../../src/schema.ts';
import { closed, day, literals, merchantNumber, minor, signedMinor } from './basics.ts';
import { SettlementAccount } from './contract.ts';
import { PageQuery, pageSchema } from './pages.ts';

/** What a merchant gets for one business day. net = gross − voids − refunds − fees, to the fen. */
export const Settlement = Type.Object(
  {
    id: Type.String({ description: 'merchant/business day' }),
    merchantId: Type.String(),
    merchantName: Type.String(),
    businessDay: day('the day that was cut'),
    clearedAt: Type.String(),
    cycle: literals(SETTLEMENT_CYCLES),
    dueOn: day('day by which the contract wants it paid'),
    valueDate: day('day on which it is paid'),
    state: literals(['scheduled', 'paid'] as const, 'paid from the value date on'),
    payer: Type.Object(
      { role: Type.Literal('licensed acquirer'), name: Type.String(), licence: Type.String() },
      closed,
    ),
    payee: Type.Object({ role: Type.Literal('merchant settlement account'), ...SettlementAccount.properties }, closed),
    batches: Type.Array(Type.Object({ terminalId: Type.String(), batch: Type.String() }, closed)),
    contractVersions: Type.Array(Type.Integer(), { description: 'versions by which its fees were reckoned' }),
    transactionCount: Type.Integer(),
    grossMinor: minor('sales and completions, voided ones too: the debit of the batches'),
    voidsMinor: minor('voids of sales and completions'),
    refundsMinor: minor('refunds'),
    feesMinor: minor('of each payment that stands; a refund costs nothing and gives no fee back'),
    netMinor: signedMinor('gross − voids − refunds − fees'),
    broughtForwardMinor: signedMinor('what the merchant still owed from before; never above 0'),
    paidMinor: minor('what goes to the settlement account'),
    carriedForwardMinor: signedMinor('what the merchant owes now; never above 0'),
    entryId: Type.Union([Type.Integer(), Type.Null()], { description: 'its ledger entry; null when nothing moved' }),
  },
  { ...closed, $id: 'Settlement' },
);
export type Settlement = Static<typeof Settlement>;
export const SettlementPage = pageSchema(Settlement, 'SettlementPage');

/** Money of closed batches that could not be settled, and why. */
export const Uncleared = Type.Object(
  { merchantId: Type.String(), transactionCount: Type.Integer(), reason: Type.String() },
  { ...closed, $id: 'Uncleared' },
);
export type Uncleared = Static<typeof Uncleared>;

export const ClearingRequest = Type.Object(
  { date: Type.Optional(day('business day to cut; today when not given')) },
  { ...closed, $id: 'ClearingRequest' },
);

export const ClearingResult = Type.Object(
  {
    date: day('business day'),
    settlements: Type.Array(Settlement, { description: 'every settlement of that day, also those of an earlier call' }),
    uncleared: Type.Array(Uncleared),
  },
  { ...closed, $id: 'ClearingResult' },
);
export type ClearingResult = Static<typeof ClearingResult>;

export const REFUND_STATES = ['accepted', 'refused', 'pending'] as const;
/** A refund and where its money is. */
export const Refund = Type.Object(
  {
    id: Type.Integer(),
    at: Type.String(),
    merchantId: Type.String(),
    terminalId: Type.String(),
    batch: Type.String(),
    stan: Type.String(),
    reference: Type.String(),
    amountMinor: minor('what was to be given back'),
    cardNumber: Type.String({ description: 'masked; the card that paid' }),
    responseCode: Type.String(),
    state: literals(
      REFUND_STATES,
      'accepted: approved; pending: approved with A2, A4, A5 or A6, which ask the issuer for its word; refused: declined',
    ),
    arrivesOn: Type.Union([Type.Null(), day('day on which it is on the card')], { description: 'null when refused' }),
    arrived: Type.Boolean({ description: 'that day has come' }),
    original: Type.Union(
      [
        Type.Null(),
        Type.Object(
          { id: Type.Integer(), reference: Type.String(), at: Type.String(), amountMinor: minor('what was paid') },
          closed,
        ),
      ],
      { description: 'the payment that it gives back; null when none was found' },
    ),
  },
  { ...closed, $id: 'Refund' },
);
export type Refund = Static<typeof Refund>;
export const RefundPage = pageSchema(Refund, 'RefundPage');

const from = Type.Optional(day('first day, included'));
const to = Type.Optional(day('last day, included'));
const language = Type.Optional(literals(['en', 'zh-CN'] as const, 'of headings and words; en when not given'));

export const SettlementFilter = Type.Object(
  { merchantId: Type.Optional(merchantNumber()), from, to },
  { ...closed, $id: 'SettlementFilter' },
);
export type SettlementFilter = Static<typeof SettlementFilter>;

export const RefundFilter = Type.Object(
  {
    merchantId: Type.Optional(merchantNumber()),
    from,
    to,
    state: Type.Optional(literals(REFUND_STATES)),
    ...PageQuery.properties,
  },
  { ...closed, $id: 'RefundFilter' },
);
export type RefundFilter = Static<typeof RefundFilter>;

export const Period = Type.Object({ from, to }, { ...closed, $id: 'Period' });
export type Period = Static<typeof Period>;

export const CsvLanguage = { language };
export type CsvOptions = { language?: 'en' | 'zh-CN' };

/** A movement of the merchant's money. */
export const StatementLine = Type.Object(
  {
    transactionId: Type.Integer(),
    at: Type.String(),
    terminalId: Type.String(),
    batch: Type.String(),
    stan: Type.String(),
    reference: Type.String(),
    type: Type.String(),
    cardNumber: Type.String({ description: 'masked' }),
    creditMinor: minor('to the merchant'),
    debitMinor: minor('from the merchant'),
    feeMinor: minor('by the contract version of its day; 0 where none was signed'),
    settlementId: Type.Union([Type.String(), Type.Null()], { description: 'null = not yet settled' }),
  },
  { ...closed, $id: 'StatementLine' },
);
export type StatementLine = Static<typeof StatementLine>;

const total = Type.Object({ count: Type.Integer(), amountMinor: minor('in all') }, closed);

/** What happened to a merchant's money in a period. */
export const Statement = Type.Object(
  {
    merchantId: Type.String(),
    merchantName: Type.String(),
    from: Type.Union([Type.String(), Type.Null()]),
    to: Type.Union([Type.String(), Type.Null()]),
    payments: total,
    voids: total,
    refunds: total,
    fees: total,
    netMinor: signedMinor('payments − voids − refunds − fees'),
    unsettledMinor: signedMinor('the part of the net that is in no settlement yet'),
    lines: Type.Array(StatementLine),
    settlements: Type.Array(Settlement, { description: 'of business days in the period' }),
  },
  { ...closed, $id: 'Statement' },
);
export type Statement = Static<typeof Statement>;

export const PaymentCodeRequest = Type.Object(
  {
    pan: Type.String({ pattern: '^[0-9]{13,19}$', description: 'the card that is to pay' }),
    code: Type.Optional(Type.String({ pattern: PAYMENT_CODE_PATTERN, description: 'absent = one is made up' })),
    validMs: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 86_400_000, description: 'how long it holds; 60000 when not given' }),
    ),
  },
  { ...closed, $id: 'PaymentCodeRequest' },
);
export type PaymentCodeRequest = Static<typeof PaymentCodeRequest>;

/** A code that a payer shows (F-56). */
export const PaymentCode = Type.Object(
  {
    code: Type.String(),
    cardNumber: Type.String({ description: 'masked' }),
    issuedAt: Type.String(),
    expiresAt: Type.String({ description: 'the last instant at which it pays' }),
    state: literals(['issued', 'used', 'expired'] as const),
    transactionId: Type.Union([Type.Integer(), Type.Null()], { description: 'the payment that used it' }),
  },
  { ...closed, $id: 'PaymentCode' },
);
export type PaymentCode = Static<typeof PaymentCode>;
export const PaymentCodePage = pageSchema(PaymentCode, 'PaymentCodePage');

/** An electronic signature at the host (F-38). */
export const Signature = Type.Object(
  {
    reference: Type.String({ description: 'of its transaction' }),
    terminalId: Type.String(),
    at: Type.String(),
    complete: Type.Boolean({ description: 'all parts have come' }),
    parts: Type.Integer({ description: 'messages that it came in so far' }),
    bytes: Type.Integer(),
    image: Type.String({ description: 'the parts joined in their order, hex' }),
  },
  { ...closed, $id: 'Signature' },
);
export type Signature = Static<typeof Signature>;
export const SignaturePage = pageSchema(Signature, 'SignaturePage');
