// Then: how the transaction ended at the terminal, and what its journal keeps.
import { type Phrase, phrase } from '../phrases.ts';
import { idOf, OUTCOME_WORDS, OWED_WORDS, TRANSACTION_STATE_WORDS } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';
import { accepted, shows } from '../scene/wordings.ts';

const STOPS_WAITING = {
  en: 'the terminal stops waiting when its response time is over',
  zh: '终端在应答时限到后结束等待',
};

/** What holds a clock to the terminal, in both languages. */
export const TIMED: readonly string[] = Object.values(STOPS_WAITING);

const outcomeOf = (till: TillWorld) => {
  const { result } = till.counter;
  return result === undefined
    ? till.say({ en: 'no result', zh: '没有结果' })
    : [till.say(OUTCOME_WORDS[result.outcome]), result.responseCode, ...result.lines].filter(Boolean).join(' / ');
};

const entryOf = (till: TillWorld) => {
  const voucher = till.counter.result?.voucher;
  return till.counter.all('journal').findLast(({ entry }) => entry.voucher === voucher)?.entry;
};

/** `owed` of the state, in words. */
function owedWords(till: TillWorld): string {
  const { owed } = till.counter.state;
  const said = owed.map(({ kind, voucher }) => `${till.say(OWED_WORDS[kind])} ${voucher}`).join(', ');
  return `${till.say({ en: 'owed: ', zh: '待发：' })}${said || till.say({ en: 'nothing', zh: '无' })}`;
}

