// What the files that `tillproof init` writes tell their reader, in the language that was chosen.
import type { Bilingual } from '../definitions/evidence.ts';

export type Language = 'en' | 'zh-CN';

/** The words in one language. */
export const inWords = ({ en, zh }: Bilingual, language: Language): string => (language === 'en' ? en : zh);

export const WORDS = {
  adapter: {
    en: 'The adapter: what Tillproof asks of your terminal, command by command (node_modules/tillproof/docs/contract.md).',
    zh: '适配器：Tillproof 对终端提出的每一条命令（见 node_modules/tillproof/docs/contract.zh-CN.md）。',
  },
  standIn: {
    en: 'A terminal that comes with Tillproof stands in for yours, so that everything runs today. Put your own device in its place, one action after the other.',
    zh: '目前由 Tillproof 自带的终端代替您的终端，因此今天就能运行。请逐个动作换成您自己的设备。',
  },
  pin: {
    en: 'Yours to write: the cardholder enters the PIN. As long as it is not handed on the device waits for it, and the first scenario fails. This is the line:',
    zh: '请您来写：持卡人输入密码。密码没有传给设备之前，设备会一直等待，第一个场景就会失败。应写成：',
  },
  others: { en: 'These are handed on as they are.', zh: '以下命令原样转交。' },
  terminal: { en: 'The adapter of your terminal.', zh: '终端的适配器。' },
  features: {
    en: 'Your own scenarios. Without this line a run asks everything that the guide asks.',
    zh: '您自己的场景。删去此行，则按指南的全部要求测试。',
  },
  languages: { en: 'Language of the terminal: en, zh-CN, or both.', zh: '终端的语言：en、zh-CN，或两者。' },
  generated: {
    en: 'Made by "tillproof init --force --only editor": the sentences of Tillproof for the Cucumber extension of your editor. Nothing runs this file.',
    zh: '由 "tillproof init --force --only editor" 生成：供编辑器的 Cucumber 扩展读取的 Tillproof 句子。此文件不会被运行。',
  },
} as const satisfies Record<string, Bilingual>;
