// What a terminal must have checked of an answer: each thing that may be wrong with it, alone, and what is then said.
import { expect, test } from 'vitest';
import { acceptedBy } from './answers.ts';
import { exchange, otherwise } from './books.fixture.ts';
import type { Exchange } from './books.ts';

const right = exchange('000007');
const answered = (changes: Record<string, string | undefined>) => otherwise(right, {}, changes);
const typed = (request: string, answer: string): Exchange => ({
  ...right,
  request: { mti: request, fields: right.request?.fields ?? {} },
  answer: { mti: answer, fields: right.answer?.fields ?? {} },
});

const cases: [string, Exchange, string[] | null][] = [
  ['right', right, null],
  ['no answer', { ...right, answer: null }, ['no answer', '无应答']],
  ['no request', { ...right, request: null }, ['no answer', '无应答']],
  ['of another type', typed('0200', '0810'), ['message type 0810 instead of 0210', '报文类型为 0810，应为 0210']],
  ['to a repeat', typed('0401', '0410'), null],
  [
    'to a repeat, as to one',
    typed('0401', '0411'),
    ['message type 0411 instead of 0410', '报文类型为 0411，应为 0410'],
  ],
  ['to a notice', typed('0220', '0230'), null],
  ['to what begins with 1', typed('1200', '1210'), null],
  ['a refusal', answered({ '39': '51' }), ['response code 51', '应答码 51']],
  ['without a code', answered({ '39': undefined }), ['response code absent', '应答码缺失']],
  ['an HTTP error over it', { ...right, fault: 'wrong-status' }, ['HTTP status 500', 'HTTP状态码为500']],
  ['a MAC spoiled', { ...right, fault: 'wrong-mac' }, ['wrong MAC', 'MAC 校验错']],
  ['another fault', { ...right, fault: 'late-answer' }, null],
  ['without a MAC', answered({ '64': undefined }), ['no MAC (field 64)', '没有 MAC（第 64 域）']],
  [
    'of another amount',
    answered({ '4': '000000012851' }),
    ['field 4: sent 000000012850, got 000000012851', '第 4 域：发送 000000012850，收到 000000012851'],
  ],
  [
    'without an amount',
    answered({ '4': undefined }),
    ['field 4: sent 000000012850, got none', '第 4 域：发送 000000012850，收到 无'],
  ],
  ['of a part', answered({ '4': '000000010000', '39': '10' }), null],
  ['of all of it, as a part', answered({ '39': '10' }), null],
  [
    'of a part that is more than the whole',
    answered({ '4': '000000012851', '39': '10' }),
    ['field 4: sent 000000012850, got 000000012851', '第 4 域：发送 000000012850，收到 000000012851'],
  ],
  [
    'of a part that is nothing',
    answered({ '4': '000000000000', '39': '10' }),
    ['field 4: sent 000000012850, got 000000000000', '第 4 域：发送 000000012850，收到 000000000000'],
  ],
  [
    'of a part that it does not name',
    answered({ '4': undefined, '39': '10' }),
    ['field 4: sent 000000012850, got none', '第 4 域：发送 000000012850，收到 无'],
  ],
  [
    'of a part at another terminal',
    answered({ '41': 'TP000002', '39': '10' }),
    ['field 41: sent TP000001, got TP000002', '第 41 域：发送 TP000001，收到 TP000002'],
  ],
  ['with what was not sent', otherwise(right, { '42': undefined }), null],
  ...(['3', '11', '42'] as const).map((field): [string, Exchange, string[]] => [
    `with another field ${field}`,
    answered({ [field]: '9' }),
    [
      `field ${field}: sent ${right.request?.fields[field]}, got 9`,
      `第 ${field} 域：发送 ${right.request?.fields[field]}，收到 9`,
    ],
  ]),
  [
    'of something unknown, without a MAC',
    { ...typed('0900', '0910'), ...otherwise(typed('0900', '0910'), {}, { '64': undefined }) },
    null,
  ],
];
test.each(cases)('%s', (_, each, why) => {
  const said = acceptedBy(each);
  expect(said && [said.en, said.zh]).toEqual(why);
});

test('codes that are asked for are taken', () => {
  expect(acceptedBy(answered({ '39': '51' }), ['51'])).toBeNull();
  expect(acceptedBy(right, ['51'])?.en).toBe('response code 00');
});
