// Chip cards and keys: cards that are not what they seem, keys that are not the ones of today, and what chips told their issuers.

import { type Phrase, phrase } from '../phrases.ts';
import { follow } from '../scene/conversation.ts';
import type { TillWorld } from '../scene/till.ts';
import { usualAnswers } from '../scene/whole-transactions.ts';

/** Tags of field 55 without which an issuer cannot judge a chip, and those that the acquirer wants beside them (F-16). */
const WANTED = ['9F26', '9F27', '9F10', '9F37', '9F36', '95', '9A', '9C', '9F02', '5F2A', '82', '9F1A', '9F03', '9F33'];

/** A chip that nobody at the issuer has personalised. */
const FORGED_KEY = '1'.repeat(32);

async function payWith(till: TillWorld, amountMinor: number, change: Partial<TillWorld['card']['image']>) {
  const { image, pin } = till.card;
  const card = { ...image, ...change };
  await follow(till.counter, 'sale', { ...usualAnswers(till), amountMinor, card, interface: 'insert', pin });
}

async function readings(till: TillWorld, atLeast: number) {
  const found = await till.host.chipReadings();
  till.check(
    found.length >= atLeast,
    { en: 'Chip data is missing in the requests.', zh: '请求报文缺少芯片数据。' },
    till.say({ en: `chip data in ${atLeast} requests`, zh: `${atLeast}笔请求带芯片数据` }),
    String(found.length),
  );
  return found;
}

const sendCommand = (till: TillWorld, wrongMac: boolean) =>
  till.host.rule({ pan: till.card.image.pan }, 1, {
    issuerScript: { template: '72', command: 'pin-unblock', wrongMac },
  });

/** A script result for each of two templates: the first has failed, the second was done. */
const FAILED_AND_DONE = /^1.{9}20.{8}$/;

/** First digit of a script result: what became of the command. */
const SCRIPT_RESULTS = { done: '2', failed: '1' } as const;

async function noticed(till: TillWorld, result: keyof typeof SCRIPT_RESULTS): Promise<void> {
  const notices = await till.host.scriptNotices();
  till.check(
    notices.length === 1 && notices[0]?.originalKey != null && notices[0].results.startsWith(SCRIPT_RESULTS[result]),
    { en: 'The issuer was not told what the chip did.', zh: '发卡行没有收到脚本结果。' },
    till.say({ en: `one notice: ${result}`, zh: `一笔通知：${result === 'done' ? '已执行' : '未执行'}` }),
    notices.map(({ results }) => results).join(', ') || { en: 'no notice', zh: '没有通知' },
  );
}

