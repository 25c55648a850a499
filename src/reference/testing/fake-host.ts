// A host for tests of this room: answers every request rightly unless told otherwise, and keeps what it received.

import { type WorkKeys, wrapWorkKeys } from '../../crypto/work-keys.ts';
import { batchNumberOf } from '../../definitions/field-60.ts';
import { field59 } from '../../definitions/payment-code.ts';
import { jsonMacInput } from '../../iso8583/json.ts';
import { type Fields, type Message, responseMti } from '../../iso8583/message.ts';
import type { ExchangeOutcome, Link } from '../host/link.ts';
import { macOf } from '../policies/approval.ts';

export const TERMINAL_MASTER_KEY = '0123456789ABCDEFFEDCBA9876543210';
export const WORK_KEYS: WorkKeys = {
  pinKey: '11112222333344445555666677778888',
  macKey: '89ABCDEF0123456776543210FEDCBA98',
};

/** What the host does with one request, given the right answer to it. */
export type Reaction = (answer: Message, request: Message) => ExchangeOutcome | Promise<ExchangeOutcome>;

/** An answer with some fields changed, and a right MAC unless `64` is among them; an undefined value leaves a field out. */
export const answering =
  (change: Record<number, string | undefined>, mti?: string): Reaction =>
  (answer) => {
    const fields: Fields = {};
    for (const [key, value] of Object.entries({ ...answer.fields, ...change }))
      if (value !== undefined) fields[Number(key)] = value;
    const changed = { mti: mti ?? answer.mti, fields };
    return { kind: 'answer', message: change[64] === undefined ? signed(changed) : changed };
  };
export const declining = (code: string): Reaction => answering({ 39: code, 38: undefined });
export const silent: Reaction = () => ({ kind: 'no-answer', reason: 'timeout' });
/** The request never arrives: nothing is booked. */
export const vanishing: Reaction = () => ({ kind: 'no-answer', reason: 'timeout' });
export const hangingUp: Reaction = () => ({ kind: 'no-answer', reason: 'closed' });
export const unreachable: Reaction = () => ({ kind: 'not-sent', stage: 'connect', reason: 'ECONNREFUSED' });
export const garbling: Reaction = () => ({ kind: 'unreadable', reason: 'not JSON' });
/** Never comes back; the power has to go first. */
export const hanging: Reaction = () => new Promise(() => {});

const WITH_MAC = ['0100', '0200', '0220', '0400', '0620'];

function signed(message: Message): Message {
  const { 64: _, ...fields } = message.fields;
  const plain = { mti: message.mti, fields };
  return { mti: plain.mti, fields: { ...fields, 64: macOf(jsonMacInput(plain), WORK_KEYS.macKey) } };
}

export class FakeHost implements Link {
  readonly requests: Message[] = [];
  batch = '000001';
  readonly #planned: { mti: string; reaction: Reaction }[] = [];
  #references = 0;
  /** Payments by code, by batch and voucher. */
  readonly #paid = new Map<string, Fields>();

  macInput = jsonMacInput;

  /** What to do with the next request of that MTI that nothing has been planned for yet. */
  next(mti: string, ...reactions: Reaction[]): void {
    for (const reaction of reactions) this.#planned.push({ mti, reaction });
  }

  received(mti: string): Message[] {
    return this.requests.filter((request) => request.mti === mti);
  }

  async exchange(request: Message): Promise<ExchangeOutcome> {
    this.requests.push(structuredClone(request));
    const at = this.#planned.findIndex(({ mti }) => mti === request.mti);
    const [planned] = at < 0 ? [] : this.#planned.splice(at, 1);
    if (planned?.reaction === vanishing) return { kind: 'no-answer', reason: 'timeout' };
    const answer = this.answerTo(request);
    return planned === undefined ? { kind: 'answer', message: answer } : planned.reaction(answer, request);
  }

  /** The right answer. */
  answerTo(request: Message): Message {
    const answer = { mti: responseMti(request.mti), fields: { ...this.#echo(request), ...this.#added(request) } };
    const withMac = request.mti === '0820' && /^07|^.{8}900/.test(request.fields[60] ?? '');
    return WITH_MAC.includes(request.mti) || withMac ? signed(answer) : answer;
  }

  #echo({ fields }: Message): Fields {
    const echoed: Fields = {};
    for (const field of [3, 4, 11, 25, 41, 42, 49, 60]) if (fields[field] !== undefined) echoed[field] = fields[field];
    return echoed;
  }

  #outcomeOf(original: string): Fields {
    const paid = this.#paid.get(original);
    if (paid === undefined) return { 39: '25', 48: '3', 61: original };
    const voucher = field59('A4', `20260718${paid[37]}`);
    return { ...paid, 15: '0718', 38: 'A12345', 39: '00', 48: '1', 59: voucher, 61: original };
  }

  #added({ mti, fields }: Message): Fields {
    const time = { 12: '101530', 13: '0718' };
    const networkCode = fields[60]?.slice(8, 11);
    if (mti === '0820' && networkCode === '900') return { ...time, ...this.#outcomeOf(fields[61] ?? '') };
    if (mti === '0800' && networkCode === '003')
      return {
        ...time,
        39: '00',
        60: `00${this.batch}003`,
        62: wrapWorkKeys(TERMINAL_MASTER_KEY, WORK_KEYS),
      };
    if (mti === '0800' && networkCode === '394')
      return { ...time, 39: '00', 62: 'FF80540011FF8058012000000050000FF8059012000000030000FF805A0011' };
    if (mti === '0500') return { ...time, 48: settled(fields[48] ?? '', '1') };
    if (!['0100', '0200', '0220'].includes(mti)) return { ...time, 39: '00' };
    this.#references += 1;
    const reference = String(this.#references).padStart(12, '0');
    if (fields[59] !== undefined && fields[3] === '000000')
      this.#paid.set(`${batchNumberOf(fields[60])}${fields[11]}`, { 4: fields[4] ?? '', 37: reference });
    const voucher: Fields = fields[59]?.startsWith('A3') ? { 59: field59('A4', `20260718${reference}`) } : {};
    const added = { ...time, 15: '0719', 37: reference, 38: 'A12345', 39: '00' };
    const balance: Fields = fields[3] === '310000' ? { 54: '1002156C000000098765' } : {};
    return { ...added, ...voucher, 44: '01020000   48021000   ', 63: `CUP${'Example Bank'.padEnd(20)}`, ...balance };
  }
}

/** Field 48 of a 0500 with the host's result at positions 31 and 62. */
export function settled(field48: string, domestic: string, foreign = '1'): string {
  return field48.slice(0, 30) + domestic + field48.slice(31, 61) + foreign;
}
