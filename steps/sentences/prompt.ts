// Then: what the terminal asks people to do, and what it must not ask.
import type { CardInterface } from '../../src/terminal/index.ts';
import { hasAmount } from '../parameters.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { CARD_PROMPT_WORDS, findId, idOf, PROMPT_WORDS } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';

function readersOpen(till: TillWorld, wanted: readonly string[], words: string): void {
  const open = till.counter.recent('prompt').findLast(({ prompt }) => prompt === 'card')?.interfaces ?? [];
  till.check(
    till.counter.state.prompt === 'card' && wanted.every((each) => open.includes(each as CardInterface)),
    { en: 'The terminal does not ask for the card in this way.', zh: '终端没有这样提示出示卡片。' },
    words,
    till.stateWords(),
  );
}

/** The terminal has come to an end without ever having shown the prompt, and the transaction did go on. */
function neverAsked(till: TillWorld, prompt: 'pin' | 'verification-code', text: { en: string; zh: string }): void {
  const asked = till.counter.prompted(prompt);
  till.check(asked.length === 0, text, { en: 'not asked', zh: '不提示' }, asked[0]?.text ?? '');
  till.check(
    till.counter.result !== undefined,
    { en: 'The transaction did not come to an end.', zh: '交易没有结束。' },
    { en: 'a result', zh: '有结果' },
    till.stateWords(),
  );
}

export const prompts: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the terminal asks to {request}',
      zh: '终端提示{request}',
      exampleEn: 'the terminal asks to "insert or tap the card"',
      exampleZh: '终端提示“请插卡或挥卡”',
    },
    (till, words) => {
      const readers = findId(CARD_PROMPT_WORDS, words);
      if (readers !== undefined) readersOpen(till, readers.split(','), words);
      else
        till.check(
          till.counter.state.prompt === idOf(PROMPT_WORDS, words),
          { en: 'The terminal does not ask for this.', zh: '终端没有这样提示。' },
          words,
          till.stateWords(),
        );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal does not ask to {prompt}',
      zh: '终端不提示{prompt}',
      exampleEn: 'the terminal does not ask to "enter the amount"',
      exampleZh: '终端不提示“请输入金额”',
    },
    (till, words) => {
      const prompt = idOf(PROMPT_WORDS, words);
      till.check(
        till.counter.prompted(prompt).length === 0 && till.counter.state.prompt !== prompt,
        { en: 'The terminal asks for this.', zh: '终端提示了这一步。' },
        { en: `not: ${words}`, zh: `不应：${words}` },
        till.stateWords(),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal asks for the PIN and shows CNY {amount}',
      zh: '终端要求输入密码并显示金额{amount}元',
      exampleEn: 'the terminal asks for the PIN and shows CNY 128.50',
      exampleZh: '终端要求输入密码并显示金额128.50元',
    },
    (till, amount) => {
      till.check(
        till.counter.state.prompt === 'pin',
        { en: 'The terminal does not ask for the PIN.', zh: '终端没有要求输入密码。' },
        till.promptWords('pin'),
        till.stateWords(),
      );
      const prompt = till.counter.prompted('pin').at(-1);
      const lines = [...till.counter.state.screen, prompt?.text ?? ''];
      till.check(
        (prompt?.amountMinor ?? amount) === amount && lines.some((line) => hasAmount(line, amount)),
        { en: 'The PIN entry does not show the amount.', zh: '输入密码时没有显示金额。' },
        till.money(amount),
        lines.join(' / '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal has asked to {prompt}',
      zh: '终端曾提示{prompt}',
      exampleEn: 'the terminal has asked to "enter the supervisor password"',
      exampleZh: '终端曾提示“请输入主管密码”',
    },
    (till, words) => {
      till.check(
        till.counter.prompted(idOf(PROMPT_WORDS, words)).length > 0,
        { en: 'The terminal never asked for this.', zh: '终端没有提示过。' },
        words,
        till.shownWords(),
      );
    },
  ),
  phrase('Then', { en: 'the terminal has not asked for the PIN yet', zh: '终端尚未要求输入密码' }, (till) => {
    till.check(
      till.counter.prompted('pin').length === 0 && till.counter.state.function !== null,
      { en: 'The PIN is asked for too early.', zh: '终端过早要求输入密码。' },
      { en: 'no PIN entry before amount and card are known', zh: '金额和卡片确定之前不输密码' },
      till.stateWords(),
    );
  }),
  phrase('Then', { en: 'the terminal prompts to take the card', zh: '终端提示取走卡片' }, (till) => {
    till.check(
      till.counter.state.prompt === 'remove-card' && till.counter.state.cardInserted,
      { en: 'The terminal does not ask to take the card.', zh: '终端没有提示取走卡片。' },
      till.promptWords('remove-card'),
      till.stateWords(),
    );
  }),
  phrase('Then', { en: 'the terminal does not return to the main screen', zh: '终端没有回到主界面' }, (till) => {
    till.check(
      till.counter.state.function !== null || till.counter.state.prompt !== null,
      { en: 'The terminal is back at the main screen.', zh: '终端已回到主界面。' },
      { en: 'still in the transaction', zh: '仍在交易中' },
      till.stateWords(),
    );
  }),
  phrase(
    'Then',
    { en: 'the terminal is ready for the next transaction', zh: '终端回到主界面可办理下一笔交易' },
    (till) => {
      const { state } = till.counter;
      till.check(
        state.function === null && state.prompt === null && !state.cardInserted && state.quiet,
        { en: 'The terminal is not ready for the next transaction.', zh: '终端不能办理下一笔交易。' },
        { en: 'main screen, no card in the reader', zh: '主界面，读卡器中无卡' },
        till.stateWords(),
      );
    },
  ),
  phrase('Then', { en: 'the terminal does not ask for the PIN', zh: '终端不要求输入密码' }, (till) =>
    neverAsked(till, 'pin', { en: 'The terminal asks for the PIN.', zh: '终端要求输入密码。' }),
  ),
  phrase('Then', { en: 'the terminal does not ask for a verification code', zh: '终端不要求输入验证码' }, (till) =>
    neverAsked(till, 'verification-code', {
      en: 'The terminal asks for a verification code.',
      zh: '终端要求输入验证码。',
    }),
  ),
];
