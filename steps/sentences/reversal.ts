// Then: whether, why and when a transaction was reversed.

import { type Phrase, phrase } from '../phrases.ts';
import { batchOf, countRequests, definitionOf, reversals } from '../scene/exchanges.ts';

export const reversal: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the POS centre received a reversal with reason {reason}',
      zh: 'POS中心收到冲正，冲正原因码为{reason}',
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
      en: 'a reversal, if there was one, gave the reason {reason}',
      zh: '如有冲正，冲正原因码为{reason}',
      exampleEn: 'a reversal, if there was one, gave the reason "06"',
      exampleZh: '如有冲正，冲正原因码为“06”',
    },
    async (till, reason) => {
      const given = (await reversals(till)).map(({ request }) => request?.fields['39'] ?? '?');
      till.check(
        given.every((each) => each === reason),
        { en: 'A reversal gives another reason.', zh: '冲正原因码不符。' },
        reason,
        given.join(', '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the POS centre received {number} reversal message(s)',
      zh: 'POS中心收到{number}笔冲正报文',
      exampleEn: 'the POS centre received 2 reversal messages',
      exampleZh: 'POS中心收到2笔冲正报文',
    },
    (till, wanted) => countRequests(till, 'reversal', wanted),
  ),
  phrase('Then', { en: 'the POS centre received no reversal', zh: 'POS中心没有收到冲正' }, async (till) => {
    await countRequests(till, 'reversal', 0);
    till.check(
      till.counter.state.owed.every(({ kind }) => kind !== 'reversal'),
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
      const lost = till.counter
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
];
