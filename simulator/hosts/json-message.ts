// Reads a message of the JSON wire: bytes in, a valid message or a refusal with every reason out.

import type { ValidateFunction } from 'ajv';
import { anyMessageSchema, messageSchema } from '../../src/definitions/message-schema.ts';
import { type TransactionType, transactionTypeOf, unlistedFields } from '../../src/definitions/transactions.ts';
import { type Fields, type Message, responseMti, withoutRepeat } from '../../src/iso8583/message.ts';
import { echo, IDENTIFYING } from '../acquirer/echo.ts';
import { isOfCard, type UnreadBody } from '../engine/unmasked.ts';
import { validating } from '../model/compile.ts';
import { type Reason, reasonsOf } from '../model/reasons.ts';

/** Largest body in bytes; the largest message of the field table is far below. */
export const BODY_LIMIT = 64 * 1024;

/** Body of an answer to something that is no message: format error 30, with what could be read of it echoed. */
export type RefusalBody = Message & { error: { code: string; message: string; details: Reason[] } };

/** What became of a body. `readable` is what may be shown of a damaged message; null when there was none. */
type Reading = { ok: true; message: Message } | { ok: false; body: RefusalBody; readable: Message | null };

/** The body of a request that was refused. */
export class JsonBody implements UnreadBody {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#bytes.length;
  }

  unread(readable: Message | null): string {
    const text = new TextDecoder().decode(this.#bytes);
    if (readable === null) return text;
    const { fields, ...rest } = JSON.parse(text) as { fields: Record<string, unknown> };
    const others = Object.entries(fields).filter(
      ([key]) => readable.fields[Number(key)] === undefined && !isOfCard(readable.mti, Number(key)),
    );
    return JSON.stringify({ ...rest, fields: Object.fromEntries(others) }, null, 1);
  }
}

/** Numbers that a field may have. */
const FIELD_KEY = /^([2-9]|[1-9]\d|1[01]\d|12[0-8])$/;

const isMessage = validating(anyMessageSchema);
const requests = new Map<TransactionType, () => ValidateFunction>();

function isRequest(type: TransactionType): ValidateFunction {
  const known = requests.get(type) ?? validating(() => messageSchema(type));
  requests.set(type, known);
  return known();
}

/**
 * The body as a message. Never throws: everything that is not a message is a refusal. Unless the acquirer is `strict`, fields that the
 * transaction does not list may be there, and nothing is asked of them but to be texts.
 */
export function readJsonMessage(bytes: Uint8Array, strict = false): Reading {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    return { ok: false, readable: null, body: refusal('malformed-json', syntaxProblem(error), []) };
  }
  return checkMessage(value, strict ? value : withoutUnlisted(value));
}

/** A parsed JSON value as a message; `asked` is what must be right of it. */
function checkMessage(value: unknown, asked: unknown): Reading {
  const wellFormed = isMessage();
  if (!wellFormed(asked)) return badMessage(value, wellFormed);
  const { mti, fields } = value as { mti: string; fields: Record<string, string> };
  const message: Message = { mti, fields: copyFields(fields) };
  const type = transactionTypeOf(message);
  const validate = type === null ? null : isRequest(type);
  const request = { mti: withoutRepeat(mti), fields: (asked as Message).fields };
  return validate === null || validate(request) ? { ok: true, message } : badMessage(value, validate);
}

/** The value without the fields that its transaction does not list, where it is a request of a known one. */
function withoutUnlisted(value: unknown): unknown {
  const { mti, fields, ...rest } = (value ?? {}) as { mti?: unknown; fields?: unknown };
  if (typeof mti !== 'string' || typeof fields !== 'object' || fields === null) return value;
  const texts = Object.entries(fields).filter(([key, text]) => FIELD_KEY.test(key) && typeof text === 'string');
  const type = transactionTypeOf({ mti, fields: Object.fromEntries(texts) });
  if (type === null) return value;
  const unlisted = new Set(unlistedFields(type, Object.fromEntries(texts)).map(String));
  if (unlisted.size === 0) return value;
  return { ...rest, mti, fields: Object.fromEntries(Object.entries(fields).filter(([key]) => !unlisted.has(key))) };
}

/** Fields of a request of that type whose values break their rules, and how; whether each field is there is not looked at. */
export function badValues(type: TransactionType, { mti, fields }: Message): { field: number; reason: string }[] {
  const validate = isRequest(type);
  if (validate({ mti, fields })) return [];
  const ofValues = validate.errors?.filter(({ keyword }) => keyword === 'pattern' || keyword === 'maxLength');
  return reasonsOf(ofValues).map(({ path, reason }) => ({ field: Number(/\d+/.exec(path)?.[0]), reason }));
}

/** A refusal body; `readable` is echoed as far as it may be. */
export function refusal(code: string, message: string, details: Reason[], readable?: Message | null): RefusalBody {
  const fields: Fields = { ...echo(readable?.fields ?? {}, IDENTIFYING), 39: '30' };
  const requestMti = readable !== null && readable !== undefined && /^\d\d[02468]\d$/.test(readable.mti);
  return { mti: requestMti ? responseMti(readable.mti) : '0000', fields, error: { code, message, details } };
}

function badMessage(value: unknown, validate: ValidateFunction): Reading {
  const details = reasonsOf(validate.errors).slice(0, 20);
  const readable = readableParts(value, validate);
  const list = details.map(({ path, reason }) => `${path || 'the body'} ${reason}`).join('; ');
  return { ok: false, readable, body: refusal('invalid-message', `format error: ${list}`, details, readable) };
}

/** The MTI and the fields that are right by themselves, out of something that is no message as a whole. */
function readableParts(value: unknown, validate: ValidateFunction): Message | null {
  if (typeof value !== 'object' || value === null) return null;
  const { mti, fields } = value as { mti?: unknown; fields?: unknown };
  if (typeof mti !== 'string' || !/^\d{4}$/.test(mti) || typeof fields !== 'object' || fields === null) return null;
  const damaged = new Set(validate.errors?.map(({ instancePath }) => instancePath));
  const whole = Object.entries(fields).filter(
    ([key, field]) => FIELD_KEY.test(key) && typeof field === 'string' && !damaged.has(`/fields/${key}`),
  );
  return { mti, fields: copyFields(Object.fromEntries(whole)) };
}

function copyFields(fields: Record<string, string>): Fields {
  const copy: Fields = {};
  for (const [key, value] of Object.entries(fields)) copy[Number(key)] = value;
  return copy;
}

/** What is wrong with the JSON, without the excerpt of the body that the engine's own message may hold. */
function syntaxProblem(error: unknown): string {
  if (error instanceof TypeError) return 'format error: the body is not UTF-8';
  const at = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return `format error: the body is not JSON${at === undefined ? '' : ` (at character ${at})`}`;
}
