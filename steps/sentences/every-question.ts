// When and Then: the same mishap at every question of a function, one after the other, and that nothing comes of it.
import type { TerminalFunction } from '../../src/terminal/index.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { type Answers, answerOne, carryOn, clearCounter, follow } from '../scene/conversation.ts';
import { FeatureFault, NotConcerned } from '../scene/expectation.ts';
import { codeAtHand } from '../scene/payment-codes.ts';
import { functionOf } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';
import { begin, completeSale, usualAnswers } from '../scene/whole-transactions.ts';
import { answersOf } from './mishaps.ts';

/** What became of the function at one question: back on the main screen, its outcome if it told one, with so many messages. */
type Ended = { question: string; idle: boolean; outcome: string | undefined; sent: number };
const ends = new WeakMap<TillWorld, Ended[]>();

/** More questions than any function has. */
const MOST_QUESTIONS = 12;

/** What people answer to it: nobody signs in with a card, a customer who pays by code has one open, and what was voided is not voided again. */
async function answersAt(till: TillWorld, chosen: TerminalFunction): Promise<Answers> {
  if (chosen === 'sign-in') return usualAnswers(till);
  const last = till.counter.all('journal').findLast(({ entry }) => entry.status === 'approved');
  if (chosen === 'void' && last?.entry.function === 'void') await completeSale(till, 3000);
  return chosen === 'qr-sale' ? { ...answersOf(till), code: await codeAtHand(till) } : answersOf(till);
}

/** Begins the function anew for each of its questions, answers those before it, and lets the mishap happen there. */
async function atEachQuestion(
  till: TillWorld,
  chosen: TerminalFunction,
  mishap: (answers: Answers) => Promise<unknown>,
): Promise<void> {
  const { counter, host } = till;
  const found: Ended[] = [];
  const answers = await answersAt(till, chosen);
  for (let before = 0; before < MOST_QUESTIONS; before++) {
    await begin(till, chosen);
    for (let answered = 0; answered < before && counter.state.prompt !== null; answered++)
      await answerOne(counter, answers);
    const { prompt, function: active } = counter.state;
    // Beyond the last question it is on its way.
    if (prompt === null || active === null || prompt === 'remove-card' || prompt === 'signature') break;
    await host.refreshAnyway();
    const messages = host.exchanges.length;
    counter.begin();
    await mishap(answers);
    await host.refreshAnyway();
    const { prompt: left, function: still } = counter.state;
    found.push({
      question: till.promptWords(prompt),
      // It may still ask to take the card.
      idle: left === 'remove-card' || (left === null && still === null),
      outcome: counter.result?.outcome,
      sent: host.exchanges.length - messages,
    });
    await counter.act({ command: 'remove-card' });
    await clearCounter(counter);
    if (!counter.state.signedIn && chosen !== 'sign-in') await follow(counter, 'sign-in', usualAnswers(till));
  }
  // Who operates it may be known otherwise: nothing can be given up at a question that nobody asks.
  if (found.length === 0 && chosen === 'sign-in')
    throw new NotConcerned({
      verdict: 'not-applicable',
      text: { en: 'The terminal signs in without a question.', zh: '该终端签到时不提示输入。' },
    });
  ends.set(till, found);
}

function ended(till: TillWorld): Ended[] {
  const found = ends.get(till);
  if (found === undefined || found.length === 0)
    throw new FeatureFault({
      en: 'Nothing happened at any question in this scenario.',
      zh: '场景中没有在任何提示下发生任何情况。',
    });
  return found;
}

const questions = (wrong: readonly Ended[]) => wrong.map(({ question }) => question).join(', ');

export const everyQuestion: Phrase[] = [
  phrase(
    'When',
    {
      en: 'the cashier cancels a {function} at each of its questions',
      zh: '收银员在{function}的每一步提示下取消',
      exampleEn: 'the cashier cancels a "Void" at each of its questions',
      exampleZh: '收银员在“消费撤销”的每一步提示下取消',
    },
    (till, name) => atEachQuestion(till, functionOf(name), () => till.counter.press('cancel')),
  ),
  phrase(
    'When',
    {
      en: 'the terminal is restarted at each question of a {function}',
      zh: '终端在{function}的每一步提示下重新启动',
      exampleEn: 'the terminal is restarted at each question of a "Refund"',
      exampleZh: '终端在“退货”的每一步提示下重新启动',
    },
    (till, name) => atEachQuestion(till, functionOf(name), () => till.counter.act({ command: 'restart' })),
  ),
  phrase(
    'When',
    {
      en: 'the network fails at each question of a {function}',
      zh: '在{function}的每一步提示下断网',
      exampleEn: 'the network fails at each question of a "Refund"',
      exampleZh: '在“退货”的每一步提示下断网',
    },
    (till, name) =>
      atEachQuestion(till, functionOf(name), async (answers) => {
        await till.counter.act({ command: 'environment', network: 'down' });
        await carryOn(till.counter, answers);
        await till.counter.act({ command: 'environment', network: 'up' });
      }),
  ),
  phrase(
    'Then',
    {
      en: 'each time the terminal came back to the main screen and sent nothing',
      zh: '每次终端都回到主界面且未发送报文',
    },
    (till) => {
      const wrong = ended(till).filter(
        ({ idle, outcome, sent }) => !idle || sent > 0 || outcome === 'approved' || outcome === 'declined',
      );
      till.check(
        wrong.length === 0,
        {
          en: 'The terminal goes on, sends something, or tells of an answer.',
          zh: '终端仍在继续、发送了报文，或称有应答。',
        },
        { en: 'main screen, no message', zh: '主界面，没有报文' },
        questions(wrong),
      );
    },
  ),
  phrase('Then', { en: 'none of them is approved', zh: '均未成功' }, (till) => {
    const wrong = ended(till).filter(({ outcome, sent }) => outcome === 'approved' || outcome === 'done' || sent > 0);
    till.check(
      wrong.length === 0,
      { en: 'A transaction is approved without a network.', zh: '断网时交易仍成功。' },
      { en: 'not approved, no message', zh: '未成功，没有报文' },
      questions(wrong),
    );
  }),
];
