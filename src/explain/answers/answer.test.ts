// No answer, an answer that cannot be parsed, and an answer to something else are three things.
import { describe, expect, it } from 'vitest';
import { SALE, UNIONPAY } from '../planted.fixture.ts';
import { explainAnswer } from './answer.ts';

const answer = {
  mti: '0210',
  fields: {
    3: '000000',
    4: '000000012850',
    11: '000042',
    39: '00',
    41: 'TP000001',
    42: '898310058120001',
    60: '22000001000',
  },
};
const with11 = (stan: string) => ({ ...answer, fields: { ...answer.fields, 11: stan } });

describe('what became of an answer', () => {
  it('none came', () => {
    for (const received of [null, new Uint8Array()])
      expect(explainAnswer({ sent: SALE, received, waitedMs: 400 })).toEqual({
        kind: 'no-answer',
        en: 'no answer to 0200 within 400 ms',
        zh: '0200没有收到应答（等待400毫秒）',
      });
  });

  it('one came that cannot be parsed, with the diagnosis in both languages', () => {
    const bytes = UNIONPAY.encodeFrame(answer).subarray(0, -20);
    const report = explainAnswer({ sent: SALE, received: bytes });
    expect(report).toMatchObject({
      kind: 'not-parsable',
      damage: { en: { cause: 'cut-off', field: 42 }, zh: { likelyCause: '报文被截断' } },
    });
    expect(report.en).toMatch(
      /^answer not parsable: field 42, byte \d+: the message is cut off \(expected 15 characters, found \d+ of 15 characters, then the end\)$/,
    );
    expect(report.zh).toMatch(/^应答无法解析：域42，第\d+字节：报文被截断/);
  });

  it('garbage came', () => {
    expect(explainAnswer({ sent: SALE, received: Buffer.from('<html>502</html>') }).kind).toBe('not-parsable');
  });

  it.each([
    ['decoded', with11('000043')],
    ['as bytes', UNIONPAY.encode(with11('000043'))],
    ['as bytes with their length', UNIONPAY.encodeFrame(with11('000043'))],
  ])('one came that answers something else, %s', (_, received) => {
    expect(explainAnswer({ sent: SALE, received })).toEqual({
      kind: 'not-correlated',
      differences: [{ field: 11, sent: '000042', got: '000043' }],
      en: 'answer not correlated (field 11: sent 000042, got 000043)',
      zh: '应答与请求不匹配（域11（系统跟踪号（凭证号））：发送000042，收到000043）',
    });
  });

  it('one came of another message type, for another terminal, without a STAN', () => {
    const { 11: _, ...fields } = answer.fields;
    const report = explainAnswer({ sent: SALE, received: { mti: '0410', fields: { ...fields, 41: 'TP000002' } } });
    expect(report).toMatchObject({
      differences: [
        { field: 'mti', sent: '0210', got: '0410' },
        { field: 11, sent: '000042', got: null },
        { field: 41, sent: 'TP000001', got: 'TP000002' },
      ],
    });
    expect(report.en).toBe(
      'answer not correlated (message type: expected 0210, got 0410; field 11: sent 000042, got none; field 41: sent TP000001, got TP000002)',
    );
  });

  it.each([
    ['0201', '0210'],
    ['0221', '0230'],
    ['0401', '0410'],
    ['0421', '0430'],
  ])('a repeat %s is answered by %s', (mti, answered) => {
    const sent = { ...SALE, mti };
    expect(explainAnswer({ sent, received: { ...answer, mti: answered } }).kind).toBe('answered');
    const odd = `${answered.slice(0, 3)}1`;
    expect(explainAnswer({ sent, received: { ...answer, mti: odd } }).en).toBe(
      `answer not correlated (message type: expected ${answered}, got ${odd})`,
    );
  });

  it('one came that is the answer; an amount may differ unless it is approved in full', () => {
    expect(explainAnswer({ sent: SALE, received: answer }).kind).toBe('answered');
    const partial = { mti: '0210', fields: { ...answer.fields, 4: '000000010000', 39: '10' } };
    expect(explainAnswer({ sent: SALE, received: partial }).kind).toBe('answered');
    expect(explainAnswer({ sent: SALE, received: { ...partial, fields: { ...partial.fields, 39: '00' } } }).kind).toBe(
      'not-correlated',
    );
  });
});
