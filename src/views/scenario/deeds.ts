// What somebody did at the terminal, in words: commands of the contract by name.
import type { Bilingual } from '../../definitions/evidence.ts';
import { FUNCTIONS } from '../names.ts';

const DEEDS: Readonly<Record<string, Bilingual>> = {
  'power-on': { en: 'power on', zh: '开机' },
  'power-off': { en: 'power off', zh: '断电' },
  restart: { en: 'restart', zh: '重新启动' },
  type: { en: 'types', zh: '键入' },
  'press confirm': { en: 'confirm ✓', zh: '确认 ✓' },
  'press cancel': { en: 'cancel ✕', zh: '取消 ✕' },
  'press clear': { en: 'clear ←', zh: '清除 ←' },
  'present-card insert': { en: '▣ inserts the card', zh: '▣ 插卡' },
  'present-card tap': { en: '▣ taps the card', zh: '▣ 挥卡' },
  'present-card swipe': { en: '▣ swipes the card', zh: '▣ 刷卡' },
  'present-card key': { en: 'card number keyed in', zh: '手输卡号' },
  'present-card qr': { en: 'shows a code', zh: '出示付款码' },
  'remove-card': { en: '▣ takes the card out', zh: '▣ 取卡' },
  'enter-pin': { en: 'enters the PIN', zh: '输入密码' },
  sign: { en: 'signs', zh: '签名' },
  'take-slip': { en: 'takes the slip', zh: '取走签购单' },
  'present-code': { en: 'shows a code', zh: '出示付款码' },
  'environment network down': { en: 'network goes down', zh: '断网' },
  'environment network up': { en: 'network comes back', zh: '恢复联网' },
  'environment paper out': { en: 'paper runs out', zh: '缺纸' },
  'environment paper loaded': { en: 'paper loaded', zh: '装纸' },
  environment: { en: 'the surroundings change', zh: '环境变化' },
};
/** What went wrong with the card while it was read. */
const FAULTS: Readonly<Record<string, Bilingual>> = {
  unreadable: { en: 'unreadable', zh: '无法读取' },
  torn: { en: 'taken away too early', zh: '闪卡' },
  'two-cards': { en: 'two cards at once', zh: '两张卡' },
  'removed-early': { en: 'pulled out early', zh: '提前拔卡' },
};

/** @param detail the command with what may be told of it: `present-card insert removed-early`, `choose-function sale` */
export function deedWords(detail: string, transactions: Readonly<Record<string, Bilingual>>): Bilingual {
  const known = Object.hasOwn(DEEDS, detail) ? DEEDS[detail] : undefined;
  if (known !== undefined) return known;
  const [command = '', first = '', second = ''] = detail.split(' ');
  if (command === 'choose-function') {
    const names: Readonly<Record<string, Bilingual>> = { ...transactions, ...FUNCTIONS };
    return (Object.hasOwn(names, first) ? names[first] : undefined) ?? { en: first, zh: first };
  }
  const deed = DEEDS[`${command} ${first}`] ?? DEEDS[command];
  const fault = FAULTS[second];
  if (deed === undefined) return { en: detail, zh: detail };
  return fault === undefined ? deed : { en: `${deed.en}, ${fault.en}`, zh: `${deed.zh}，${fault.zh}` };
}
