// Talks to the acquirer: one signed message as JSON over HTTP, and what can be made of its answer.
import { mac } from './keys.mjs';
import { APPROVED } from './texts.mjs';

/** No connection: nothing has left the terminal. */
export class NotSent extends Error {}

/** It is not known what became of the message; the text is for the operator, `reason` is field 39 of the reversal. */
export class NoAnswer extends Error {
  constructor(text, reason = '98') {
    super(text);
    this.reason = reason;
  }
}

export const signed = (macKey, mti, fields) => ({ mti, fields: { ...fields, 64: mac(macKey, { mti, fields }) } });

/** The fields of a trustworthy answer. Throws NotSent or NoAnswer; what `cut` aborts is not known either. */
export async function askHost(url, timeoutMs, message, macKey, cut) {
  const answer = await exchange(url, timeoutMs, message, cut);
  const { mti, fields: sent } = message;
  const { fields } = answer;
  const code = fields[39] ?? '';
  const answered = mti.slice(0, 2) + (Number(mti[2]) + 1) + mti[3];
  const partly = (number) => number === 4 && code === '10';
  const wrong = [3, 4, 11, 41, 42].some((number) => fields[number] !== sent[number] && !partly(number));
  if (answer.mti !== answered || wrong || !/^[0-9A-Z]{2}$/.test(code))
    throw new NoAnswer('The answer of the host is not valid', '06');
  if (sent[64] === undefined) return fields;
  // The decline of a transaction may be unsigned, and nothing else: no code ends a reversal without a MAC.
  const isTransaction = /^0[12]/.test(mti);
  const mayBeUnsigned = isTransaction && ![...APPROVED, '10'].includes(code) && fields[64] === undefined;
  if (!mayBeUnsigned && mac(macKey, answer) !== fields[64]) throw new NoAnswer('MAC error', 'A0');
  return fields;
}

async function exchange(url, timeoutMs, message, cut) {
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const headers = { 'content-type': 'application/json' };
    const signal = AbortSignal.any([late, cut]);
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message), signal });
    const { mti, fields } = JSON.parse(await response.text());
    const texts = Object.values(fields).every((value) => typeof value === 'string');
    // Under another status than 200 nothing counts but that the host could not read the message.
    const counts = response.status === 200 || fields[39] === '30';
    if (typeof mti === 'string' && texts && counts) return { mti, fields };
  } catch (error) {
    if (['ECONNREFUSED', 'ENOTFOUND'].includes(error.cause?.code)) throw new NotSent();
    if (late.aborted) throw new NoAnswer('Timeout');
    if (!(error instanceof SyntaxError)) throw new NoAnswer('Receiving failed');
  }
  throw new NoAnswer('The answer of the host is not valid', '06');
}
