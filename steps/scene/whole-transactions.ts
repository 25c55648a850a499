// Transactions made whole, for what scenarios need to have happened before.
import type { CardInterface, EventOf, TerminalFunction } from '../../src/terminal/index.ts';
import { type Answers, clearCounter, follow } from './conversation.ts';
import { OUTCOME_WORDS } from './quoted-words.ts';
import type { TillWorld } from './till.ts';

/** What later transactions refer to. `date` is MMDD. */
type Earlier = { voucher: string; reference: string; authorisationCode: string; date: string };

/** Answers of the people at the counter that hold in every scenario. */
export function usualAnswers(till: TillWorld): Answers {
  const { supervisorPassword, cashierPassword } = till.plan.configuration.operator;
  return { operator: till.plan.operator ?? '01', operatorPassword: cashierPassword, supervisorPassword };
}

/** Takes a payment through with the scenario's card and hands back what it is known by. An unapproved one is the terminal's fault. */
export async function completeSale(
  till: TillWorld,
  amountMinor: number,
  kind: 'sale' | 'pre-authorisation' = 'sale',
): Promise<Earlier> {
  const { image, pin } = till.card;
  const result = await follow(till.counter, kind, {
    ...usualAnswers(till),
    amountMinor,
    card: image,
    interface: 'insert',
    pin,
  });
  await till.host.refresh();
  const entry = till.counter.all('journal').findLast(({ entry }) => entry.voucher === result?.voucher)?.entry;
  const exchange = till.host.paymentOf(result?.voucher);
  till.check(
    result?.outcome === 'approved' && entry !== undefined && exchange !== undefined,
    { en: 'A payment that the scenario builds on was not approved.', zh: '场景所依据的一笔交易未成功。' },
    { en: 'approved', zh: '交易成功' },
    result === undefined
      ? { en: 'no result', zh: '没有结果' }
      : [till.say(OUTCOME_WORDS[result.outcome]), result.responseCode ?? ''].join(' ').trim(),
  );
  const answer = exchange!.answer!.fields;
  return {
    voucher: entry!.voucher,
    reference: answer['37'] ?? '',
    authorisationCode: answer['38'] ?? '',
    date: answer['13'] ?? '',
  };
}

/** Settles the batch. */
export async function settle(till: TillWorld): Promise<EventOf<'result'> | undefined> {
  return follow(till.counter, 'settlement', usualAnswers(till));
}

/** Starts a function and answers nothing but what every cashier knows. */
export async function begin(till: TillWorld, chosen: TerminalFunction): Promise<void> {
  await clearCounter(till.counter);
  till.counter.begin();
  await till.counter.act({ command: 'choose-function', function: chosen });
}

/** A sale from beginning to end, whatever becomes of it. */
export async function sell(
  till: TillWorld,
  amountMinor: number,
  by: CardInterface,
  pin: string | undefined,
): Promise<void> {
  const card = till.card.image;
  await follow(till.counter, 'sale', {
    ...usualAnswers(till),
    amountMinor,
    card,
    interface: by,
    ...(pin === undefined ? {} : { pin }),
  });
}
