// For tests: messages as a terminal would make them, and the bytes of one HTTP exchange as they came off the socket.

import { connect } from 'node:net';
import { tdesEncrypt } from '../../src/crypto/des.ts';
import { unionPayMac } from '../../src/crypto/mac.ts';
import { encodePinBlock0 } from '../../src/crypto/pin-block.ts';
import { unwrapWorkKeys, type WorkKeys } from '../../src/crypto/work-keys.ts';
import { batchNumberOf } from '../../src/definitions/field-60.ts';
import { FIELD_48_SETTLEMENT } from '../../src/definitions/transactions.ts';
import { jsonMacInput } from '../../src/iso8583/json.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { buildPositional } from '../../src/iso8583/positional.ts';
import { defaultConfiguration } from '../configuration/default.ts';
import type { AcquirerConfiguration } from '../model/index.ts';

export const PAN = '6212345678901232';
export const IDENTITY = { 41: 'TP000001', 42: '898310058120001' } as const;
const TMK = '0123456789ABCDEFFEDCBA9876543210';

/** The default configuration with the clock standing, so that nothing depends on when a test runs. */
export function testConfiguration(changes: Partial<AcquirerConfiguration> = {}): AcquirerConfiguration {
  return { ...defaultConfiguration(), clock: '2026-11-22T09:30:00+08:00', ...changes };
}

export type Reply = Message & {
  error?: { code: string; message: string; details: { path: string; reason: string }[] };
};
export type Sender = (body: unknown, headers?: Record<string, string>) => Promise<{ status: number; reply: Reply }>;

/** Posts to a host; text goes out as it is, anything else as JSON. */
export function sender(hostUrl: string): Sender {
  return async (body, headers = { 'content-type': 'application/json' }) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${hostUrl}/iso8583`, { method: 'POST', headers, body: text });
    return { status: response.status, reply: (await response.json()) as Reply };
  };
}

/** A signed-in till that makes signed messages and asks with them. */
export type Till = {
  /** A sale with chip and PIN, signed; `fields` override before signing. */
  sale(amountMinor: number, fields?: Record<number, string>): Message;
  sign(message: Message): Message;
  /** A 0500 with these totals of payments by domestic cards, and nothing given back unless it is said. */
  settlement(count: number, amountMinor: number, creditCount?: number, creditMinor?: number): Message;
  /** True when the answer's MAC is right. */
  genuine(message: Message): boolean;
  batch: string;
};

export const signInRequest: Message = {
  mti: '0800',
  fields: { 11: '000900', ...IDENTITY, 60: '00000000003', 63: '01 ' },
};

/** Keys and batch out of a sign-in answer. */
export function openSession({ fields }: Message): { keys: WorkKeys; batch: string } {
  const unwrapped = unwrapWorkKeys(TMK, fields[62] ?? '');
  if (!('keys' in unwrapped)) throw new Error(`the sign-in answer has bad keys: ${unwrapped.bad}`);
  return { keys: unwrapped.keys, batch: batchNumberOf(fields[60]) ?? '' };
}

/** Fields of a sale with PIN, without a MAC. */
export function saleFields(
  { keys, batch }: ReturnType<typeof openSession>,
  sale: { stan: number; amountMinor: number; entryMode: string; pan?: string | undefined },
): Record<number, string> {
  const { stan, amountMinor, entryMode, pan = PAN } = sale;
  const pinBlock = tdesEncrypt(Buffer.from(keys.pinKey, 'hex'), encodePinBlock0('123456', pan));
  return {
    2: pan,
    3: '000000',
    4: String(amountMinor).padStart(12, '0'),
    11: String(stan).padStart(6, '0'),
    14: '3512',
    22: entryMode,
    25: '00',
    26: '12',
    ...IDENTITY,
    49: '156',
    52: pinBlock.toString('hex').toUpperCase(),
    53: '2600000000000000',
    60: `22${batch}00060`,
  };
}

/** A till that goes on from a sign-in answer. */
export function openTill(signInAnswer: Message): Till {
  const session = openSession(signInAnswer);
  const { keys, batch } = session;
  let stan = 0;
  const sign = (message: Message) => ({ ...message, fields: { ...message.fields, 64: macOf(keys, message) } });
  return {
    batch,
    sign,
    settlement(count, amountMinor, creditCount = 0, creditMinor = 0) {
      const totals = buildPositional(FIELD_48_SETTLEMENT, {
        domesticDebitAmount: String(amountMinor),
        domesticDebitCount: String(count),
        domesticCreditAmount: String(creditMinor),
        domesticCreditCount: String(creditCount),
        domesticResult: '0',
        foreignResult: '0',
      });
      return {
        mti: '0500',
        fields: { 11: '000901', ...IDENTITY, 48: totals, 49: '156', 60: `00${batch}201`, 63: '01 ' },
      };
    },
    genuine: (message) => message.fields[64] === macOf(keys, message),
    sale(amountMinor, fields = {}) {
      stan += 1;
      const usual = saleFields(session, { stan, amountMinor, entryMode: '051', pan: fields[2] });
      return sign({ mti: '0200', fields: { ...usual, ...fields } });
    },
  };
}

function macOf(keys: WorkKeys, message: Message): string {
  const key = Buffer.from(keys.macKey.slice(0, 16), 'hex');
  return unionPayMac(key, jsonMacInput(message)).toString('hex').toUpperCase();
}

/** Signs in over that sender. */
export async function signIn(send: Sender): Promise<Till> {
  return openTill((await send(signInRequest)).reply);
}

/** What came back on one connection: its bytes in the pieces in which they came, and how it ended. */
export type RawExchange = { chunks: Buffer[]; end: 'closed' | 'reset' | 'open' };

/**
 * Sends a message over a bare socket and reads until the connection ends, or until `enough` says so and it is left open.
 */
export function rawExchange(
  hostUrl: string,
  message: Message,
  enough?: (received: Buffer) => boolean,
): Promise<RawExchange> {
  return rawPost(hostUrl, Buffer.from(JSON.stringify(message)), 'application/json', enough);
}

/** The same with any body. */
export function rawPost(
  hostUrl: string,
  body: Uint8Array,
  contentType: string,
  enough: (received: Buffer) => boolean = () => false,
): Promise<RawExchange> {
  const { hostname, port } = new URL(hostUrl);
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const head = `POST /iso8583 HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`;
      socket.write(Buffer.concat([Buffer.from(head), body]));
    });
    const done = (end: RawExchange['end']) => {
      resolve({ chunks, end });
      socket.destroy();
    };
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      if (enough(Buffer.concat(chunks))) done('open');
    });
    socket.on('end', () => done('closed'));
    socket.on('error', () => done('reset'));
  });
}
