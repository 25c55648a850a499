// Settlements: what a merchant gets for a business day, and what cannot be settled.

import { SETTLEMENT_CYCLES } from '../../src/definitions/acquirer-rows.ts';
import { type Static, Type } from '../../src/schema.ts';
import { closed, day, literals, merchantNumber, minor, signedMinor } from './basics.ts';
import { SettlementAccount } from './contracts.ts';
import { PageQuery, pageSchema } from './pages.ts';
import { Period } from './period.ts';

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

export const SettlementFilter = Type.Object(
  { merchantId: Type.Optional(merchantNumber()), ...Period.properties },
  { ...closed, $id: 'SettlementFilter' },
);
export type SettlementFilter = Static<typeof SettlementFilter>;

export const SettlementQuery = Type.Object({ ...SettlementFilter.properties, ...PageQuery.properties }, closed);
