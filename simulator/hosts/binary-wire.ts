// What the binary ways in share: bytes in, a message with its security out, or the reason why not; an answer in, its bytes out.

import { TRANSACTIONS, type TransactionType } from '../../src/definitions/transactions.ts';
import { type Codec, compileDialect } from '../../src/iso8583/codec.ts';
import type { Decoded } from '../../src/iso8583/decoder.ts';
import type { Dialect } from '../../src/iso8583/dialect.ts';
import { CodecError } from '../../src/iso8583/errors.ts';
import { type Header, responseHeader } from '../../src/iso8583/header.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { ruleOf } from '../../src/iso8583/presence.ts';
import { echo, IDENTIFYING } from '../acquirer/echo.ts';
import { answerMti } from '../acquirer/reply.ts';
import { BinarySecurity } from '../security/binary-security.ts';
import type { Security } from '../security/types.ts';
import { macFunction } from '../security/wire-security.ts';
import { settingsOf } from '../state/configure.ts';
import type { State } from '../state/rows.ts';
import { badValues } from './json-message.ts';

/** What was read of the bytes of one message. `answer` is null where not even an answer can be made: then the connection ends. */
export type BinaryReading =
  | { ok: true; message: Message; header: Header; security: BinarySecurity & Security }
  | { ok: false; error: string; readable: Message | null; header: Header; answer: Message | null };

export type BinaryWire = {
  readonly codec: Codec;
  /** Reads a message without its frame length. Never throws. */
  read(payload: Uint8Array, state: State): BinaryReading;
  /** Bytes of a frame before its message; 0 where the dialect has no frames. */
  readonly front: number;
  /** The bytes of an answer to what was read, without frame length. CodecError when the dialect cannot say it. */
  write(answer: Message, asked: BinaryReading, headerRequirement?: string | null): Buffer;
  /** The same with its frame length in front. */
  writeFrame(answer: Message, asked: BinaryReading, headerRequirement?: string | null): Buffer;
};

/** A dialect made ready; RowError or RangeError when its data cannot be compiled. */
export function binaryWire(dialect: Dialect): BinaryWire {
  const codec = compileDialect(dialect);
  const requirement = requirementDigit(dialect);
  const mac = macFunction(dialect.mac);
  const macFields = [dialect.mac?.field, dialect.mac?.extendedField];

  const front = (dialect.framing?.length ?? 'none') === 'none' ? 0 : codec.frame(new Uint8Array(0)).length;

  /** With its frame where there are frames, without where there are none. */
  const writeWhole = (answer: Message, asked: BinaryReading, headerRequirement: string | null): Buffer => {
    const sealed = asked.ok && headerRequirement === null ? asked.security.sealed(answer) : null;
    if (sealed !== null) return sealed;
    const header = responseHeader(asked.header);
    const changed = headerRequirement === null ? header : requirement(header, headerRequirement);
    return front === 0 ? codec.encode(answer, changed) : codec.encodeFrame(answer, changed);
  };

  const refused = (header: Header, { mti, fields }: Message, error: string): BinaryReading => {
    const response = answerMti(mti);
    const answer = response === '0000' ? null : { mti: response, fields: { ...echo(fields, IDENTIFYING), 39: '30' } };
    return { ok: false, error, readable: { mti, fields }, header, answer };
  };

  /** What the JSON wire refuses for its values is refused here too, where the dialect knows the transaction. */
  const badValuesOf = (message: Message) => {
    const type = ruleOf(dialect.presence ?? [], message)?.transaction;
    return type === undefined || !Object.hasOwn(TRANSACTIONS, type) ? [] : badValues(type as TransactionType, message);
  };

  return {
    codec,
    front,
    read(payload, state) {
      let decoded: Decoded;
      try {
        decoded = codec.decode(payload);
      } catch (error) {
        if (!(error instanceof CodecError)) throw error;
        const { mti, fields, header } = codec.inspect(payload);
        const words = `format error: ${error.message}`;
        if (mti === null) return { ok: false, error: words, readable: null, header, answer: null };
        return refused(header, { mti, fields: provenFields(fields, state) }, words);
      }
      const { message, header } = decoded;
      // A missing MAC is not a matter of form: the acquirer has an answer of its own to it (A0).
      const { strict = false } = settingsOf(state).acquirer;
      const broken = codec
        .check(message)
        .filter(({ field, kind }) => !macFields.includes(field) && (strict || kind !== 'unexpected'));
      const values = badValuesOf(message);
      if (broken.length === 0 && values.length === 0)
        return { ok: true, message, header, security: new BinarySecurity(codec, front > 0, mac, decoded, payload) };
      const reasons = [
        ...broken.map(({ field, kind, reason }) => `field ${field} is ${kind} (${reason})`),
        ...values.map(({ field, reason }) => `field ${field} ${reason}`),
      ].slice(0, 20);
      return refused(header, message, `format error: ${reasons.join('; ')}`);
    },
    write: (answer, asked, headerRequirement = null) => writeWhole(answer, asked, headerRequirement).subarray(front),
    writeFrame: (answer, asked, headerRequirement = null) => writeWhole(answer, asked, headerRequirement),
  };
}

/**
 * The fields of a message that broke off, as far as they are what they seem: where the terminal number is one of ours, nothing before
 * it lies askew. Otherwise none, because what looks like an amount may be part of a card number.
 */
function provenFields(fields: Message['fields'], state: State): Message['fields'] {
  if (fields[41] === undefined || !state.terminals.has(fields[41])) return {};
  return Object.fromEntries(Object.entries(fields).filter(([field]) => Number(field) <= 42));
}

/** Puts the processing requirement (F-02) into the header item that has a place for it; a dialect without one says nothing. */
function requirementDigit({ header = [] }: Dialect): (header: Header, digit: string) => Header {
  for (const { name, subfields = [] } of header) {
    const place = subfields.findIndex((part) => part.name === 'processingRequirement');
    if (place < 0) continue;
    const from = subfields.slice(0, place).reduce((sum, { length }) => sum + length, 0);
    const to = from + (subfields[place]?.length ?? 0);
    return (given, digit) => {
      const value = given[name] ?? '';
      return { ...given, [name]: value.slice(0, from) + digit + value.slice(to) };
    };
  }
  return (given) => given;
}
