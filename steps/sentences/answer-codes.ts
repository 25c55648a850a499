// When and Then: one sale for every code that refuses, and that each of them is taken for what it is.
import { RESPONSE_CODES } from '../../src/definitions/response-codes.ts';
import type { EventOf } from '../../src/terminal/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { follow } from '../scene/conversation.ts';
import { FeatureFault } from '../scene/expectation.ts';
import { OUTCOME_WORDS } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';
import { sell, usualAnswers } from '../scene/whole-transactions.ts';

/** Every code of the table that is no approval. */
const REFUSALS = Object.values(RESPONSE_CODES)
  .filter((row) => row.class !== 'A')
  .map(({ code }) => code);

/** How the terminal announced a refusal: outcome and code, and how many sales slips came of it. */
type Taken = { code: string; outcome: EventOf<'result'>['outcome'] | null; told: string | null; slips: number };
const taken = new WeakMap<TillWorld, Taken[]>();

async function refuse(till: TillWorld, code: string, amountMinor: number): Promise<Taken> {
  if (!till.counter.state.signedIn) await follow(till.counter, 'sign-in', usualAnswers(till));
  await till.host.rule({ transaction: 'sale' }, 1, { answer: code });
  await sell(till, amountMinor, 'insert', till.card.pin);
  const { result } = till.counter;
  const slips = till.counter.recent('slip').filter(({ slip }) => slip.copy !== 'fault-report').length;
  return { code, outcome: result?.outcome ?? null, told: result?.responseCode ?? null, slips };
}

export const answerCodes: Phrase[] = [
  phrase(
    'When',
    {
      en: 'one sale of CNY {amount} is refused with every code that there is',
      zh: '对每个拒绝应答码各办理一笔{amount}元的消费',
      exampleEn: 'one sale of CNY 19.99 is refused with every code that there is',
      exampleZh: '对每个拒绝应答码各办理一笔19.99元的消费',
      times: 5,
    },
    async (till, amountMinor) => {
      const all: Taken[] = [];
      for (const code of REFUSALS) all.push(await refuse(till, code, amountMinor));
      taken.set(till, all);
    },
  ),
  phrase('Then', { en: 'each code is taken for what it is', zh: '每个应答码均按其含义处理' }, (till) => {
    const all = taken.get(till);
    if (all === undefined)
      throw new FeatureFault({
        en: 'No sale was refused with every code in this scenario.',
        zh: '场景中没有对每个拒绝应答码办理消费。',
      });
    const wrong = all.filter(({ code, outcome, told, slips }) => outcome !== 'declined' || told !== code || slips > 0);
    till.check(
      wrong.length === 0,
      { en: 'A code is taken for another one.', zh: '有应答码被误认。' },
      { en: 'declined, with the code of the answer, without a sales slip', zh: '拒绝，应答码与应答一致，不出签购单' },
      wrong
        .map(
          ({ code, outcome, told }) =>
            `${code}: ${outcome === null ? '-' : till.say(OUTCOME_WORDS[outcome])} ${told ?? '-'}`,
        )
        .join(', '),
    );
  }),
];
