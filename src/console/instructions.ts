// What a person at the device is asked to do, for each act of the page that an adapter would otherwise do.
import type { Bilingual } from '../definitions/evidence.ts';
import { TERMS } from '../definitions/glossary.ts';
import type { Act, Acts } from './acts.ts';

const say = (en: string, zh: string): Bilingual => ({ en, zh });

const KEYS = {
  confirm: say('Press Confirm.', '按“确认”键。'),
  cancel: say('Press Cancel.', '按“取消”键。'),
  clear: say('Press Clear.', '按“清除”键。'),
};
const WAYS: Readonly<Record<string, (card: Bilingual) => Bilingual>> = {
  insert: ({ en, zh }) => say(`Insert the card “${en}”.`, `插入卡片“${zh}”。`),
  tap: ({ en, zh }) => say(`Tap the card “${en}”.`, `用卡片“${zh}”挥卡。`),
  swipe: ({ en, zh }) => say(`Swipe the card “${en}”.`, `用卡片“${zh}”刷卡。`),
  key: ({ en, zh }) => say(`Key in the number of the card “${en}”.`, `手工输入卡片“${zh}”的卡号。`),
};
const MISHAPS: Readonly<Record<string, Bilingual>> = {
  unreadable: say('So that it cannot be read: cover the chip or the stripe.', '使其无法读取：遮住芯片或磁条。'),
  torn: say('Take it away before it is read.', '在读取完成前移开。'),
  'two-cards': say('Hold a second card beside it.', '同时贴上第二张卡。'),
  'removed-early': say('Pull it out while the host is asked.', '在等待主机应答时拔出。'),
};
const AROUND: readonly (readonly [keyof Acts['environment'], unknown, Bilingual])[] = [
  ['network', 'down', say('Cut the network of the terminal.', '断开终端网络。')],
  ['network', 'up', say('Connect the network of the terminal again.', '恢复终端网络。')],
  ['paper', 'out', say('Take the paper out.', '取出打印纸。')],
  ['paper', 'loaded', say('Load paper.', '装入打印纸。')],
  ['battery', 'low', say('Let the battery run low.', '使电量降低。')],
  ['battery', 'good', say('Charge the battery.', '充电。')],
  ['tamper', true, say('Open the case.', '打开机壳。')],
];

type Scene = { card(kind: string): Bilingual; isRightPin(pin: string): boolean };
/** What of a wallet an instruction names. */
type Cards = { views: readonly { kind: string; name: Bilingual }[]; pin(kind: string): string | undefined };

const WORDS: { [N in keyof Acts]?: (act: Acts[N], scene: Scene) => Bilingual } = {
  choose: ({ function: chosen }) => {
    const { en, zh } = TERMS.function[chosen as keyof typeof TERMS.function] ?? say(chosen, chosen);
    return say(`Choose “${en}” in the menu.`, `在菜单中选择“${zh}”。`);
  },
  type: ({ text }) => say(`Type ${text}`, `输入${text}`),
  press: ({ key }) => KEYS[key],
  present: ({ interface: by, card, fault }, { card: named }) => {
    const { en, zh } = WAYS[by]?.(named(card)) ?? say(by, by);
    const mishap = MISHAPS[fault ?? ''];
    return mishap === undefined ? say(en, zh) : say(`${en} ${mishap.en}`, `${zh}${mishap.zh}`);
  },
  remove: () => say('Take the card out.', '取出卡片。'),
  pin: ({ pin }, { isRightPin }) =>
    pin === ''
      ? say('Confirm without a PIN.', '不输密码，直接确认。')
      : isRightPin(pin)
        ? say('Enter the right PIN of the card, and confirm.', '输入该卡的正确密码并确认。')
        : say('Enter a wrong PIN, and confirm.', '输入错误的密码并确认。'),
  'right-pin': () => say('Enter the right PIN of the card, and confirm.', '输入该卡的正确密码并确认。'),
  sign: () => say('Sign.', '签名。'),
  take: () => say('Tear the slip off and take it.', '撕下并取走签购单。'),
  environment: (act) =>
    AROUND.find(([name, value]) => act[name] === value)?.[2] ?? say('Change nothing.', '无需操作。'),
  refund: ({ date, reference }) => {
    const day = date.slice(5).replace('-', '');
    return say(
      `Choose “Refund” in the menu: reference ${reference}, date ${day}.`,
      `在菜单中选择“退货”：参考号${reference}，日期${day}。`,
    );
  },
  restart: () => say('Switch the terminal off and on again.', '关机后重新开机。'),
  power: ({ on }) => (on ? say('Switch the terminal on.', '打开终端电源。') : say('Cut the power.', '断开终端电源。')),
  language: ({ language }) =>
    language === 'en'
      ? say('Set its language to English.', '将终端语言设为英文。')
      : say('Set its language to Chinese.', '将终端语言设为中文。'),
};

/** The words for an act; null for one that needs no hands. `presented` is the card that was shown last. */
export function instructionOf(act: Act, cards: Cards, presented: string): Bilingual | null {
  const words = WORDS[act.do] as ((act: Act, scene: Scene) => Bilingual) | undefined;
  const scene = {
    card: (kind: string) => cards.views.find((card) => card.kind === kind)?.name ?? say(kind, kind),
    isRightPin: (pin: string) => pin === cards.pin(presented),
  };
  return words?.(act, scene) ?? null;
}
