// Then: which messages the POS centre received, and what they carried, in business words.
import type { Exchange } from '../simulator/admin/client.ts';
import { TRANSACTIONS, type TransactionDefinition, type TransactionType } from '../src/definitions/transactions.ts';
import { type Phrase, phrase } from './phrases.ts';
import { functionOf } from './words.ts';
import type { TillWorld } from './world.ts';

const definitionOf = (exchange: Exchange): TransactionDefinition | undefined =>
  exchange.transaction === null ? undefined : TRANSACTIONS[exchange.transaction as TransactionType];

/** The last request of the scenario that is a transaction of a card, and no reversal. */
async function lastRequest(till: TillWorld): Promise<Exchange> {
  await till.host.refresh();
  const found = till.host.exchanges.findLast(
    (each) => definitionOf(each)?.mac && each.transaction !== 'reversal' && each.transaction !== 'e-signature',
  );
  till.check(
    found?.request != null,
    { en: 'The POS centre received no request.', zh: 'POS中心没有收到请求。' },
    { en: 'a request', zh: '一笔请求' },
    till.receivedWords(),
  );
  return found!;
}

async function reversals(till: TillWorld): Promise<Exchange[]> {
  await till.host.refresh();
  return till.host.exchanges.filter(({ transaction }) => transaction === 'reversal');
}

async function countRequests(till: TillWorld, type: string, wanted: number): Promise<void> {
  await till.host.refresh();
  const found = till.host.exchanges.filter(({ transaction }) => transaction === type);
  till.check(
    found.length === wanted,
    { en: 'The POS centre received another number of requests.', zh: 'POS中心收到的请求笔数不符。' },
    `${type}: ${wanted}`,
    till.receivedWords(),
  );
}

/** The transaction type of a function of the menu. */
const typeOf = (name: string) => {
  const id = functionOf(name);
  return id === 'force-pin-sale' ? 'sale' : id;
};

const batchOf = (exchange: Exchange | undefined) => exchange?.request?.fields['60']?.slice(2, 8) ?? '';

export const wire: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the POS centre received {int} sale request(s)',
      zh: 'POS中心收到{int}笔消费请求',
      exampleEn: 'the POS centre received 1 sale request',
      exampleZh: 'POS中心收到1笔消费请求',
    },
    (till, wanted) => countRequests(till, 'sale', wanted),
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre received {int} request(s) of the kind {text}',
      zh: 'POS中心收到{int}笔请求，类型为{text}',
      exampleEn: 'the POS centre received 1 request of the kind "Refund"',
      exampleZh: 'POS中心收到1笔请求，类型为“退货”',
    },
    (till, wanted, name) => countRequests(till, typeOf(name), wanted),
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre received nothing but one request of the kind {text}',
      zh: 'POS中心只收到1笔请求，类型为{text}',
      exampleEn: 'the POS centre received nothing but one request of the kind "Sale"',
      exampleZh: 'POS中心只收到1笔请求，类型为“消费”',
    },
    async (till, name) => {
      await till.host.refresh();
      till.check(
        till.host.exchanges.length === 1 && till.host.exchanges[0]?.transaction === typeOf(name),
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
      en: 'the POS centre received a reversal with reason {text}',
      zh: 'POS中心收到冲正，冲正原因码为{text}',
      exampleEn: 'the POS centre received a reversal with reason "98"',
      exampleZh: 'POS中心收到冲正，冲正原因码为“98”',
    },
    async (till, reason) => {
      const found = await reversals(till);
      till.check(
        found.some(({ request }) => request?.fields['39'] === reason),
        { en: 'No reversal with this reason reached the POS centre.', zh: 'POS中心没有收到该原因码的冲正。' },
        reason,
        found.map(({ request }) => request?.fields['39'] ?? '?').join(', ') || till.receivedWords(),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre received {int} reversal message(s)',
      zh: 'POS中心收到{int}笔冲正报文',
      exampleEn: 'the POS centre received 2 reversal messages',
      exampleZh: 'POS中心收到2笔冲正报文',
    },
    (till, wanted) => countRequests(till, 'reversal', wanted),
  ),
  phrase('Then', { en: 'the POS centre received no reversal', zh: 'POS中心没有收到冲正' }, async (till) => {
    await countRequests(till, 'reversal', 0);
    till.check(
      till.desk.state.owed.every(({ kind }) => kind !== 'reversal'),
      { en: 'The terminal is going to send a reversal.', zh: '终端将要发送冲正。' },
      { en: 'no reversal', zh: '无冲正' },
      till.stateWords(),
    );
  }),
  phrase(
    'Then',
    { en: 'the reversal names the voucher and batch of the sale', zh: '冲正的凭证号和批次号与原交易一致' },
    async (till) => {
      const found = await reversals(till);
      const first = till.host.exchanges.find((each) => definitionOf(each)?.reversible);
      const wanted = first && `${first.request?.fields['11']} / ${batchOf(first)}`;
      const actual = found.map((each) => `${each.request?.fields['11']} / ${batchOf(each)}`);
      // A request that was lost on its way is known from the terminal's journal alone.
      const lost = till.desk
        .all('journal')
        .filter(({ entry }) => entry.status === 'unknown' || entry.status === 'reversed');
      const known = [wanted, ...lost.map(({ entry }) => `${entry.voucher} / ${entry.batch}`)];
      till.check(
        actual.length > 0 && actual.every((each) => known.includes(each)),
        { en: 'The reversal does not name the transaction that it takes back.', zh: '冲正没有指明原交易。' },
        known.filter(Boolean).join(', '),
        actual.join(', ') || till.receivedWords(),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the reversal came before the next sale request', zh: '冲正先于下一笔消费请求到达' },
    async (till) => {
      const found = await reversals(till);
      const last = till.host.exchanges.findLast(({ transaction }) => transaction === 'sale');
      till.check(
        found.length > 0 && last !== undefined && found.every(({ sequence }) => sequence < last.sequence),
        { en: 'The reversal did not come first.', zh: '冲正没有先发送。' },
        { en: 'reversal, then sale', zh: '先冲正，后消费' },
        till.receivedWords(),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the reversal carries neither track data nor a PIN', zh: '冲正不带磁道信息和密码' },
    async (till) => {
      const found = await reversals(till);
      const secret = found.flatMap(({ request }) =>
        ['35', '36', '52'].filter((field) => request?.fields[field] !== undefined),
      );
      till.check(
        found.length > 0 && secret.length === 0,
        { en: 'The reversal carries what it must not, or none came.', zh: '冲正带有不应带的数据，或没有收到冲正。' },
        { en: 'no track data, no PIN', zh: '无磁道信息、无密码' },
        secret.join(', ') || till.receivedWords(),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the entry mode of the request is {text}',
      zh: '请求报文的服务点输入方式码为{text}',
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
