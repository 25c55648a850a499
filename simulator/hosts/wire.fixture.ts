// For tests: a terminal on one TCP or TLS connection, and signed messages in the bytes of a dialect.

import { connect, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import { unionPayMac } from '../../src/crypto/mac.ts';
import type { WorkKeys } from '../../src/crypto/work-keys.ts';
import { DIALECTS } from '../../src/definitions/dialects/index.ts';
import { type Codec, compileDialect, type Decoded } from '../../src/iso8583/index.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { seededRandom } from '../../src/random.ts';
import { openSession, saleFields, signInRequest } from './test-kit.ts';

export const unionPay: Codec = compileDialect(DIALECTS['unionpay-pos']);

/** Bytes without meaning, at most 64 KiB at a time, other ones each time and the same for the same seed. */
export function noise(seed: number): (bytes: number) => Buffer {
  const random = seededRandom(seed);
  const whole = Buffer.from(Uint8Array.from({ length: 128 * 1024 }, () => random() * 256));
  return (bytes) => {
    const from = Math.floor(random() * 64 * 1024);
    return whole.subarray(from, from + bytes);
  };
}

/** How a connection ended, or `silent` where it is open and nothing came in the time. */
type End = 'closed' | 'reset';
type Came = { kind: 'message'; payload: Buffer } | { kind: 'keep-alive' } | { kind: 'broken' } | { kind: End };

/** One connection: what came on it, frame by frame and packet by packet. */
export class Wire {
  readonly socket: Socket;
  readonly codec: Codec;
  /** Packets as they came. */
  readonly packets: Buffer[] = [];
  readonly #came: Came[] = [];
  readonly #waiting: ((came: Came) => void)[] = [];
  /** Resolves when the host has ended the connection. */
  readonly end: Promise<End>;

  private constructor(socket: Socket, codec: Codec) {
    this.socket = socket;
    this.codec = codec;
    const deframer = codec.deframer();
    socket.on('data', (packet: Buffer) => {
      this.packets.push(packet);
      for (const frame of deframer.push(packet)) this.#take(frame);
    });
    this.end = new Promise((resolve) => {
      const over = (end: End) => {
        this.#take({ kind: end });
        resolve(end);
      };
      socket.once('end', () => over('closed'));
      socket.once('error', () => over('reset'));
    });
  }

  static dial(address: string, codec = unionPay, tls?: ConnectionOptions): Promise<Wire> {
    const [host = '', port] = address.split(':');
    const target = { host, port: Number(port) };
    const socket = tls === undefined ? connect(target) : connectTls({ ...target, ...tls });
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once(tls === undefined ? 'connect' : 'secureConnect', () => {
        socket.off('error', reject);
        resolve(new Wire(socket, codec));
      });
    });
  }

  #take(came: Came): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#came.push(came);
    else next(came);
  }

  /** What comes next; waits for it. */
  next(): Promise<Came> {
    const came = this.#came.shift();
    return came === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(came);
  }

  /** The next message, decoded; an error when something else comes. */
  async answer(): Promise<Decoded & { payload: Buffer }> {
    const came = await this.next();
    if (came.kind !== 'message') throw new Error(`expected a message, got ${came.kind}`);
    return { ...this.codec.decode(came.payload), payload: came.payload };
  }

  async ask(frame: Uint8Array): Promise<Message> {
    this.socket.write(frame);
    return (await this.answer()).message;
  }

  hangUp(): void {
    this.socket.destroy();
  }
}

/** A till that is signed in, and the frames of its messages. */
export type WireTill = {
  batch: string;
  keys: WorkKeys;
  /** A keyed sale with PIN; `fields` override before signing, null takes one away. */
  sale(amountMinor: number, fields?: Record<number, string | null>): Message;
  /** The frame of a message with its MAC. */
  frame(message: Message): Buffer;
  /** True when the MAC of what was received is right over the bytes that came. */
  genuine(received: Decoded & { payload: Buffer }): boolean;
};

/** Signs in on that connection. */
export async function signInOn(wire: Wire): Promise<WireTill> {
  const { codec } = wire;
  const session = openSession(await wire.ask(codec.encodeFrame(signInRequest)));
  const { keys, batch } = session;
  const macOf = (covered: Uint8Array) =>
    unionPayMac(Buffer.from(keys.macKey.slice(0, 16), 'hex'), covered)
      .toString('hex')
      .toUpperCase();
  let stan = 0;
  return {
    batch,
    keys,
    frame: (message) => codec.encodeFrame(message, {}, macOf),
    genuine: ({ payload, ...decoded }) => {
      const covered = codec.macInput(payload, decoded);
      return covered !== null && decoded.message.fields[64] === macOf(covered);
    },
    sale(amountMinor, changes = {}) {
      stan += 1;
      const fields: Record<number, string | null> = {
        ...saleFields(session, { stan, amountMinor, entryMode: '011' }),
        ...changes,
      };
      const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null);
      return { mti: '0200', fields: Object.fromEntries(given) };
    },
  };
}