export const chip: Phrase[] = [
  phrase(
    'Given',
    { en: 'the terminal may swipe a chip card whose chip cannot be read', zh: '芯片无法读取时终端可改刷磁条' },
    (till) => {
      till.plan.change(({ configuration }) => {
        configuration.profile.fallback = true;
      });
    },
  ),
  phrase(
    'Given',
    {
      en: 'the POS centre has given out newer keys than the terminal has',
      zh: 'POS中心已下发新密钥，终端仍持有旧密钥',
    },
    (till) => till.prepare(() => till.host.renewKeys(till.plan.configuration.identity)),
  ),
  phrase('Given', { en: 'the answer of the issuer to the chip will be wrong', zh: '发卡行返回的ARPC错误' }, (till) =>
    till.prepare(() => till.host.rule({ pan: till.card.image.pan }, 1, { issuerAnswer: 'wrong' })),
  ),
  phrase(
    'Given',
    {
      en: 'the issuer will answer the next sale with code {code} and the chip with a wrong answer',
      zh: '发卡行对下一笔消费返回应答码{code}和错误的ARPC',
      exampleEn: 'the issuer will answer the next sale with code "11" and the chip with a wrong answer',
      exampleZh: '发卡行对下一笔消费返回应答码“11”和错误的ARPC',
    },
    (till, answer) => till.prepare(() => till.host.rule({ transaction: 'sale' }, 1, { answer, issuerAnswer: 'wrong' })),
  ),
  phrase(
    'Given',
    { en: 'the issuer will send a command to the chip with its next answer', zh: '发卡行将随下一笔应答向芯片下发脚本' },
    (till) => till.prepare(() => sendCommand(till, false)),
  ),
  phrase(
    'Given',
    { en: 'a forged command to the chip will come with the next answer', zh: '下一笔应答将带有伪造的芯片脚本' },
    (till) => till.prepare(() => sendCommand(till, true)),
  ),
  phrase(
    'Given',
    {
      en: 'a forged command to the chip, and a genuine one behind it, will come with the next answer',
      zh: '下一笔应答将先后带有伪造的和真实的芯片脚本',
    },
    (till) =>
      till.prepare(() =>
        till.host.rule({ pan: till.card.image.pan }, 1, {
          issuerScript: { template: '71', command: 'pin-unblock', wrongMac: true, behind: '72' },
        }),
      ),
  ),
  phrase(
    'When',
    {
      en: 'somebody pays CNY {amount} with a copy of the card that repeats its last payment',
      zh: '有人用重放上一笔交易的伪卡支付{amount}元',
      exampleEn: 'somebody pays CNY 30.00 with a copy of the card that repeats its last payment',
      exampleZh: '有人用重放上一笔交易的伪卡支付30.00元',
    },
    (till, amount) => payWith(till, amount, { transactionCounter: till.counter.chipCounter(till.card.image.pan) }),
  ),
  phrase(
    'When',
    {
      en: 'somebody pays CNY {amount} with a forged chip',
      zh: '有人用伪造芯片支付{amount}元',
      exampleEn: 'somebody pays CNY 30.00 with a forged chip',
      exampleZh: '有人用伪造芯片支付30.00元',
    },
    (till, amount) => payWith(till, amount, { cryptogramKey: FORGED_KEY }),
  ),
  phrase(
    'Then',
    { en: 'the terminal owes the issuer a notice of what the chip did', zh: '终端待上送脚本结果' },
    (till) => {
      till.check(
        till.counter.state.owed.some(({ kind }) => kind === 'script-notice'),
        { en: 'The terminal does not keep a notice to be sent.', zh: '终端没有保留待上送的脚本结果。' },
        { en: 'a script notice', zh: '脚本结果通知' },
        till.stateWords(),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the terminal owes the issuer no notice of what the chip did', zh: '终端没有待上送的脚本结果' },
    (till) => {
      till.check(
        till.counter.state.owed.every(({ kind }) => kind !== 'script-notice'),
        { en: 'The terminal still keeps a notice to be sent.', zh: '终端仍保留待上送的脚本结果。' },
        { en: 'no script notice', zh: '没有脚本结果通知' },
        till.stateWords(),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the issuer is told that the chip carried out the command', zh: '发卡行收到脚本已执行的通知' },
    (till) => noticed(till, 'done'),
  ),
  phrase(
    'Then',
    { en: 'the issuer is told that the chip refused the command', zh: '发卡行收到脚本被拒绝执行的通知' },
    (till) => noticed(till, 'failed'),
  ),
  phrase(
    'Then',
    {
      en: 'the issuer is told that the chip refused the first command and carried out the second',
      zh: '发卡行收到第一个脚本被拒绝、第二个脚本已执行的通知',
    },
    async (till) => {
      const results = (await till.host.scriptNotices()).map((notice) => notice.results);
      till.check(
        results.length === 1 && FAILED_AND_DONE.test(results[0] ?? ''),
        { en: 'The issuer was not told what became of both commands.', zh: '发卡行没有收到两个脚本的结果。' },
        { en: 'one notice: first refused, second done', zh: '一笔通知：第一个被拒绝，第二个已执行' },
        results.join(', ') || { en: 'no notice', zh: '没有通知' },
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the notice of what the chip did came before anything else', zh: '脚本结果先于其他报文到达' },
    async (till) => {
      await till.host.refresh();
      // The signature belongs to the payment before.
      const kinds = till.host.exchanges
        .map(({ transaction }) => transaction)
        .filter((kind) => kind !== 'e-signature' && kind !== 'e-signature-part');
      till.check(
        kinds[0] !== 'script-notice' && kinds[1] === 'script-notice',
        { en: 'The notice did not come first.', zh: '脚本结果没有先发送。' },
        { en: 'the notice, then what comes next', zh: '先上送脚本结果，后发其他报文' },
        till.receivedWords(),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the notice of what the chip did came before the reversal', zh: '脚本结果先于冲正到达' },
    async (till) => {
      await till.host.refresh();
      const kinds = till.host.exchanges.map(({ transaction }) => transaction);
      const notice = kinds.lastIndexOf('script-notice');
      till.check(
        notice >= 0 && notice < kinds.indexOf('reversal'),
        { en: 'The notice did not come before the reversal.', zh: '脚本结果没有先于冲正发送。' },
        { en: 'the notice, then the reversal', zh: '先上送脚本结果，后发冲正' },
        till.receivedWords(),
      );
    },
  ),
  phrase('Then', { en: 'the chip has proved itself to its issuer', zh: '芯片已通过发卡行认证' }, async (till) => {
    const last = (await readings(till, 1)).at(-1);
    till.check(
      last?.verdict === 'right',
      { en: 'The issuer does not accept the cryptogram of the chip.', zh: '发卡行不认可芯片密文。' },
      { en: 'a right cryptogram', zh: '密文正确' },
      last?.verdict ?? '',
    );
  }),
  phrase('Then', { en: 'the request carries all data of the chip', zh: '请求报文的芯片数据齐全' }, async (till) => {
    const last = (await readings(till, 1)).at(-1);
    const missing = WANTED.filter((tag) => !last?.tags.includes(tag));
    till.check(
      missing.length === 0,
      { en: 'Some data of the chip is missing in the request.', zh: '请求报文缺少部分芯片数据。' },
      WANTED.join(' '),
      till.say({ en: `without ${missing.join(' ')}`, zh: `缺少${missing.join(' ')}` }),
    );
  }),
  phrase(
    'Then',
    { en: 'the counter of the chip goes up with every payment', zh: '芯片计数器逐笔递增' },
    async (till) => {
      const counters = (await readings(till, 2)).map(({ counter }) => counter ?? -1);
      till.check(
        counters.every((each, at) => at === 0 || each > (counters[at - 1] ?? 0)),
        { en: 'The counter of the chip did not move on.', zh: '芯片计数器没有递增。' },
        { en: 'ever higher', zh: '逐笔递增' },
        counters.join(', '),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'no two payments carry the same unpredictable number', zh: '各笔交易的不可预知数互不相同' },
    async (till) => {
      const numbers = (await readings(till, 2)).map(({ unpredictable }) => unpredictable);
      till.check(
        numbers.every((each) => /^[\dA-F]{8}$/.test(each)) && new Set(numbers).size === numbers.length,
        { en: 'An unpredictable number is missing or was used twice.', zh: '不可预知数缺失或重复使用。' },
        { en: 'a new one in every payment', zh: '每笔都不同' },
        numbers.join(', '),
      );
    },
  ),
  phrase(
    'Then',
    { en: 'the request is marked as a fallback from the chip', zh: '请求报文标明为降级刷卡' },
    async (till) => {
      await till.host.refresh();
      const marks = till.host.exchanges
        .filter(({ transaction }) => transaction === 'sale')
        .map(({ request }) => request?.fields['60']?.[12] ?? '');
      till.check(
        marks.at(-1) === '2',
        { en: 'The request does not say that the chip could not be read.', zh: '请求报文没有标明芯片无法读取。' },
        { en: 'marked as a fallback', zh: '标明降级' },
        marks.at(-1) ?? till.receivedWords(),
      );
    },
  ),
];
