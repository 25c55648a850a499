// Talks to the acquirer: working keys, PIN block, MAC, and one exchange of JSON messages over HTTP.
import { createCipheriv, createDecipheriv } from 'node:crypto';

const tdes = (make, key, data) => {
  const bytes = Buffer.concat([key, key, key]).subarray(0, 24); // 8 bytes three times, or 16 bytes and the first 8 again
  const cipher = make('des-ede3-ecb', bytes, null).setAutoPadding(false);
  return Buffer.concat([cipher.update(data), cipher.final()]);
};
const encipher = (key, data) => tdes(createCipheriv, key, data);
const decipher = (key, data) => tdes(createDecipheriv, key, data);
const xor = (a, b) => Buffer.from(a.map((byte, i) => byte ^ b[i]));
const hex = (bytes) => bytes.toString('hex').toUpperCase();
const bytes = (text) => Buffer.from(text, 'hex');

/** Field 62 of the sign-in answer: key under the master key and check value, for the PIN key and then the MAC key. */
export function unwrapKeys(masterKey, field62) {
  const key = (at) => decipher(bytes(masterKey), bytes(field62.slice(at, at + 32)));
  const keys = { pin: key(0), mac: key(40).subarray(0, 8) };
  const right = (each, at) => hex(encipher(each, Buffer.alloc(8))).slice(0, 8) === field62.slice(at, at + 8);
  return right(keys.pin, 32) && right(keys.mac, 72) ? keys : null;
}

/** Field 52: ISO 9564-1 format 0 under the PIN key. */
export function pinBlock(pinKey, pin, pan) {
  const first = bytes(`0${pin.length.toString(16)}${pin}`.padEnd(16, 'F'));
  const second = bytes(`0000${pan.slice(-13, -1)}`);
  return hex(encipher(pinKey, xor(first, second)));
}

/** Field 64: over the MTI and every other field in ascending order as `number=value;`. */
export function mac(macKey, { mti, fields }) {
  const numbers = Object.keys(fields)
    .map(Number)
    .filter((number) => number < 64);
  const text =
    mti +
    numbers
      .sort((a, b) => a - b)
      .map((number) => `${number}=${fields[number]};`)
      .join('');
  const data = Buffer.from(text, 'utf8');
  let block = Buffer.alloc(8);
  for (let at = 0; at < data.length; at += 8)
    block = xor(block, Buffer.concat([data.subarray(at, at + 8), Buffer.alloc(8)]));
  const characters = Buffer.from(hex(block), 'ascii');
  const once = encipher(macKey, characters.subarray(0, 8));
  const twice = encipher(macKey, xor(once, characters.subarray(8)));
  return hex(Buffer.from(hex(twice).slice(0, 8), 'ascii'));
}

/**
 * Sends a message and gives the answer, or why there is none: `unsent` when it cannot have arrived (nothing to reverse),
 * `no-answer` when it may have.
 */
export async function exchange(url, message, timeoutMs, powerCut) {
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), powerCut]);
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message), signal });
    const answer = await response.json();
    const readable = typeof answer?.mti === 'string' && typeof answer.fields === 'object' && answer.fields !== null;
    return readable ? { answer } : { trouble: 'no-answer' };
  } catch (error) {
    const refused = error.cause?.code === 'ECONNREFUSED' || error.cause?.code === 'ENOTFOUND';
    return { trouble: refused ? 'unsent' : 'no-answer' };
  }
}

/** True when the answer belongs to the request: its type, amount, voucher number and terminal. */
export function belongs({ mti, fields }, request) {
  const expected = request.mti.slice(0, 2) + (Number(request.mti[2]) + 1) + request.mti[3];
  return mti === expected && [3, 4, 11, 41].every((number) => fields[number] === request.fields[number]);
}
