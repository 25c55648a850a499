// Takes a whole function through at the terminal: answers whatever it asks, in the order in which it asks.
import { yuan } from '../../src/definitions/money.ts';
import type {
  CardImage,
  CardInterface,
  Command,
  EventOf,
  PromptKind,
  TerminalFunction,
} from '../../src/terminal/index.ts';
import type { Counter } from './counter.ts';

/** What the people at the counter would answer. A question without an answer here ends the conversation. */
export type Answers = {
  operator?: string;
  operatorPassword?: string;
  supervisorPassword?: string;
  amountMinor?: number;
  interface?: CardInterface;
  card?: CardImage;
  pin?: string;
  /** A payment code, or in a refund the payment voucher in place of a card. */
  code?: string;
  voucher?: string;
  reference?: string;
  date?: string;
  authorisationCode?: string;
  verificationCode?: string;
  /** The question that is left open. */
  until?: PromptKind;
};

/** More questions than any function has; a terminal that asks on for ever is stopped here. */
const MOST_QUESTIONS = 30;

/** Chooses the function, answers until it has ended, and gives its result; undefined when it did not end. */
export async function follow(
  counter: Counter,
  chosen: TerminalFunction,
  answers: Answers,
): Promise<EventOf<'result'> | undefined> {
  await clearCounter(counter);
  counter.begin();
  await counter.act({ command: 'choose-function', function: chosen });
  return carryOn(counter, answers);
}

/** Answers the questions that are left of the function in progress. */
export async function carryOn(counter: Counter, answers: Answers): Promise<EventOf<'result'> | undefined> {
  for (let asked = 0; asked < MOST_QUESTIONS && counter.state.prompt !== null; asked++) {
    if (!(await answerOne(counter, answers))) break;
  }
  return counter.result;
}

/** Answers the question that the terminal asks now, and no more; false when there is no answer to it. */
export async function answerOne(counter: Counter, answers: Answers): Promise<boolean> {
  const commands = reply(counter, answers);
  for (const command of commands ?? []) await counter.act(command);
  return commands !== null;
}

/** The cardholder takes the card and signs what is left over from the transaction before; the cashier leaves a list that is open. */
export async function clearCounter(counter: Counter): Promise<void> {
  for (let left = 0; left < 4; left++) {
    if (counter.state.prompt === 'signature') await counter.act({ command: 'sign' });
    else if (counter.state.prompt === 'remove-card') await counter.act({ command: 'remove-card' });
    else if (counter.state.function === 'query') await counter.press('cancel');
    else return;
  }
}

const CONFIRM: Command[] = [{ command: 'press', key: 'confirm' }];
const typed = (text: string | undefined): Command[] | null => {
  if (text === undefined) return null;
  return text === '' ? CONFIRM : [{ command: 'type', text }, ...CONFIRM];
};

function reply(counter: Counter, answers: Answers): Command[] | null {
  const { prompt } = counter.state;
  if (prompt === answers.until) return null;
  switch (prompt) {
    case 'operator':
      return typed(answers.operator);
    case 'operator-password':
      return typed(answers.operatorPassword);
    case 'supervisor-password':
      return typed(answers.supervisorPassword);
    case 'amount':
      return typed(answers.amountMinor === undefined ? undefined : yuan(answers.amountMinor));
    case 'original-voucher':
    case 'query-voucher':
      return typed(answers.voucher);
    case 'original-reference':
      return typed(answers.reference);
    case 'original-date':
      return typed(answers.date);
    case 'authorisation-code':
      return typed(answers.authorisationCode);
    case 'verification-code':
      return typed(answers.verificationCode);
    case 'confirm-amount':
    case 'confirm-card':
    case 'confirm-original':
      return CONFIRM;
    case 'payment-code':
      return answers.code === undefined ? null : [{ command: 'present-code', code: answers.code }];
    case 'card':
      if (answers.card === undefined && answers.code !== undefined)
        return [{ command: 'present-code', code: answers.code }];
      return answers.card === undefined
        ? null
        : [{ command: 'present-card', interface: answers.interface ?? 'insert', card: answers.card }];
    case 'pin':
      return answers.pin === undefined ? null : [{ command: 'enter-pin', pin: answers.pin }];
    case 'signature':
      return [{ command: 'sign' }];
    case 'remove-card':
      return [{ command: 'remove-card' }];
    default:
      return null;
  }
}
