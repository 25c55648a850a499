// Then: the copies of the slip and the signature.

import type { Exchange } from '../../simulator/admin/client.ts';
import type { Slip } from '../../src/terminal/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { isOfSignature } from '../scene/exchanges.ts';
import { copyOf, printedOf, says, someSlips } from '../scene/slips.ts';
import type { TillWorld } from '../scene/till.ts';
import { accepted, shows } from '../scene/wordings.ts';

/** The end of an upload, in one message or in several, that was answered as it should be. */
const isWholeSignature = (each: Exchange) =>
  isOfSignature(each) &&
  each.code === '00' &&
  each.fault === null &&
  /(?:800|9\d\d)$/.test(each.request?.fields['60'] ?? '');

const hasSignatureLine = (till: TillWorld, slip: Slip) => printedOf(till, slip).says('signature-line');

export const signature: Phrase[] = [
  phrase(
    'Then',
    { en: 'an electronic slip with a feature code is issued', zh: '出具带交易特征码的电子签购单' },
    (till) => {
      const slip = copyOf(till, 'electronic');
      till.check(
        printedOf(till, slip).figures('feature-code').length === 1 && hasSignatureLine(till, slip),
        { en: 'The electronic slip carries no signature or no feature code.', zh: '电子签购单没有签名或交易特征码。' },
        { en: 'signature and eight-digit feature code', zh: '签名和八位交易特征码' },
        slip.lines.join(' / '),
      );
    },
  ),
  phrase('Then', { en: 'the merchant copy has a signature line', zh: '商户存根有持卡人签名栏' }, (till) => {
    till.check(
      hasSignatureLine(till, copyOf(till, 'merchant')),
      { en: 'The merchant copy has no signature line.', zh: '商户存根没有签名栏。' },
      { en: 'a signature line', zh: '签名栏' },
      { en: 'none', zh: '无' },
    );
  }),
  phrase(
    'Then',
    {
      en: 'the merchant copy contains {print}',
      zh: '商户存根印有{print}',
      exampleEn: 'the merchant copy contains "I accept this charge to my card account"',
      exampleZh: '商户存根印有“本人确认以上交易，同意将其记入本卡账户”',
    },
    (till, words) => {
      const { lines } = copyOf(till, 'merchant');
      till.check(
        shows(till, lines, words, 'slip'),
        { en: `The merchant copy does not say "${words}".`, zh: `商户存根没有印“${words}”。` },
        accepted(till, words, 'slip'),
        lines.join(' / '),
      );
    },
  ),
  phrase('Then', { en: 'a cardholder copy is issued', zh: '出具持卡人存根' }, (till) => {
    const slip = copyOf(till, 'cardholder');
    const voucher = till.counter.result?.voucher;
    till.check(
      printedOf(till, slip).says('cardholder-copy') && (voucher == null || says(till, slip, 'voucher', voucher)),
      { en: 'The cardholder copy is of another transaction.', zh: '持卡人存根不是本笔交易。' },
      voucher ?? '',
      slip.lines.join(' / '),
    );
  }),
  phrase('Then', { en: 'the cardholder copy has no signature line', zh: '持卡人存根没有签名栏' }, (till) => {
    till.check(
      !hasSignatureLine(till, copyOf(till, 'cardholder')),
      { en: 'The cardholder copy has a signature line.', zh: '持卡人存根有签名栏。' },
      { en: 'none', zh: '无' },
      { en: 'a signature line', zh: '有签名栏' },
    );
  }),
  phrase('Then', { en: 'the sales slip has no signature line', zh: '签购单没有签名栏' }, (till) => {
    const signed = someSlips(till).filter((slip) => hasSignatureLine(till, slip));
    till.check(
      signed.length === 0,
      { en: 'The sales slip has a signature line.', zh: '签购单有签名栏。' },
      { en: 'none', zh: '无' },
      signed.map(({ copy }) => copy).join(', '),
    );
  }),
  phrase('Then', { en: 'the electronic signature has been uploaded', zh: '电子签名已上送' }, async (till) => {
    await till.host.refresh();
    const upload = till.host.exchanges.findLast(isOfSignature);
    till.check(
      upload?.code === '00',
      { en: 'The electronic signature did not reach the POS centre.', zh: 'POS中心没有收到电子签名。' },
      { en: 'taken by the POS centre', zh: '已接收' },
      till.receivedWords(),
    );
    const taken = till.host.exchanges.filter(isWholeSignature).map(({ request }) => request?.fields['37']);
    till.check(
      new Set(taken).size === taken.length,
      {
        en: 'The electronic signature was uploaded again though the POS centre had taken it.',
        zh: 'POS中心已接收的电子签名又被上送。',
      },
      { en: 'no further upload after the answer 00', zh: '应答码为00之后不再上送' },
      till.receivedWords(),
    );
  }),
  phrase('Then', { en: 'the terminal owes the electronic signature', zh: '终端待上送电子签名' }, (till) => {
    till.check(
      till.counter.state.owed.some(({ kind }) => kind === 'signature'),
      { en: 'The terminal does not keep a signature to be sent.', zh: '终端没有保留待上送的电子签名。' },
      { en: 'a signature', zh: '电子签名' },
      till.stateWords(),
    );
  }),
  phrase('Then', { en: 'the terminal owes no electronic signature', zh: '终端没有待上送的电子签名' }, (till) => {
    till.check(
      till.counter.state.owed.every(({ kind }) => kind !== 'signature'),
      { en: 'The terminal still keeps a signature to be sent.', zh: '终端仍保留待上送的电子签名。' },
      { en: 'no signature', zh: '没有电子签名' },
      till.stateWords(),
    );
  }),
];
