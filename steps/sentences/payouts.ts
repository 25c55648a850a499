// Then: what the merchant is paid, by whom, when, and less which fee.
import type { Settlement } from '../../simulator/admin/client.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { dayAfter, detour, feeByContract, latestDay, PAYMENTS, versionOn, worth } from '../scene/payouts.ts';
import { printedOf, someSlips } from '../scene/slips.ts';
import type { TillWorld } from '../scene/till.ts';

const merchantOf = (till: TillWorld) => till.host.client.merchant(till.plan.configuration.identity.merchantId);

const settlementsOf = (till: TillWorld, period: { from?: string; to?: string } = {}) =>
  till.host.client.settlements({ merchantId: till.plan.configuration.identity.merchantId, ...period });

async function someSettlements(till: TillWorld): Promise<Settlement[]> {
  const settlements = await settlementsOf(till);
  till.check(
    settlements.length > 0,
    { en: 'The merchant was not settled.', zh: '商户尚未结算。' },
    { en: 'a settlement', zh: '一笔结算' },
    { en: 'none', zh: '无' },
  );
  return settlements;
}

/** Refuses a settlement that went another way than from the licence holder to the merchant's account. */
async function checkSingleClearing(till: TillWorld, settlements: readonly Settlement[]): Promise<void> {
  const { client } = till.host;
  const [{ acquirer }, { settlementAccount }, { entries }] = await Promise.all([
    client.configuration(),
    merchantOf(till),
    client.ledger(),
  ]);
  const detours = settlements.map((each) => detour(each, acquirer.licence, settlementAccount, entries)).filter(Boolean);
  till.check(
    detours.length === 0,
    { en: 'Money took another way than to the merchant’s account.', zh: '资金未由持牌机构直接结算至商户账户。' },
    { en: 'from the licensed acquirer to the merchant’s account', zh: '持牌收单机构直接付至商户账户' },
    detours.join('; '),
  );
}

