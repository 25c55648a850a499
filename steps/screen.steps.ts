// Then: what the screen, the lights and the loudspeaker tell people.

import { TERMS } from '../src/definitions/glossary.ts';
import type { CardInterface } from '../src/terminal/index.ts';
import { inLanguage } from './expectation.ts';
import { formatAmount } from './parameters.ts';
import { type Phrase, phrase } from './phrases.ts';
import { shows } from './terms.ts';
import { CARD_PROMPT_WORDS, findId, functionOf, idOf, PROMPT_WORDS } from './words.ts';
import type { TillWorld } from './world.ts';

function readersOpen(till: TillWorld, wanted: readonly string[], words: string): void {
  const open = till.desk.recent('prompt').findLast(({ prompt }) => prompt === 'card')?.interfaces ?? [];
  till.check(
    till.desk.state.prompt === 'card' && wanted.every((each) => open.includes(each as CardInterface)),
    { en: 'The terminal does not ask for the card in this way.', zh: '终端没有这样提示出示卡片。' },
    words,
    till.stateWords(),
  );
}

/** The terminal has come to an end without ever having shown the prompt, and the transaction did go on. */
function neverAsked(till: TillWorld, prompt: 'pin' | 'verification-code', text: { en: string; zh: string }): void {
  const asked = till.desk.prompted(prompt);
  till.check(asked.length === 0, text, { en: 'not asked', zh: '不提示' }, asked[0]?.text ?? '');
  till.check(
    till.desk.result !== undefined,
    { en: 'The transaction did not come to an end.', zh: '交易没有结束。' },
    { en: 'a result', zh: '有结果' },
    till.stateWords(),
  );
}

