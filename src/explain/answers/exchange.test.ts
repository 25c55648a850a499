// What reports say of the answer of an exchange: three things that are no timeout alike.
import { describe, expect, it } from 'vitest';
import { exchangeOutcome } from './exchange.ts';

const request = { mti: '0200', fields: { 3: '000000', 4: '000000012850', 11: '000042', 41: 'TP000001' } };
const answer = { mti: '0210', fields: { ...request.fields, 39: '00' } };
const exchange = (changes: object = {}) => ({ request, answer, fault: null, ...changes });

describe('what became of the answer of an exchange', () => {
  it('it came', () => {
    expect(exchangeOutcome(exchange())).toEqual({ kind: 'answered', en: 'answered by 0210', zh: '已收到应答0210' });
  });

  it('none came, and how long was waited', () => {
    expect(exchangeOutcome(exchange({ answer: null }), 400)).toEqual({
      kind: 'no-answer',
      en: 'no answer to 0200 within 400 ms',
      zh: '0200没有收到应答（等待400毫秒）',
    });
  });

  it('none came, and the fault says why', () => {
    expect(exchangeOutcome(exchange({ answer: null, fault: 'reset-after-commit' }), 400)).toEqual({
      kind: 'no-answer',
      en: 'no answer to 0200: the connection was torn down in place of the answer',
      zh: '0200没有收到应答：发送应答时连接被切断',
    });
  });

  it.each(['truncate', 'garbage', 'wrong-length', 'wrong-status'])(
    'one came that cannot be parsed, after the fault %s',
    (fault) => {
      const outcome = exchangeOutcome(exchange({ fault }));
      expect(outcome?.kind).toBe('not-parsable');
      expect(outcome?.en).toMatch(/^answer not parsable: ./);
      expect(outcome?.zh).toMatch(/^应答无法解析：./);
    },
  );

  it.each(['split', 'dribble', 'coalesce', 'duplicate-answer'])(
    'it came whole in the end, after the fault %s',
    (fault) => {
      expect(exchangeOutcome(exchange({ fault }))?.kind).toBe('answered');
    },
  );

  it('one came that answers something else', () => {
    const other = { mti: '0210', fields: { ...answer.fields, 11: '000043' } };
    expect(exchangeOutcome(exchange({ answer: other, fault: 'wrong-stan' }))).toEqual({
      kind: 'not-correlated',
      en: 'answer not correlated (field 11: sent 000042, got 000043)',
      zh: '应答与请求不匹配（域11（系统跟踪号（凭证号））：发送000042，收到000043）',
    });
  });

  it('none came because the terminal had gone', () => {
    const error = 'the terminal had hung up before the answer could leave';
    expect(exchangeOutcome(exchange({ answer: null, error }), 400)?.en).toBe(
      'no answer to 0200: the terminal had hung up before it came',
    );
    expect(exchangeOutcome(exchange({ answer: null, error, ownMs: 612 }), 400)).toEqual({
      kind: 'no-answer',
      en: 'no answer to 0200: the terminal had hung up before it came; the acquirer itself took 612 ms',
      zh: '0200没有收到应答：应答到来之前终端已断开连接；收单方模拟器自身用时612毫秒',
    });
  });

  it('nothing is said of what was no request', () => {
    expect(exchangeOutcome(exchange({ request: { mti: '3202', fields: {} } }))?.kind).toBe('not-correlated');
    for (const mti of ['32102', '0210', ''])
      expect(exchangeOutcome(exchange({ request: { mti, fields: {} } }))).toBeNull();
    expect(exchangeOutcome(exchange({ request: null }))).toBeNull();
  });
});
