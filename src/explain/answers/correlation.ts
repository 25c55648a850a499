// Whether an answer belongs to its request: what it must repeat, and what it has in its place.
import { FIELDS } from '../../definitions/fields.ts';
import type { Words } from '../../definitions/message-words.ts';
import { maskText } from '../../iso8583/mask.ts';
import { type Message, responseMti } from '../../iso8583/message.ts';

/** One fact of the answer that is not as it was sent. */
type Difference = { field: number | 'mti'; sent: string; got: string | null };

/** The answer is to this request, or how it is not. */
export type Correlation = Words & ({ kind: 'answered' } | { kind: 'not-correlated'; differences: Difference[] });

/** An answer must repeat these (F-17): the STAN first, since it is what people look for; 42 when approved, 4 unless approved in part. */
const CORRELATED: readonly { field: number; holds?: (answer: Message) => boolean }[] = [
  { field: 11 },
  { field: 41 },
  { field: 3 },
  { field: 42, holds: ({ fields }) => fields[39] === '00' },
  { field: 4, holds: ({ fields }) => fields[39] === '00' },
];

/** `chineseName` is what a field is called; nothing in the words is card data. */
export function correlation(
  sent: Message,
  answer: Message,
  chineseName: (field: number) => string = (field) => FIELDS[field]?.zh ?? '',
): Correlation {
  const differences = differencesOf(sent, answer);
  if (differences.length === 0)
    return { kind: 'answered', en: `answered by ${answer.mti}`, zh: `已收到应答${answer.mti}` };
  const english = differences.map(({ field, sent: was, got }) =>
    field === 'mti' ? `message type: expected ${was}, got ${got}` : `field ${field}: sent ${was}, got ${got ?? 'none'}`,
  );
  const chinese = differences.map(({ field, sent: was, got }) =>
    field === 'mti'
      ? `消息类型：应为${was}，实为${got}`
      : `域${field}（${chineseName(field)}）：发送${was}，收到${got ?? '无'}`,
  );
  return {
    kind: 'not-correlated',
    differences,
    en: `answer not correlated (${english.join('; ')})`,
    zh: `应答与请求不匹配（${chinese.join('；')}）`,
  };
}

function differencesOf(sent: Message, answer: Message): Difference[] {
  const differences: Difference[] = [];
  const wanted = responseMti(sent.mti);
  if (answer.mti !== wanted) differences.push({ field: 'mti', sent: wanted, got: answer.mti });
  for (const { field, holds } of CORRELATED) {
    const value = sent.fields[field];
    if (value === undefined || (holds !== undefined && !holds(answer))) continue;
    const got = answer.fields[field];
    if (got !== value)
      differences.push({ field, sent: maskText(value), got: got === undefined ? null : maskText(got) });
  }
  return differences;
}
