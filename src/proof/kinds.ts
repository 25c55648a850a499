// The kinds of mutants: what each stands for, and which findings are findings for that reason.
import { isAbout, type RuleName, rulesAbout } from '../definitions/rule-subjects.ts';

const MONEY = rulesAbout('money', 'journal');
const SECRECY = rulesAbout('secrecy');
const SCREENS = rulesAbout('screens');
const STATE = rulesAbout('state');

/** Subjects of sentences (steps/catalogue.ts) by what they look at. */
const BOOKS = ['money', 'backOffice', 'settlement', 'query', 'longRun', 'qrRun', 'qr'];
const OUTCOME = ['result', 'answerCodes', 'screen', ...BOOKS, 'reversal', 'batch', 'wire', 'chip', 'slip', 'signature'];
const WIRE = [...OUTCOME, 'management', 'everyQuestion', 'secrecy', 'fuzz', 'prompts', 'slipText'];

type Row = {
  en: string;
  zh: string;
  /** Subjects of the Then sentences that may find it; `scene` = the setting of a scene comes to nothing because of it. */
  subjects: readonly string[];
  /** Rules of the oracle that may find it. */
  rules: readonly RuleName[];
  /** Things that a terminal may never do: where no scenario shows them there is no such mutant of this terminal. */
  ofTerminal?: true;
};

export const KINDS = {
  setting: {
    en: 'a setting is ignored',
    zh: '忽略某项设置',
    subjects: [...WIRE, 'signals', 'scene'],
    rules: [...MONEY, ...SCREENS, ...STATE],
  },
  command: {
    en: 'a key or an act does nothing, or counts twice',
    zh: '按键或操作无效，或计两次',
    subjects: [...WIRE, 'signals', 'scene'],
    rules: [...MONEY],
  },
  moment: {
    en: 'nobody thought of that moment',
    zh: '没有考虑到该时刻',
    subjects: [...WIRE, 'signals', 'scene'],
    rules: [...MONEY],
  },
  display: {
    en: 'the wrong thing is said',
    zh: '显示内容错误',
    subjects: ['screen', 'prompts', 'result', 'query', 'scene', 'management', 'qr'],
    rules: [...SCREENS],
  },
  prompt: {
    en: 'a question is left out',
    zh: '缺少提示',
    subjects: ['prompts', 'screen', 'scene', 'result', ...BOOKS, 'signature'],
    rules: [],
    ofTerminal: true,
  },
  signal: { en: 'a sound or light is wrong', zh: '声音或指示灯错误', subjects: ['signals', 'screen'], rules: [] },
  result: {
    en: 'a result is wrong',
    zh: '结果错误',
    subjects: [...OUTCOME, 'scene', 'management', 'prompts', 'everyQuestion'],
    rules: [...MONEY],
    ofTerminal: true,
  },
  slip: {
    en: 'the wrong thing is printed',
    zh: '打印内容错误',
    subjects: ['slip', 'slipText', 'signature', 'qr', 'chip', 'secrecy'],
    rules: [...MONEY, ...SECRECY],
    ofTerminal: true,
  },
  journal: {
    en: 'the wrong thing is kept',
    zh: '记录错误',
    subjects: [...OUTCOME, 'scene', 'clock'],
    rules: [...MONEY, ...SECRECY],
    ofTerminal: true,
  },
  state: {
    en: 'the state is told wrongly',
    zh: '状态错误',
    subjects: [...WIRE, 'scene', 'signals'],
    rules: [...MONEY, ...STATE],
  },
  secret: { en: 'a secret leaks', zh: '泄露机密', subjects: ['secrecy'], rules: [...SECRECY] },
  request: {
    en: 'the wrong thing is sent',
    zh: '发送内容错误',
    subjects: [...WIRE, 'scene'],
    rules: [...MONEY, ...SECRECY],
    ofTerminal: true,
  },
  sending: {
    en: 'a request is forgotten, repeated or late',
    zh: '请求遗漏、重复或迟到',
    subjects: [...WIRE, 'scene'],
    rules: [...MONEY],
    ofTerminal: true,
  },
  code: {
    en: 'an answer code is taken for another',
    zh: '误认应答码',
    subjects: [...OUTCOME, 'scene', 'signals'],
    rules: [...MONEY],
  },
  unchecked: {
    en: 'an answer is not checked',
    zh: '未核对应答',
    subjects: [...OUTCOME, 'fuzz', 'scene', 'management'],
    rules: [...MONEY],
  },
  answer: {
    en: 'what the host says is ignored',
    zh: '忽略主机内容',
    subjects: [...WIRE, 'scene'],
    rules: [...MONEY],
    ofTerminal: true,
  },
} as const satisfies Record<string, Row>;

export type Kind = keyof typeof KINDS;
export const kindRow = (kind: Kind): Row => KINDS[kind];

/** Kinds that change nothing that reaches the wire: a rule about messages finds something else in them. */
const WITHOUT_MESSAGES: readonly Kind[] = ['display', 'prompt', 'signal', 'slip', 'secret'];

/** Rules about single messages, in the matrix apart from the others of the oracle. */
export const isMessageRule = (rule: string): boolean => isAbout('messages', rule);

/** Whether a breach of the rule is found for the reason that mutants of this kind stand for. */
export function isReason(kind: Kind, rule: string): boolean {
  const { subjects, rules } = kindRow(kind);
  if (isMessageRule(rule)) return !WITHOUT_MESSAGES.includes(kind);
  if (isAbout('slips', rule)) return subjects.includes('slip');
  return (rules as readonly string[]).includes(rule);
}