export const result: Phrase[] = [
  phrase('Then', { en: 'the transaction is approved', zh: '交易成功' }, (till) => {
    till.check(
      till.counter.result?.outcome === 'approved',
      { en: 'The transaction is not approved.', zh: '交易未成功。' },
      { en: 'approved', zh: '交易成功' },
      outcomeOf(till),
    );
    till.check(
      shows(till, till.counter.texts, 'Approved', 'screen'),
      { en: 'The terminal does not say in words that it approved.', zh: '终端没有用文字说明交易成功。' },
      accepted(till, 'Approved', 'screen'),
      till.shownWords(),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the transaction is declined with code {code}',
      zh: '交易被拒绝，应答码为{code}',
      exampleEn: 'the transaction is declined with code "51"',
      exampleZh: '交易被拒绝，应答码为“51”',
    },
    (till, code) => {
      const { result } = till.counter;
      till.check(
        result?.outcome === 'declined' && result.responseCode === code,
        { en: 'The transaction is not declined with this code.', zh: '交易没有以该应答码被拒绝。' },
        till.say({ en: `declined / ${code}`, zh: `被拒绝 / ${code}` }),
        outcomeOf(till),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the sale counts for CNY {amount} or is taken back',
      zh: '该笔消费按{amount}元成交或被撤回',
      exampleEn: 'the sale counts for CNY 50.00 or is taken back',
      exampleZh: '该笔消费按50.00元成交或被撤回',
    },
    (till, amountMinor) => {
      const entry = entryOf(till);
      const sold = entry?.status === 'approved' && entry.amountMinor === amountMinor;
      const said = sold ? shows(till, till.counter.texts, 'Approved for a part of the amount', 'screen') : true;
      const back =
        till.counter.result?.outcome !== 'approved' && (entry?.status === 'unknown' || entry?.status === 'reversed');
      till.check(
        (sold && said) || back,
        { en: 'A part that was approved is taken for something else.', zh: '部分承兑未按部分金额处理。' },
        till.say({
          en: `approved for ${till.money(amountMinor)}, and said so; or not approved and reversed`,
          zh: `按${till.money(amountMinor)}成交并说明，或未成交并冲正`,
        }),
        `${entry?.status ?? ''} ${till.money(entry?.amountMinor ?? 0)}; ${outcomeOf(till)}`,
      );
    },
  ),
  phrase('Then', { en: 'the transaction is not approved', zh: '交易未成功' }, (till) => {
    const { result } = till.counter;
    till.check(
      result !== undefined && result.outcome !== 'approved' && !shows(till, result.lines, 'Approved', 'screen'),
      {
        en: 'The terminal takes the transaction for approved, or for unfinished.',
        zh: '终端将交易视为成功，或交易没有结束。',
      },
      { en: 'ended, not approved', zh: '已结束且未成功' },
      outcomeOf(till),
    );
  }),
  phrase('Then', { en: 'the transaction is cancelled', zh: '交易已取消' }, (till) => {
    till.check(
      till.counter.result?.outcome === 'cancelled',
      { en: 'The transaction is not cancelled.', zh: '交易没有取消。' },
      { en: 'cancelled', zh: '已取消' },
      outcomeOf(till),
    );
  }),
  phrase('Then', { en: 'the terminal refuses the transaction', zh: '终端拒绝办理该交易' }, (till) => {
    till.check(
      till.counter.result?.outcome === 'refused' || till.counter.result?.outcome === 'failed',
      { en: 'The terminal does not refuse the transaction.', zh: '终端没有拒绝该交易。' },
      { en: 'refused', zh: '拒绝' },
      outcomeOf(till),
    );
  }),
  phrase('Then', { en: 'the operation succeeds', zh: '操作成功' }, (till) => {
    till.check(
      till.counter.result?.outcome === 'done',
      { en: 'The operation did not succeed.', zh: '操作没有成功。' },
      { en: 'done', zh: '完成' },
      outcomeOf(till),
    );
  }),
  phrase('Then', { en: 'the operation fails', zh: '操作失败' }, (till) => {
    // Without a network a terminal does not start the function; that is a refusal.
    till.check(
      ['failed', 'declined', 'refused'].includes(till.counter.result?.outcome ?? ''),
      { en: 'The operation did not fail.', zh: '操作没有失败。' },
      { en: 'failed, declined or refused', zh: '失败、被拒绝或未办理' },
      outcomeOf(till),
    );
  }),
  phrase('Then', { en: 'the terminal is signed in', zh: '终端处于签到状态' }, (till) => {
    till.check(
      till.counter.state.signedIn,
      { en: 'The terminal is not signed in.', zh: '终端没有签到。' },
      { en: 'signed in', zh: '已签到' },
      till.stateWords(),
    );
  }),
  phrase('Then', { en: 'the terminal has to sign in again', zh: '终端须重新签到' }, (till) => {
    till.check(
      !till.counter.state.signedIn,
      { en: 'The terminal still counts as signed in.', zh: '终端仍视为已签到。' },
      { en: 'not signed in', zh: '未签到' },
      till.stateWords(),
    );
  }),
  phrase(
    'Then',
    {
      en: 'the terminal has the transaction in its journal as {state}',
      zh: '终端流水将该交易记为{state}',
      exampleEn: 'the terminal has the transaction in its journal as "approved"',
      exampleZh: '终端流水将该交易记为“成功”',
    },
    async (till, words) => {
      const wanted = idOf(TRANSACTION_STATE_WORDS, words);
      const { result } = till.counter;
      // After a restart there is no result any more, and the transaction is the last one.
      const voucher = result === undefined ? till.counter.all('journal').at(-1)?.entry.voucher : result.voucher;
      const journal = await till.counter.terminal.journal();
      const entry = journal.findLast((each) => each.voucher === voucher);
      till.check(
        entry?.status === wanted,
        { en: 'The journal does not hold the transaction like this.', zh: '终端流水没有这样记录该交易。' },
        words,
        entry === undefined ? { en: 'no entry', zh: '没有记录' } : `${entry.voucher} ${entry.status}`,
      );
    },
  ),
  phrase('Then', { en: 'the terminal owes a reversal of the transaction', zh: '终端待冲正该笔交易' }, (till) => {
    const voucher = entryOf(till)?.voucher ?? till.counter.result?.voucher;
    till.check(
      till.counter.state.owed.some((owed) => owed.kind === 'reversal' && (voucher == null || owed.voucher === voucher)),
      { en: 'The terminal does not keep a reversal to be sent.', zh: '终端没有保留待发的冲正。' },
      voucher == null
        ? { en: 'a reversal among what is owed', zh: '待发报文中有冲正' }
        : { en: `a reversal of voucher ${voucher} among what is owed`, zh: `待发报文中有凭证号${voucher}的冲正` },
      owedWords(till),
    );
  }),
  phrase('Then', { en: 'the terminal owes no reversal', zh: '终端没有待发的冲正' }, (till) => {
    till.check(
      till.counter.state.owed.every((owed) => owed.kind !== 'reversal'),
      { en: 'The terminal still owes a reversal.', zh: '终端仍有待发的冲正。' },
      { en: 'none', zh: '无' },
      till.stateWords(),
    );
  }),
  phrase('Then', STOPS_WAITING, (till) => {
    const { responseTimeoutMs } = till.plan.configuration.timers;
    const waited = Math.round(till.counter.busyMs);
    till.check(
      waited >= responseTimeoutMs * 0.9 && waited <= responseTimeoutMs * 3 + 2000,
      { en: 'The wait for the answer was too short or too long.', zh: '等待应答的时间过短或过长。' },
      `${responseTimeoutMs} ms`,
      `${waited} ms`,
    );
  }),
];
