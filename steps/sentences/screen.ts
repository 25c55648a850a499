// Then: what the screen says.
import { TERMS } from '../../src/definitions/glossary.ts';
import { hasAmount } from '../parameters.ts';
import { type Phrase, phrase } from '../phrases.ts';
import { inLanguage } from '../scene/expectation.ts';
import { functionOf } from '../scene/quoted-words.ts';
import type { TillWorld } from '../scene/till.ts';
import { accepted, shows } from '../scene/wordings.ts';

export const screen: Phrase[] = [
  phrase(
    'Then',
    {
      en: 'the terminal shows {screen}',
      zh: '终端显示{screen}',
      exampleEn: 'the terminal shows "Insufficient funds"',
      exampleZh: '终端显示“余额不足”',
    },
    (till, words) => {
      till.check(
        shows(till, [...till.counter.texts, ...till.counter.state.screen], words, 'screen'),
        { en: `The terminal does not show "${words}".`, zh: `终端没有显示“${words}”。` },
        accepted(till, words, 'screen'),
        till.shownWords(),
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal does not show {screen}',
      zh: '终端不显示{screen}',
      exampleEn: 'the terminal does not show "Insufficient funds"',
      exampleZh: '终端不显示“余额不足”',
    },
    (till, words) => {
      till.check(
        !shows(till, till.counter.texts, words, 'screen'),
        { en: `The terminal shows "${words}".`, zh: `终端显示了“${words}”。` },
        { en: `not "${words}"`, zh: `不显示“${words}”` },
        till.shownWords(),
      );
      till.check(
        till.counter.texts.length > 0,
        { en: 'The terminal shows nothing at all.', zh: '终端没有任何显示。' },
        { en: 'some text', zh: '有文字' },
        '',
      );
    },
  ),
  phrase(
    'Then',
    {
      en: 'the terminal has never shown {screen}',
      zh: '终端从未显示{screen}',
      exampleEn: 'the terminal has never shown "Reversal failed"',
      exampleZh: '终端从未显示“冲正失败”',
    },
    (till, words) => {
      const lines = till.counter.all('display').flatMap((event) => event.lines);
      till.check(
        lines.length > 0 && !shows(till, lines, words, 'screen'),
        { en: `The terminal showed "${words}".`, zh: `终端显示过“${words}”。` },
        { en: `never "${words}"`, zh: `从未显示“${words}”` },
        lines.filter((line) => shows(till, [line], words, 'screen')).join(' / '),
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
      const lines = [...till.counter.state.screen, ...till.counter.texts];
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
      en: 'the main screen offers {function}',
      zh: '主界面提供{function}',
      exampleEn: 'the main screen offers "Sale"',
      exampleZh: '主界面提供“消费”',
    },
    (till, name) => offers(till, name, true),
  ),
  phrase(
    'Then',
    {
      en: 'the main screen does not offer {function}',
      zh: '主界面不提供{function}',
      exampleEn: 'the main screen does not offer "Refund"',
      exampleZh: '主界面不提供“退货”',
    },
    (till, name) => offers(till, name, false),
  ),
  phrase('Then', { en: 'the terminal shows its software version', zh: '终端显示其软件版本号' }, (till) => {
    const { version } = till.counter.state;
    const first = till.counter.states[0]?.version ?? version;
    till.check(
      version === first,
      { en: 'The terminal has other software than before.', zh: '终端的软件与之前不同。' },
      first,
      version,
    );
    till.check(
      version !== '' && till.counter.texts.some((line) => line.includes(version)),
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

function offers(till: TillWorld, name: string, wanted: boolean): void {
  const { menu } = till.counter.state;
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
  const { state } = till.counter;
  const term = wanted === 'connected' ? 'Connected' : 'Not connected';
  till.check(
    state.network === wanted && shows(till, state.screen, term, 'screen'),
    { en: 'The screen does not show the state of the network.', zh: '屏幕没有显示联网状态。' },
    accepted(till, term, 'screen'),
    state.screen.join(' / '),
  );
}