export const screen: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the terminal shows {text}',
      zh: '终端显示{text}',
      exampleEn: 'the terminal shows "Insufficient funds"',
      exampleZh: '终端显示“余额不足”',
    },
    (till, words) => {
      till.check(
        shows([...till.desk.texts, ...till.desk.state.screen], words, 'screen'),
        { en: `The terminal does not show "${words}".`, zh: `终端没有显示“${words}”。` },
        words,
        till.shownWords(),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal does not show {text}',
      zh: '终端不显示{text}',
      exampleEn: 'the terminal does not show "Insufficient funds"',
      exampleZh: '终端不显示“余额不足”',
    },
    (till, words) => {
      till.check(
        !shows(till.desk.texts, words, 'screen'),
        { en: `The terminal shows "${words}".`, zh: `终端显示了“${words}”。` },
        { en: `not "${words}"`, zh: `不显示“${words}”` },
        till.shownWords(),
      );
      till.check(
        till.desk.texts.length > 0,
        { en: 'The terminal shows nothing at all.', zh: '终端没有任何显示。' },
        { en: 'some text', zh: '有文字' },
        '',
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal has never shown {text}',
      zh: '终端从未显示{text}',
      exampleEn: 'the terminal has never shown "Reversal failed"',
      exampleZh: '终端从未显示“冲正失败”',
    },
    (till, words) => {
      const lines = till.desk.all('display').flatMap((event) => event.lines);
      till.check(
        lines.length > 0 && !shows(lines, words, 'screen'),
        { en: `The terminal showed "${words}".`, zh: `终端显示过“${words}”。` },
        { en: `never "${words}"`, zh: `从未显示“${words}”` },
        lines.filter((line) => shows([line], words, 'screen')).join(' / '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal shows the amount CNY {amount}',
      zh: '终端显示金额{amount}元',
      exampleEn: 'the terminal shows the amount CNY 128.50',
      exampleZh: '终端显示金额128.50元',
    },
    (till, amount) => {
      const lines = [...till.desk.state.screen, ...till.desk.texts];
      till.check(
        lines.some((line) => hasAmount(line, amount)),
        { en: 'The amount is not on the screen.', zh: '屏幕上没有该金额。' },
        till.money(amount),
        lines.join(' / '),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal asks to {text}',
      zh: '终端提示{text}',
      exampleEn: 'the terminal asks to "insert or tap the card"',
      exampleZh: '终端提示“请插卡或挥卡”',
    },
    (till, words) => {
      const readers = findId(CARD_PROMPT_WORDS, words);
      if (readers !== undefined) readersOpen(till, readers.split(','), words);
      else
        till.check(
          till.desk.state.prompt === idOf(PROMPT_WORDS, words),
          { en: 'The terminal does not ask for this.', zh: '终端没有这样提示。' },
          words,
          till.stateWords(),
        );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal does not ask to {text}',
      zh: '终端不提示{text}',
      exampleEn: 'the terminal does not ask to "enter the amount"',
      exampleZh: '终端不提示“请输入金额”',
    },
    (till, words) => {
      const prompt = idOf(PROMPT_WORDS, words);
      till.check(
        till.desk.prompted(prompt).length === 0 && till.desk.state.prompt !== prompt,
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
        till.desk.state.prompt === 'pin',
        { en: 'The terminal does not ask for the PIN.', zh: '终端没有要求输入密码。' },
        till.promptWords('pin'),
        till.stateWords(),
      );
      const prompt = till.desk.prompted('pin').at(-1);
      const lines = [...till.desk.state.screen, prompt?.text ?? ''];
      till.check(
        (prompt?.amountMinor ?? amount) === amount && lines.some((line) => hasAmount(line, amount)),
        { en: 'The PIN entry does not show the amount.', zh: '输入密码时没有显示金额。' },
        till.money(amount),
        lines.join(' / '),
      );
    },
  ),
  phrase('Then', { en: 'the terminal does not ask for the PIN', zh: '终端不要求输入密码' }, (till) =>
    neverAsked(till, 'pin', { en: 'The terminal asks for the PIN.', zh: '终端要求输入密码。' }),
  ),
  phrase(
    'Then',
    {
      en: 'the terminal has asked to {text}',
      zh: '终端曾提示{text}',
      exampleEn: 'the terminal has asked to "enter the supervisor password"',
      exampleZh: '终端曾提示“请输入主管密码”',
    },
    (till, words) => {
      till.check(
        till.desk.prompted(idOf(PROMPT_WORDS, words)).length > 0,
        { en: 'The terminal never asked for this.', zh: '终端没有提示过。' },
        words,
        till.shownWords(),
      );
    },
  ),
  phrase('Then', { en: 'the terminal has not asked for the PIN yet', zh: '终端尚未要求输入密码' }, (till) => {
    till.check(
      till.desk.prompted('pin').length === 0 && till.desk.state.function !== null,
      { en: 'The PIN is asked for too early.', zh: '终端过早要求输入密码。' },
      { en: 'no PIN entry before amount and card are known', zh: '金额和卡片确定之前不输密码' },
      till.stateWords(),
    );
  }),
  phrase('Then', { en: 'the terminal does not ask for a verification code', zh: '终端不要求输入验证码' }, (till) =>
    neverAsked(till, 'verification-code', {
      en: 'The terminal asks for a verification code.',
      zh: '终端要求输入验证码。',
    }),
  ),
  phrase(
    'Then',
    { en: 'the terminal announces the result by sound or light', zh: '终端以声音或灯光提示结果' },
    (till) => {
      const signals = resultSignals(till);
      till.check(
        signals.length > 0,
        { en: 'The result is not announced.', zh: '结果没有声光提示。' },
        { en: 'a sound or a light', zh: '声音或灯光' },
        { en: 'neither', zh: '均无' },
      );
    },
  ),
  phrase('Then', { en: 'the terminal announces the success by a sound', zh: '终端以声音提示成功' }, (till) => {
    const sounds = till.desk.recent('sound').map(({ sound }) => sound);
    till.check(
      sounds.includes('success') && !sounds.includes('failure'),
      { en: 'The success is not announced by its sound.', zh: '成功没有相应的声音提示。' },
      'success',
      sounds.join(', '),
    );
  }),
  phrase('Then', { en: 'the terminal announces the success by a light', zh: '终端以灯光提示成功' }, (till) => {
    const lights = resultLights(till);
    till.check(
      lights.length > 0 && till.desk.result?.outcome === 'approved',
      { en: 'The success is not announced by a light.', zh: '成功没有灯光提示。' },
      { en: 'a light for the result', zh: '结果指示灯' },
      lights.join(', '),
    );
  }),
  phrase(
    'Then',
    { en: 'the terminal signals the failure otherwise than a success', zh: '终端以不同于成功的信号提示失败' },
    (till) => {
      const signals = resultSignals(till);
      till.check(
        signals.length > 0 && !signals.includes('success'),
        { en: 'The failure sounds or shines like a success, or not at all.', zh: '失败没有信号，或与成功的信号相同。' },
        { en: 'a signal of its own', zh: '专有信号' },
        signals.join(', '),
      );
    },
  ),
  phrase('Then', { en: 'the terminal signals that the card has been read', zh: '终端提示读卡完成' }, (till) => {
    const signals = [
      ...till.desk.recent('sound').filter(({ sound }) => sound === 'read'),
      ...till.desk.recent('indicator').filter(({ indicator }) => indicator === 'reader'),
    ];
    till.check(
      signals.length > 0,
      { en: 'The end of the reading is not signalled.', zh: '读卡完成没有提示。' },
      { en: 'a sound or a light of the reader', zh: '读卡器的声音或灯光' },
      { en: 'neither', zh: '均无' },
    );
  }),
  phrase('Then', { en: 'the terminal prompts to take the card', zh: '终端提示取走卡片' }, (till) => {
    till.check(
      till.desk.state.prompt === 'remove-card' && till.desk.state.cardInserted,
      { en: 'The terminal does not ask to take the card.', zh: '终端没有提示取走卡片。' },
      till.promptWords('remove-card'),
      till.stateWords(),
    );
  }),
  phrase('Then', { en: 'the terminal does not return to the main screen', zh: '终端没有回到主界面' }, (till) => {
    till.check(
      till.desk.state.function !== null || till.desk.state.prompt !== null,
      { en: 'The terminal is back at the main screen.', zh: '终端已回到主界面。' },
      { en: 'still in the transaction', zh: '仍在交易中' },
      till.stateWords(),
    );
  }),
  phrase(
    'Then',
    { en: 'the terminal is ready for the next transaction', zh: '终端回到主界面可办理下一笔交易' },
    (till) => {
      const { state } = till.desk;
      till.check(
        state.function === null && state.prompt === null && !state.cardInserted && state.quiet,
        { en: 'The terminal is not ready for the next transaction.', zh: '终端不能办理下一笔交易。' },
        { en: 'main screen, no card in the reader', zh: '主界面，读卡器中无卡' },
        till.stateWords(),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the main screen offers {text}',
      zh: '主界面提供{text}',
      exampleEn: 'the main screen offers "Sale"',
      exampleZh: '主界面提供“消费”',
    },
    (till, name) => offers(till, name, true),
  ),
  phrase(
    'Then',
    {
      en: 'the main screen does not offer {text}',
      zh: '主界面不提供{text}',
      exampleEn: 'the main screen does not offer "Refund"',
      exampleZh: '主界面不提供“退货”',
    },
    (till, name) => offers(till, name, false),
  ),
  phrase('Then', { en: 'the network light of the terminal changes', zh: '终端的网络指示灯发生变化' }, (till) => {
    const lights = till.desk.all('indicator').filter(({ indicator }) => indicator === 'network');
    const now = till.desk.recent('indicator').filter(({ indicator }) => indicator === 'network');
    till.check(
      now.length > 0 && now.at(-1)?.value !== lights.at(-1 - now.length)?.value,
      { en: 'The network light does not change.', zh: '网络指示灯没有变化。' },
      { en: 'another light', zh: '不同的灯光' },
      lights.map(({ value }) => value).join(', '),
    );
  }),
  phrase('Then', { en: 'the terminal shows its software version', zh: '终端显示其软件版本号' }, (till) => {
    const { version } = till.desk.state;
    till.check(
      version !== '' && till.desk.texts.some((line) => line.includes(version)),
      { en: 'The software version is not on the screen.', zh: '屏幕没有显示软件版本号。' },
      version,
      till.shownWords(),
    );
  }),
  phrase('Then', { en: 'the terminal shows that it is connected', zh: '终端显示已联网' }, (till) =>
    network(till, 'connected'),
  ),
  phrase('Then', { en: 'the terminal shows that it is not connected', zh: '终端显示未联网' }, (till) =>
    network(till, 'disconnected'),
  ),
];

/** True when the line has exactly this amount in yuan, with or without thousands separators. */
function hasAmount(line: string, minor: number): boolean {
  const figures: string[] = line.replaceAll(',', '').match(/\d+\.\d{2}(?!\d)/g) ?? [];
  return figures.includes(formatAmount(minor));
}

const resultLights = (till: TillWorld) =>
  till.desk
    .recent('indicator')
    .filter(({ indicator }) => indicator === 'result')
    .map(({ value }) => value);

const resultSignals = (till: TillWorld) => [
  ...till.desk
    .recent('sound')
    .map(({ sound }) => sound)
    .filter((sound) => sound === 'success' || sound === 'failure'),
  ...resultLights(till),
];

function offers(till: TillWorld, name: string, wanted: boolean): void {
  const { menu } = till.desk.state;
  till.check(
    menu.includes(functionOf(name)) === wanted,
    wanted
      ? { en: `The main screen does not offer "${name}".`, zh: `主界面没有提供“${name}”。` }
      : { en: `The main screen offers "${name}".`, zh: `主界面提供了“${name}”。` },
    wanted ? name : { en: `not "${name}"`, zh: `没有“${name}”` },
    menu.map((each) => inLanguage(TERMS.function[each], till.language)).join(', '),
  );
}

function network(till: TillWorld, wanted: 'connected' | 'disconnected'): void {
  const { state } = till.desk;
  const term = wanted === 'connected' ? 'Connected' : 'Not connected';
  till.check(
    state.network === wanted && shows(state.screen, term, 'screen'),
    { en: 'The screen does not show the state of the network.', zh: '屏幕没有显示联网状态。' },
    till.say({ en: term, zh: wanted === 'connected' ? '已联网' : '未联网' }),
    state.screen.join(' / '),
  );
}
