// What became of the answer of one exchange, as reports tell it: out of the messages, and of the fault that the acquirer played.
import type { AnswerOutcome } from '../../definitions/evidence.ts';
import type { Words } from '../../definitions/message-words.ts';
import type { Message } from '../../iso8583/message.ts';
import { correlation } from './correlation.ts';

/** An exchange as the acquirer has it on record; its messages may be masked. */
export type Exchanged = {
  request: Message | null;
  /** What was put on the wire, before a fault of the wire spoilt it; null = nothing was. */
  answer: Message | null;
  fault: string | null;
  /** What the acquirer noted; of an answer that was made and is not there, that the terminal had gone. */
  error?: string | null;
  /** How long the acquirer itself took; absent where it decided nothing. */
  ownMs?: number;
};

/** Faults that leave the terminal without an answer. */
const NO_ANSWER: Readonly<Record<string, Words>> = {
  'drop-request': { en: 'the request was lost on its way', zh: '请求在途中丢失' },
  'drop-answer': { en: 'the answer was lost on its way', zh: '应答在途中丢失' },
  reset: { en: 'the connection was torn down before the request was decided', zh: '请求处理之前连接被切断' },
  'reset-after-commit': { en: 'the connection was torn down in place of the answer', zh: '发送应答时连接被切断' },
  'half-open': { en: 'the connection went dead without being closed', zh: '连接失效但未关闭' },
  'late-answer': { en: 'the terminal had stopped waiting before it came', zh: '应答到来之前终端已停止等待' },
};

/** Who was slow has to be told: a terminal that hangs up while the acquirer stands still is not at fault. */
const gone = (ownMs: number | undefined): Words => ({
  en: `the terminal had hung up before it came${ownMs === undefined ? '' : `; the acquirer itself took ${ownMs} ms`}`,
  zh: `应答到来之前终端已断开连接${ownMs === undefined ? '' : `；收单方模拟器自身用时${ownMs}毫秒`}`,
});

/** Faults that leave what no terminal may read as an answer. */
const NOT_PARSABLE: Readonly<Record<string, Words>> = {
  truncate: { en: 'it breaks off half way, then the connection is closed', zh: '只到一半便中断，连接关闭' },
  garbage: { en: 'as many bytes as announced, but no message', zh: '字节数与长度一致，但不是报文' },
  'wrong-length': { en: 'its length says eight bytes fewer than there are', zh: '声明的长度比实际少八个字节' },
  'wrong-status': {
    en: 'it came under HTTP status 500, by which the host says that it failed',
    zh: '应答的HTTP状态码为500，表示主机发生故障',
  },
};

/**
 * What became of the answer, in both languages; null where the request itself was no message. `waitedMs` is how long the terminal
 * waits, told where nothing else explains why no answer came.
 */
export function exchangeOutcome(
  { request, answer, fault, error = null, ownMs }: Exchanged,
  waitedMs?: number,
): AnswerOutcome | null {
  if (request === null || !/^\d\d[02468]\d$/.test(request.mti)) return null;
  const { mti } = request;
  const spoilt = fault === null ? undefined : NOT_PARSABLE[fault];
  if (spoilt !== undefined && answer !== null)
    return { kind: 'not-parsable', en: `answer not parsable: ${spoilt.en}`, zh: `应答无法解析：${spoilt.zh}` };
  if (answer !== null) {
    const { kind, en, zh } = correlation(request, answer);
    return { kind, en, zh };
  }
  const lost = fault !== null ? NO_ANSWER[fault] : error !== null ? gone(ownMs) : undefined;
  if (lost !== undefined)
    return { kind: 'no-answer', en: `no answer to ${mti}: ${lost.en}`, zh: `${mti}没有收到应答：${lost.zh}` };
  const waited = waitedMs === undefined ? ['', ''] : [` within ${waitedMs} ms`, `（等待${waitedMs}毫秒）`];
  return { kind: 'no-answer', en: `no answer to ${mti}${waited[0]}`, zh: `${mti}没有收到应答${waited[1]}` };
}
