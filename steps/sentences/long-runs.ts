// When and Then: a long seeded run of transactions with faults and restarts, and what the books must say afterwards.
import type { Rule } from '../../simulator/admin/client.ts';
import { seededRandom } from '../../src/random.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { follow } from '../scene/conversation.ts';
import { TRANSACTION_STATE_WORDS } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';
import { sell, usualAnswers } from '../scene/whole-transactions.ts';

type Fault = NonNullable<Rule['then']['fault']>;

/** What becomes of a sale on its way. Only the last keeps the terminal waiting until its time is over. */
const FAULTS: readonly Fault[] = [
  'reset',
  'reset-after-commit',
  'wrong-stan',
  'wrong-amount',
  'duplicate-answer',
  'reset',
  'reset-after-commit',
  'drop-answer',
];

/** One step of the run: mostly sales, some of them disturbed; voids, declines, changes of mind, restarts and a cut line between. */
async function oneOf(till: TillWorld, draw: () => number): Promise<void> {
  const amountMinor = 1 + Math.floor(draw() * 2000);
  const { image: card, pin } = till.card;
  const chance = draw();
  if (chance < 0.25) {
    await till.host.rule({ transaction: 'sale' }, 1, { fault: FAULTS[Math.floor(draw() * FAULTS.length)]! });
    return sell(till, amountMinor, 'insert', pin);
  }
  if (chance < 0.35) {
    const voucher = (await till.counter.terminal.journal()).findLast(
      (entry) => entry.function === 'sale' && entry.status === 'approved',
    )?.voucher;
    if (voucher !== undefined && till.counter.state.menu.includes('void')) {
      if (draw() < 0.3) await till.host.rule({ transaction: 'void' }, 1, { fault: 'reset-after-commit' });
      await follow(till.counter, 'void', { ...usualAnswers(till), card, interface: 'insert', pin, voucher });
    }
    return;
  }
  if (chance < 0.42) return sell(till, 500_000_00, 'insert', pin);
  if (chance < 0.48) {
    await follow(till.counter, 'sale', { ...usualAnswers(till), amountMinor, until: 'card' });
    await till.counter.press('cancel');
    return;
  }
  if (chance < 0.56) {
    await till.counter.act({ command: 'restart' });
    return;
  }
  if (chance < 0.6) {
    await till.counter.act({ command: 'environment', network: 'down' });
    await sell(till, amountMinor, 'insert', pin);
    await till.counter.act({ command: 'environment', network: 'up' });
    return;
  }
  return sell(till, amountMinor, chance < 0.8 ? 'insert' : 'tap', pin);
}

export const longRun: Phrase[] = [
  phrase(
    'When',
    {
      en: 'the cashier works through {number} acts of a day with faults and restarts, drawn from seed {number}',
      zh: '收银员连续办理{number}次业务，其间有故障和重启，随机种子为{number}',
      exampleEn: 'the cashier works through 60 acts of a day with faults and restarts, drawn from seed 7',
      exampleZh: '收银员连续办理60次业务，其间有故障和重启，随机种子为7',
    },
    async (till, acts, seed) => {
      const draw = seededRandom(seed);
      for (let done = 0; done < acts; done++) {
        if (!till.counter.state.signedIn) await follow(till.counter, 'sign-in', usualAnswers(till));
        await oneOf(till, draw);
      }
      // The day ends on a good line: one more sale, before which the terminal sends what it still owes.
      await till.host.client.clearRules();
      if (!till.counter.state.signedIn) await follow(till.counter, 'sign-in', usualAnswers(till));
      await sell(till, 100, 'insert', till.card.pin);
    },
  ),
  phrase(
    'Then',
    {
      en: 'at least {number} payments were approved and {number} reversed',
      zh: '至少有{number}笔交易成功，{number}笔已冲正',
      exampleEn: 'at least 20 payments were approved and 3 reversed',
      exampleZh: '至少有20笔交易成功，3笔已冲正',
    },
    async (till, approved, reversed) => {
      const journal = await till.counter.terminal.journal();
      const count = (...statuses: string[]) => journal.filter(({ status }) => statuses.includes(status)).length;
      const found = [count('approved', 'voided'), count('reversed')] as const;
      till.check(
        found[0] >= approved && found[1] >= reversed,
        { en: 'The day had fewer payments than it should.', zh: '成功或冲正的笔数不足。' },
        `${approved} / ${reversed}`,
        found.join(' / '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'terminal and back office hold the same approved transactions, one for one',
      zh: '终端与管理后台的成功交易逐笔一致',
    },
    async (till) => {
      const stands = (state: string) => state === 'approved' || state === 'voided';
      const journal = (await till.counter.terminal.journal()).filter(
        ({ status, amountMinor }) => stands(status) && amountMinor > 0,
      );
      const host = (await till.host.transactions()).filter(
        ({ batch, state, postedMinor }) => batch === till.counter.state.batch && stands(state) && postedMinor > 0,
      );
      const line = (voucher: string, amountMinor: number, state: keyof typeof TRANSACTION_STATE_WORDS) => {
        const [en, zh] = TRANSACTION_STATE_WORDS[state];
        return `${voucher} ${till.money(amountMinor)} ${till.say({ en, zh })}`;
      };
      const here = journal.map((each) => line(each.voucher, each.amountMinor, each.status)).sort();
      const there = host.map((each) => line(each.stan, each.amountMinor, each.state)).sort();
      const odd = [...here.filter((each) => !there.includes(each)), ...there.filter((each) => !here.includes(each))];
      till.check(
        here.length > 0 && here.length === there.length && odd.length === 0,
        { en: 'A transaction was lost or doubled.', zh: '有交易丢失或重复。' },
        { en: `${here.length} on both sides`, zh: `双方均为${here.length}笔` },
        `${there.length}: ${odd.join('; ')}`,
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the sale takes the cashier at most {number} actions',
      zh: '该笔消费收银员操作不超过{number}次',
      exampleEn: 'the sale takes the cashier at most 3 actions',
      exampleZh: '该笔消费收银员操作不超过3次',
    },
    (till, most) => {
      // Choosing the function, and everything that the terminal asks of the cashier; card, PIN and signature are the cardholder's.
      const others = ['card', 'pin', 'signature', 'remove-card', 'payment-code'];
      const asked = till.counter.recent('prompt').filter(({ prompt }) => prompt !== null && !others.includes(prompt));
      const actions = ['choose', ...asked.map(({ prompt }) => prompt)];
      till.check(
        till.counter.result?.outcome === 'approved' && actions.length <= most,
        { en: 'The sale takes more actions.', zh: '操作次数超过承诺。' },
        String(most),
        `${actions.length}: ${actions.join(', ')}`,
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal has finished within the times that its settings allow',
      zh: '终端在设定的时限内完成处理',
    },
    (till) => {
      const { connectTimeoutMs, responseTimeoutMs } = till.plan.configuration.timers;
      const waited = Math.round(till.counter.busyMs);
      till.check(
        waited <= connectTimeoutMs + responseTimeoutMs,
        { en: 'Connecting and answering took longer.', zh: '联网和应答时间超过指标。' },
        `${connectTimeoutMs} + ${responseTimeoutMs} ms`,
        `${waited} ms`,
      );
    },
  ),
];
