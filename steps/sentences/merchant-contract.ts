// Given, When and Then: what acquirer and merchant agreed on (fees, cycle, kind, limits), and who may change it.
import { AdminClientError, type ContractVersion, type Merchant } from '../../simulator/admin/client.ts';
import { MERCHANT_TYPES, type MerchantType } from '../../src/definitions/merchant-types.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { CYCLES, idOf } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';

const PPM_PER_PERCENT = 10_000;

const KINDS = Object.fromEntries(
  Object.entries(MERCHANT_TYPES).map(([kind, { en, zh }]) => [kind, [en, zh]]),
) as unknown as Record<MerchantType, readonly [string, string]>;

/** Changes the merchant of the scenario before it begins. */
function agree(till: TillWorld, terms: (merchant: Merchant) => Partial<Merchant>): void {
  till.plan.change(({ acquirer }) => {
    acquirer.merchants = acquirer.merchants.map((each) => ({ ...each, ...terms(each) }));
  });
}

const withContract = (terms: Partial<ContractVersion>) => (merchant: Merchant) => ({
  contract: (merchant.contract ?? []).map((version) => ({ ...version, ...terms })),
});

/** The version that would come next, with another rate. */
async function nextVersion(till: TillWorld, percent: number, validFrom: string): Promise<ContractVersion> {
  const { contract = [] } = await till.host.client.merchant(till.plan.configuration.identity.merchantId);
  const last = contract.at(-1);
  if (last === undefined) throw new Error('The merchant has no contract that could be changed.');
  const feePpm = Math.round(percent * PPM_PER_PERCENT);
  return { ...last, version: last.version + 1, validFrom, feePpm, signed: null };
}

export const contract: Phrase[] = [
  phrase(
    'Given',
    {
      en: 'the contracted fee rate is {percent} percent',
      zh: '签约费率为{percent}%',
      exampleEn: 'the contracted fee rate is 0.60 percent',
      exampleZh: '签约费率为0.60%',
    },
    (till, percent) => {
      const feePpm = Math.round(percent * PPM_PER_PERCENT);
      agree(till, withContract({ feePpm, fixedFeeMinor: 0, feeCapMinor: null }));
    },
  ),
  phrase(
    'Given',
    {
      en: 'the agreed settlement cycle is {cycle}',
      zh: '约定的结算周期为{cycle}',
      exampleEn: 'the agreed settlement cycle is "T+1"',
      exampleZh: '约定的结算周期为“T+1”',
    },
    (till, cycle) => agree(till, withContract({ cycle: idOf(CYCLES, cycle) })),
  ),
  phrase(
    'Given',
    {
      en: 'the merchant is of the kind {merchant}',
      zh: '商户类型为{merchant}',
      exampleEn: 'the merchant is of the kind "Small or micro business"',
      exampleZh: '商户类型为“小微商户”',
    },
    (till, kind) => agree(till, () => ({ type: idOf(KINDS, kind) })),
  ),
  phrase(
    'Given',
    {
      en: 'the merchant may take CNY {amount} in one payment and CNY {amount} in a day',
      zh: '商户单笔限额{amount}元，当日累计限额{amount}元',
      exampleEn: 'the merchant may take CNY 100.00 in one payment and CNY 150.00 in a day',
      exampleZh: '商户单笔限额100.00元，当日累计限额150.00元',
    },
    (till, singleMinor, dailyMinor) => agree(till, () => ({ limits: { singleMinor, dailyMinor } })),
  ),
  phrase(
    'When',
    {
      en: 'the merchant signs a new contract with a fee rate of {percent} percent from {day}',
      zh: '商户签订费率为{percent}%的新合同，自{day}起生效',
      exampleEn: 'the merchant signs a new contract with a fee rate of 0.50 percent from "2026-07-21"',
      exampleZh: '商户签订费率为0.50%的新合同，自“2026-07-21”起生效',
    },
    async (till, percent, validFrom) => {
      const { merchantId, merchantName } = till.plan.configuration.identity;
      const { now } = await till.host.client.clock();
      const signed = { by: merchantName, on: now.slice(0, 10) };
      await till.host.client.signContract(merchantId, { ...(await nextVersion(till, percent, validFrom)), signed });
    },
  ),
  phrase(
    'Then',
    {
      en: 'the back office refuses a fee rate of {percent} percent from {day} that nobody signed',
      zh: '管理后台拒绝未经签约的费率{percent}%，拟自{day}起生效',
      exampleEn: 'the back office refuses a fee rate of 0.70 percent from "2026-07-21" that nobody signed',
      exampleZh: '管理后台拒绝未经签约的费率0.70%，拟自“2026-07-21”起生效',
    },
    async (till, percent, validFrom) => {
      const { client } = till.host;
      const { merchantId } = till.plan.configuration.identity;
      const before = JSON.stringify((await client.merchant(merchantId)).contract);
      const version = await nextVersion(till, percent, validFrom);
      const refusal = await client.signContract(merchantId, version).then(
        () => null,
        (error: unknown) => error,
      );
      if (refusal !== null && !(refusal instanceof AdminClientError)) throw refusal;
      const unsigned = refusal?.details.some(({ path }) => path.endsWith('.signed')) ?? false;
      const after = JSON.stringify((await client.merchant(merchantId)).contract);
      till.check(
        refusal?.status === 400 && unsigned && after === before,
        { en: 'A fee rate came into force without a signature.', zh: '未经签约的费率生效了。' },
        { en: 'refused for want of a signature, contract unchanged', zh: '因未签约被拒绝，合同不变' },
        refusal?.message ?? { en: 'accepted', zh: '已接受' },
      );
    },
  ),
];
