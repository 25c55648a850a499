// A counterexample as a scenario that a person can read: what was damaged and how, the message as it stood, what went wrong, how to replay it.
import type { Bilingual } from '../definitions/evidence.ts';
import { maskMessage, maskText } from '../iso8583/mask.ts';
import type { Message } from '../iso8583/message.ts';
import type { Line } from './line.ts';

const same = (text: string): Bilingual => ({ en: text, zh: text });

/** What a campaign damages. */
type Subject = 'request' | 'answer';

const SUBJECTS: Record<Subject, { given: Bilingual; when: Bilingual; then: Bilingual }> = {
  request: {
    given: { en: 'a right sale request, but', zh: '一笔正确的消费请求，但' },
    when: { en: 'it reaches the POS centre', zh: '该报文到达POS中心' },
    then: { en: 'it is refused and no money moves', zh: '被拒绝且账务不变' },
  },
  answer: {
    given: { en: 'the approval of a sale, but', zh: '一笔消费的成功应答，但' },
    when: { en: 'it reaches the terminal', zh: '该应答到达终端' },
    then: { en: 'it is not taken for an approval', zh: '终端不当作交易成功' },
  },
};

/**
 * A damaged message in lines that may be shown. Values that are as they were are masked by what their field is; of others only the
 * length is told, because damage may have put a card number anywhere.
 */
export function shownBody(body: Uint8Array, right: Message | null, line: Line): Bilingual[] {
  const message = line.read(body);
  if (message === null)
    return [{ en: `[${body.length} bytes that are no message]`, zh: `[${body.length}个字节，不是报文]` }];
  const texts = Object.entries(message.fields).map(([field, value]): [string, string] => [
    field,
    typeof value === 'string' ? value : JSON.stringify(value ?? null),
  ]);
  const masked = maskMessage({ mti: message.mti, fields: Object.fromEntries(texts) }).fields;
  const shown = texts.map(([field, value]) => {
    const before = `${field.padStart(5)}  `;
    if (right?.fields[Number(field)] === value) return same(`${before}${masked[Number(field)]}`);
    return {
      en: `${before}[${value.length} characters, changed]`,
      zh: `${before}[${value.length}个字符，已改动]`,
    };
  });
  return [same(maskText(message.mti)), ...shown];
}

type Counterexample = {
  subject: Subject;
  /** What is wrong with the message. */
  what: Bilingual;
  /** The message, in lines that may be shown. */
  shown: readonly Bilingual[];
  /** What happened in place of the right thing. */
  breach: Bilingual;
  seed: number;
  path: string;
  /** Flags of `tillproof certify` that choose the same run, such as `--wire unionpay-tcp`. */
  flags: readonly string[];
};

/** The counterexample as Gherkin, with the command that replays it. */
export function counterexampleScenario(
  language: 'en' | 'zh-CN',
  { subject, what, shown, breach, seed, path, flags }: Counterexample,
): string {
  const english = language === 'en';
  const say = (words: Bilingual) => (english ? words.en : words.zh);
  const { given, when, then } = SUBJECTS[subject];
  const gap = english ? ' ' : '';
  const command = ['tillproof certify', ...flags, `--seed ${seed}`, `--fuzz-path ${path}`].join(' ');
  return [
    `  ${english ? 'Scenario: found by fuzzing' : '场景: 模糊测试发现'}`,
    `    ${english ? 'Given ' : '假如'}${say(given)}${gap}${say(what)}`,
    '      """',
    ...shown.map((text) => `      ${say(text)}`),
    '      """',
    `    ${english ? 'When ' : '当'}${say(when)}`,
    `    ${english ? 'Then ' : '那么'}${say(then)}`,
    `    # ${english ? 'but ' : '但是'}${say(breach)}`,
    `    # ${english ? 'replay' : '重放'}: ${command}`,
  ].join('\n');
}
