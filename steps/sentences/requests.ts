// Then: which requests the POS centre received, and what they carried, in business words.

import { type Phrase, phrase } from '../phrases.ts';
import { countRequests, definitionOf, isOfSignature, lastRequest, typeOf } from '../scene/exchanges.ts';

export const wire: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the POS centre received {number} sale request(s)',
      zh: 'POS中心收到{number}笔消费请求',
      exampleEn: 'the POS centre received 1 sale request',
      exampleZh: 'POS中心收到1笔消费请求',
    },
    (till, wanted) => countRequests(till, 'sale', wanted),
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre received {number} request(s) of the kind {function}',
      zh: 'POS中心收到{number}笔请求，类型为{function}',
      exampleEn: 'the POS centre received 1 request of the kind "Refund"',
      exampleZh: 'POS中心收到1笔请求，类型为“退货”',
    },
    (till, wanted, name) => countRequests(till, typeOf(name), wanted),
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre received nothing but one request of the kind {function}',
      zh: 'POS中心只收到1笔请求，类型为{function}',
      exampleEn: 'the POS centre received nothing but one request of the kind "Sale"',
      exampleZh: 'POS中心只收到1笔请求，类型为“消费”',
    },
    async (till, name) => {
      await till.host.refresh();
      // The signature of a payment travels after it, in a message of its own.
      const received = till.host.exchanges.filter((each) => !isOfSignature(each));
      till.check(
        received.length === 1 && received[0]?.transaction === typeOf(name),
        { en: 'The POS centre received something else, or something more.', zh: 'POS中心收到了其他报文或多余报文。' },
        name,
        till.receivedWords(),
      );
    },
  ),
  phrase('Then', { en: 'the POS centre received no message', zh: 'POS中心没有收到报文' }, async (till) => {
    await till.host.refresh();
    till.check(
      till.host.exchanges.length === 0,
      { en: 'The POS centre received a message.', zh: 'POS中心收到了报文。' },
      { en: 'nothing', zh: '无' },
      till.receivedWords(),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the entry mode of the request is {entrymode}',
      zh: '请求报文的服务点输入方式码为{entrymode}',
      exampleEn: 'the entry mode of the request is "072"',
      exampleZh: '请求报文的服务点输入方式码为“072”',
    },
    async (till, mode) => {
      const { request } = await lastRequest(till);
      till.check(
        request?.fields['22'] === mode,
        { en: 'The request says that the card was read otherwise.', zh: '请求中的输入方式不符。' },
        mode,
        request?.fields['22'] ?? '',
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the request asks for CNY {amount}',
      zh: '请求的金额为{amount}元人民币',
      exampleEn: 'the request asks for CNY 128.50',
      exampleZh: '请求的金额为128.50元人民币',
    },
    async (till, amount) => {
      const { request } = await lastRequest(till);
      till.check(
        request?.fields['4'] === String(amount).padStart(12, '0') && request.fields['49'] === '156',
        { en: 'The request asks for another amount or currency.', zh: '请求的金额或币种不符。' },
        `${till.money(amount)} (156)`,
        `${request?.fields['4']} (${request?.fields['49']})`,
      );
    },
  ),
  // An entry that has no room for more digits leaves the last ones out, and shows it.
  phrase(
    'Then',
    {
      en: 'no request asks for an amount that was not entered as CNY {amount}',
      zh: '所有请求的金额均为输入的{amount}元',
      exampleEn: 'no request asks for an amount that was not entered as CNY 42949673.96',
      exampleZh: '所有请求的金额均为输入的42949673.96元',
    },
    async (till, amount) => {
      await till.host.refresh();
      const asked = till.host.exchanges.flatMap(({ request }) => request?.fields['4'] ?? []);
      const others = asked.map(Number).filter((minor) => !String(amount).startsWith(String(minor)));
      till.check(
        others.length === 0,
        { en: 'A request asks for an amount that was not entered.', zh: '请求的金额并非所输入的金额。' },
        { en: `${till.money(amount)}, or no request`, zh: `${till.money(amount)}，或不发送请求` },
        others.map((minor) => till.money(minor)).join(', '),
      );
    },
  ),
  phrase('Then', { en: 'the request carries no PIN', zh: '请求报文不带密码' }, async (till) => {
    const { request, pinBlock } = await lastRequest(till);
    till.check(
      request?.fields['52'] === undefined && pinBlock === 'none',
      { en: 'The request carries a PIN.', zh: '请求报文带有密码。' },
      { en: 'no PIN', zh: '无密码' },
      pinBlock,
    );
  }),
  phrase('Then', { en: 'the request carries an enciphered PIN', zh: '请求报文带加密的密码' }, async (till) => {
    const { request, pinBlock } = await lastRequest(till);
    till.check(
      request?.fields['52'] !== undefined && pinBlock === 'enciphered',
      { en: 'The request carries no PIN, or a readable one.', zh: '请求报文没有密码，或密码未加密。' },
      'enciphered',
      pinBlock,
    );
  }),
  phrase('Then', { en: 'the request carries the data of the chip', zh: '请求报文带芯片数据' }, async (till) => {
    const { request } = await lastRequest(till);
    till.check(
      request?.fields['55'] !== undefined && request.fields['23'] !== undefined,
      { en: 'The request carries no chip data or no card sequence number.', zh: '请求报文没有芯片数据或卡序列号。' },
      { en: 'chip data and card sequence number', zh: '芯片数据和卡序列号' },
      Object.keys(request?.fields ?? {}).join(', '),
    );
  }),
  phrase(
    'Then',
    { en: 'the message authentication code of every financial request is correct', zh: '每笔金融请求报文的MAC正确' },
    async (till) => {
      await till.host.refresh();
      const protectedOnes = till.host.exchanges.filter((each) => definitionOf(each)?.mac);
      const wrong = protectedOnes.filter(({ macVerified }) => macVerified !== true);
      till.check(
        protectedOnes.length > 0 && wrong.length === 0,
        { en: 'A financial request has no right message authentication code.', zh: '有金融请求的MAC不正确。' },
        { en: 'right on every one', zh: '全部正确' },
        wrong.map(({ transaction, request }) => `${transaction} ${request?.fields['11']}`).join(', ') ||
          till.receivedWords(),
      );
    },
  ),
];
