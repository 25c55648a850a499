// Given: the cards of the scenario, and what may be paid with them without PIN or signature.
import { type Phrase, phrase } from '../phrases.ts';
import { cardStatusOf } from '../scene/quoted-words.ts';

export const cards: Phrase[] = [
  phrase(
    'Given',
    {
      en: 'a {card} card issued by {bank} with balance CNY {amount}',
      zh: '一张{card}，发卡行{bank}，余额{amount}元',
      exampleEn: 'a "debit chip" card issued by "ICBC" with balance CNY 1000.00',
      exampleZh: '一张“借记芯片卡”，发卡行“工商银行”，余额1000.00元',
    },
    (till, kind, issuer, balance) => {
      till.wallet.deal(kind, issuer, balance);
    },
  ),
  phrase(
    'Given',
    {
      en: 'the card PIN is {pin}',
      zh: '该卡密码为{pin}',
      exampleEn: 'the card PIN is "123456"',
      exampleZh: '该卡密码为“123456”',
    },
    (till, pin) => {
      till.wallet.change({ pin });
    },
  ),
  phrase(
    'Given',
    {
      en: 'the stripe of the card says that it has a chip and is for use in its own country alone',
      zh: '该卡磁条服务代码表明为仅限境内使用的芯片卡',
    },
    (till) => {
      till.wallet.restripe((serviceCode) => `6${serviceCode.slice(1)}`);
    },
  ),
  phrase(
    'Given',
    {
      en: 'the card status is {status}',
      zh: '该卡状态为{status}',
      exampleEn: 'the card status is "expired"',
      exampleZh: '该卡状态为“已过期”',
    },
    (till, status) => {
      till.wallet.change({ status: cardStatusOf(status) });
    },
  ),
  phrase(
    'Given',
    {
      en: 'the card allows at most CNY {amount} a payment',
      zh: '该卡单笔限额{amount}元',
      exampleEn: 'the card allows at most CNY 500.00 a payment',
      exampleZh: '该卡单笔限额500.00元',
    },
    (till, limit) => {
      till.wallet.change({ limitMinor: limit });
    },
  ),
  phrase(
    'Given',
    {
      en: 'PIN-free small payment is on with limit CNY {amount}',
      zh: '小额免密已开通，限额{amount}元',
      exampleEn: 'PIN-free small payment is on with limit CNY 1000.00',
      exampleZh: '小额免密已开通，限额1000.00元',
    },
    (till, limit) => {
      till.plan.change((plan) => {
        plan.configuration.limits.pinFreeMinor = limit;
        for (const merchant of plan.acquirer.merchants)
          Object.assign(merchant, { pinFree: true, pinFreeLimitMinor: limit });
      });
    },
  ),
  phrase('Given', { en: 'PIN-free small payment is off', zh: '小额免密未开通' }, (till) => {
    till.plan.change((plan) => {
      plan.configuration.limits.pinFreeMinor = null;
      for (const merchant of plan.acquirer.merchants) merchant.pinFree = false;
    });
  }),
  phrase(
    'Given',
    {
      en: 'signature-free small payment is on with limit CNY {amount}',
      zh: '小额免签已开通，限额{amount}元',
      exampleEn: 'signature-free small payment is on with limit CNY 1000.00',
      exampleZh: '小额免签已开通，限额1000.00元',
    },
    (till, limit) => {
      till.plan.change((plan) => {
        plan.configuration.limits.signatureFreeMinor = limit;
        for (const merchant of plan.acquirer.merchants) merchant.signatureFreeLimitMinor = limit;
      });
    },
  ),
  phrase('Given', { en: 'signature-free small payment is off', zh: '小额免签未开通' }, (till) => {
    till.plan.change((plan) => {
      plan.configuration.limits.signatureFreeMinor = null;
      for (const merchant of plan.acquirer.merchants) merchant.signatureFreeLimitMinor = 0;
    });
  }),
  phrase(
    'Given',
    {
      en: 'the acquirer grants PIN-free payment up to CNY {amount} by its parameters',
      zh: '收单机构的下载参数规定免密限额为{amount}元',
      exampleEn: 'the acquirer grants PIN-free payment up to CNY 300.00 by its parameters',
      exampleZh: '收单机构的下载参数规定免密限额为300.00元',
    },
    (till, limit) => {
      till.plan.change((plan) => {
        for (const merchant of plan.acquirer.merchants)
          Object.assign(merchant, { pinFree: true, pinFreeLimitMinor: limit, signatureFreeLimitMinor: limit });
      });
    },
  ),
  phrase(
    'Given',
    {
      en: 'the acquirer withdraws PIN-free and signature-free payment by its parameters',
      zh: '收单机构的下载参数关闭免密免签',
    },
    (till) => {
      till.plan.change((plan) => {
        for (const merchant of plan.acquirer.merchants)
          Object.assign(merchant, { pinFree: false, signatureFreeLimitMinor: 0 });
      });
    },
  ),
];