export const settlement: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the merchant fee is CNY {amount}',
      zh: '商户手续费为{amount}元',
      exampleEn: 'the merchant fee is CNY 0.77',
      exampleZh: '商户手续费为0.77元',
    },
    async (till, wanted) => {
      const last = (await till.host.transactions()).findLast(({ type }) => PAYMENTS.includes(type));
      till.check(
        last?.feeMinor === wanted,
        { en: 'The merchant pays another fee.', zh: '商户手续费不符。' },
        till.money(wanted),
        last?.feeMinor == null ? { en: 'no fee', zh: '无手续费' } : till.money(last.feeMinor),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'every payment costs the merchant the fee of the contract that held on its day',
      zh: '每笔交易均按当日有效合同的费率计收手续费',
    },
    async (till) => {
      const { contract = [] } = await merchantOf(till);
      const payments = (await till.host.transactions()).filter(
        ({ type, state }) => PAYMENTS.includes(type) && state === 'approved',
      );
      const wanted = payments.map(({ postedMinor, at }) => {
        const version = versionOn(contract, at.slice(0, 10));
        return version === undefined ? '-' : till.money(feeByContract(postedMinor, version));
      });
      const booked = payments.map(({ feeMinor }) => (feeMinor === null ? '-' : till.money(feeMinor)));
      till.check(
        payments.length > 0 && wanted.join() === booked.join(),
        { en: 'A fee is not that of the contract.', zh: '手续费与合同不符。' },
        wanted.join(', '),
        booked.join(', '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the licensed acquirer pays the merchant CNY {amount} on {day}',
      zh: '持牌收单机构向商户结算{amount}元，到账日为{day}',
      exampleEn: 'the licensed acquirer pays the merchant CNY 127.73 on "2026-07-20"',
      exampleZh: '持牌收单机构向商户结算127.73元，到账日为“2026-07-20”',
    },
    async (till, wanted, day) => {
      const paid = (await someSettlements(till)).filter(({ valueDate }) => valueDate === day);
      const all = paid.map(({ paidMinor }) => till.money(paidMinor)).join(', ');
      till.check(
        paid.length === 1 && paid[0]?.paidMinor === wanted,
        { en: 'The merchant is paid something else on that day.', zh: '当日向商户结算的金额不符。' },
        till.money(wanted),
        all === '' ? { en: 'nothing', zh: '无' } : all,
      );
      await checkSingleClearing(till, paid);
    },
  ),
  phrase(
    'Then',
    {
      en: 'every settlement went from the licensed acquirer to the merchant’s account and through nobody else',
      zh: '每笔结算均由持牌收单机构直接付至商户结算账户，未经他人',
    },
    async (till) => checkSingleClearing(till, await someSettlements(till)),
  ),
  phrase('Then', { en: 'the merchant has not been settled', zh: '商户尚未结算' }, async (till) => {
    const settlements = await settlementsOf(till);
    till.check(
      settlements.length === 0,
      { en: 'The merchant was settled already.', zh: '商户已结算。' },
      { en: 'no settlement', zh: '无结算' },
      settlements.map(({ businessDay, netMinor }) => `${businessDay} ${till.money(netMinor)}`).join(', '),
    );
  }),
  phrase(
    'Then',
    {
      en: 'every settlement reaches the merchant within the cycle {cycle}',
      zh: '每笔结算均在{cycle}周期内到账',
      exampleEn: 'every settlement reaches the merchant within the cycle "T+1"',
      exampleZh: '每笔结算均在“T+1”周期内到账',
    },
    async (till, cycle) => {
      const { now } = await till.host.client.clock();
      const late = (await someSettlements(till)).filter((each) => {
        const latest = latestDay(cycle as Settlement['cycle'], each.businessDay);
        const paid = each.state === 'paid' || latest > now.slice(0, 10);
        return each.cycle !== cycle || each.valueDate > latest || !paid;
      });
      till.check(
        late.length === 0,
        { en: 'A settlement came late.', zh: '有结算逾期到账。' },
        cycle,
        late.map((each) => `${each.businessDay}: ${each.cycle} ${each.valueDate} ${each.state}`).join(', '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'every business day from {day} to {day} has been settled exactly once',
      zh: '自{day}至{day}每个营业日均已结算且仅结算一次',
      exampleEn: 'every business day from "2026-07-20" to "2026-07-22" has been settled exactly once',
      exampleZh: '自“2026-07-20”至“2026-07-22”每个营业日均已结算且仅结算一次',
    },
    async (till, from, to) => {
      const wanted: string[] = [];
      for (let day = from; day <= to; day = dayAfter(day)) wanted.push(day);
      const settled = (await settlementsOf(till, { from, to })).map(({ businessDay }) => businessDay).sort();
      till.check(
        settled.join() === wanted.join(),
        { en: 'A business day is missing or was settled twice.', zh: '有营业日漏结或重复结算。' },
        wanted.join(', '),
        settled.join(', '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the settlement is CNY {amount} of payments less CNY {amount} voided, CNY {amount} refunded and CNY {amount} of fees',
      zh: '结算明细为消费{amount}元，减撤销{amount}元、退货{amount}元、手续费{amount}元',
      exampleEn:
        'the settlement is CNY 128.50 of payments less CNY 0.00 voided, CNY 30.00 refunded and CNY 0.77 of fees',
      exampleZh: '结算明细为消费128.50元，减撤销0.00元、退货30.00元、手续费0.77元',
    },
    async (till, gross, voids, refunds, fees) => {
      const last = (await someSettlements(till)).at(-1);
      const words = (...amounts: (number | undefined)[]) => amounts.map((each) => till.money(each ?? 0)).join(' / ');
      const wanted = words(gross, voids, refunds, fees, gross - voids - refunds - fees);
      const told = words(last?.grossMinor, last?.voidsMinor, last?.refundsMinor, last?.feesMinor, last?.netMinor);
      till.check(told === wanted, { en: 'The settlement is made up otherwise.', zh: '结算明细不符。' }, wanted, told);
    },
  ),
  phrase(
    'Then',
    {
      en: 'settlements, transactions, statement and ledger agree to the fen',
      zh: '结算、交易、对账单和账务分毫不差',
    },
    async (till) => {
      const { client } = till.host;
      const { merchantId, contract = [] } = await merchantOf(till);
      const [settlements, statement, { balances, sumMinor }, transactions] = await Promise.all([
        someSettlements(till),
        client.statement(merchantId),
        client.ledger(),
        till.host.transactions(),
      ]);
      const settled = settlements.reduce((sum, { netMinor }) => sum + netMinor, 0);
      const paid = settlements.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
      const wanted = worth(
        transactions.filter(({ settlementId }) => settlementId !== null),
        contract,
      );
      const left = transactions.filter(
        ({ settled, settlementId, postedMinor, state }) =>
          settled && settlementId === null && postedMinor > 0 && (state === 'approved' || state === 'voided'),
      );
      const words = (...figures: number[]) => figures.map((each) => till.money(each)).join(' / ');
      const should = words(wanted, wanted, paid, 0, 0);
      const stands = statement.netMinor - statement.unsettledMinor;
      const payout = balances[`settlement/${merchantId}`] ?? 0;
      const forgotten = left.reduce((sum, each) => sum + each.postedMinor, 0);
      const is = words(settled, stands, payout, sumMinor, forgotten);
      till.check(
        is === should,
        { en: 'The settlements differ from the transactions.', zh: '结算与交易不一致。' },
        should,
        is,
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the acquirer states its payment licence with holder, number, scope and validity',
      zh: '收单机构载明支付业务许可证的持有人、编号、业务范围和有效期',
    },
    async (till) => {
      const { client } = till.host;
      const [{ acquirer }, { now }] = await Promise.all([client.configuration(), client.clock()]);
      const { licence } = acquirer;
      till.check(
        licence !== undefined &&
          [licence.holder, licence.number, ...licence.scope].every((each) => /\S/.test(each)) &&
          licence.scope.length > 0 &&
          licence.validUntil >= now.slice(0, 10),
        { en: 'The acquirer states no payment licence that holds.', zh: '收单机构未载明有效的支付业务许可证。' },
        { en: 'holder, number, scope, validity', zh: '持有人、编号、业务范围、有效期' },
        licence === undefined ? { en: 'none', zh: '无' } : Object.values(licence).flat().join(' / '),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the sales slip names the licence holder as the acquirer', zh: '签购单上的收单机构即许可证持有人' },
    async (till) => {
      const { acquirer } = await till.host.client.configuration();
      const holder = acquirer.licence?.holder;
      const slips = someSlips(till);
      till.check(
        holder !== undefined && slips.every((slip) => printedOf(till, slip).names('acquirer', holder)),
        { en: 'The slip names somebody else as the acquirer.', zh: '签购单上的收单机构不是许可证持有人。' },
        holder ?? { en: 'no licence', zh: '无许可证' },
        slips.map(({ lines }) => lines.join(' / ')).join(' // '),
      );
    },
  ),
];
