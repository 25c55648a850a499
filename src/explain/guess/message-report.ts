// One message as far as it could be read, whole or damaged.
import type { Words } from '../../definitions/message-words.ts';
import type { Dialect } from '../../iso8583/dialect.ts';
import type { CodecError } from '../../iso8583/errors.ts';
import type { Header } from '../../iso8583/header.ts';
import type { Damage } from '../diagnosis/damage.ts';
import type { Diagnosis } from '../diagnosis/message.ts';
import { headerSize, type Read } from './reading.ts';

/** A field where it lies in the message. `value` is null where it could not be read; `isDamaged` when it alone is wrong, in its place. */
type Value = { field: number; at: number; bytes: number; value: string | null; isDamaged?: boolean };

/** One message as far as it could be read. Offsets count from its first byte, which is byte `at` of the stream. */
export type MessageReport = {
  at: number;
  payload: Buffer;
  header: Header;
  mti: string | null;
  /** Where message type, bitmaps and fields begin; null from where nothing could be read. */
  mtiAt: number | null;
  bitmapAt: number | null;
  fieldsAt: number | null;
  values: Value[];
  damages: Damage[];
  evidence: Words | null;
  /** Nothing is known to be what it seems, so nothing of it may be shown. */
  lost: boolean;
  /** Offsets are not those of the bytes at hand. */
  displaced: boolean;
  /** Where the codec noticed the damage, when that is another place. */
  noticed: CodecError | null;
};

/** A message as the codec reads it. */
export function wholeMessage(
  { at, payload, inspection }: Pick<Read, 'at' | 'payload' | 'inspection'>,
  dialect: Dialect,
): MessageReport {
  const { header, mti, fields, trace, error } = inspection;
  const mtiAt = mti === null ? null : headerSize(dialect);
  const fieldsAt = trace[0]?.offset ?? (error === null ? payload.length : null);
  return {
    at,
    payload,
    header,
    mti,
    mtiAt,
    bitmapAt: mtiAt === null || fieldsAt === null ? null : mtiAt + (dialect.mti === 'bcd-left' ? 2 : 4),
    fieldsAt,
    values: trace.map(({ field, offset, bytes }) => ({ field, at: offset, bytes, value: fields[field] ?? null })),
    damages: [],
    evidence: null,
    lost: false,
    displaced: false,
    noticed: null,
  };
}

/** A message as its diagnosis reads it: with what is wrong put right. */
export function messageReport(
  at: number,
  payload: Buffer,
  { inspection, damages, evidence, reading, lost, displaced }: Diagnosis,
  dialect: Dialect,
): MessageReport {
  const whole = wholeMessage({ at, payload, inspection }, dialect);
  const [first] = damages;
  const { error } = inspection;
  const elsewhere =
    error !== null && first !== undefined && (error.field !== first.field || error.offset !== first.offset);
  const noticed = elsewhere ? error : null;
  if (reading === null) return { ...whole, damages, evidence, noticed, lost, displaced };
  const { front, path } = reading;
  return {
    ...whole,
    header: front.header,
    mti: front.mti,
    mtiAt: front.mtiAt,
    bitmapAt: front.bitmapAt,
    fieldsAt: front.at,
    values: path.steps
      .filter(({ cause }) => cause !== 'field-absent')
      .map((step) => ({
        field: step.field,
        at: step.at,
        bytes: step.next - step.at,
        value: step.value,
        isDamaged: step.cause === 'value-damaged',
      })),
    damages,
    evidence,
    noticed,
  };
}
