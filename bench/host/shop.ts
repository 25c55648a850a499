// The shop of the comparison: an acquirer that knows its terminals, their sign-in, and signed sales made ready to be sent.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { launchAcquirer } from '../../simulator/admin/client.ts';
import type { AcquirerConfiguration } from '../../simulator/model/acquirer.ts';
import { tdesEncrypt } from '../../src/crypto/des.ts';
import { unionPayMac } from '../../src/crypto/mac.ts';
import { encodePinBlock0 } from '../../src/crypto/pin-block.ts';
import { unwrapWorkKeys, type WorkKeys } from '../../src/crypto/work-keys.ts';
import { cardAccount, TEST_CARDS } from '../../src/definitions/cards.ts';
import { DIALECTS } from '../../src/definitions/dialects/index.ts';
import { batchNumberOf } from '../../src/definitions/field-60.ts';
import { compileDialect } from '../../src/iso8583/index.ts';
import { Line } from './line.ts';

export const codec = compileDialect(DIALECTS['unionpay-pos']);

/** Bytes of a frame before its message. */
const FRONT = codec.frame(new Uint8Array()).length;
const TMK = '0123456789ABCDEFFEDCBA9876543210';
const MERCHANT = '898310058120001';
const card = { ...cardAccount(TEST_CARDS['debit chip'], 'en'), availableMinor: 900_000_000_000, limitMinor: null };
const terminalId = (i: number) => `BENCH${String(i).padStart(3, '0')}`;

const configuration = (terminals: number): AcquirerConfiguration => ({
  acquirer: { id: '48021000', name: 'Bench', profile: 'generic-unionpay' },
  seed: 1,
  mac: true,
  merchants: [
    {
      merchantId: MERCHANT,
      name: 'Bench',
      active: true,
      pinFree: false,
      pinFreeLimitMinor: 0,
      signatureFreeLimitMinor: 0,
    },
  ],
  terminals: Array.from({ length: terminals }, (_, i) => ({
    terminalId: terminalId(i),
    merchantId: MERCHANT,
    terminalMasterKey: TMK,
    active: true,
    nextBatch: '000001',
  })),
  cards: [card],
  rules: [],
  rulePacks: [],
});

type Session = { keys: WorkKeys; batch: string };

async function signIn(line: Line, i: number): Promise<Session> {
  const identity = { 41: terminalId(i), 42: MERCHANT };
  const request = codec.encodeFrame({
    mti: '0800',
    fields: { 11: '000001', ...identity, 60: '00000001003', 63: '01 ' },
  });
  const { payloads } = await line.run([request], 1);
  const { fields } = codec.decode(payloads[0]!).message;
  const unwrapped = unwrapWorkKeys(TMK, fields[62] ?? '');
  if (!('keys' in unwrapped)) throw new Error(`sign-in failed: ${fields[39]}`);
  return { keys: unwrapped.keys, batch: batchNumberOf(fields[60]) ?? '' };
}

/** `count` signed sales of CNY 1.00 with PIN of the i-th terminal, from that STAN on. */
function sales(i: number, { keys, batch }: Session, from: number, count: number): Buffer[] {
  const block = tdesEncrypt(Buffer.from(keys.pinKey, 'hex'), encodePinBlock0(card.pin, card.pan));
  const macKey = Buffer.from(keys.macKey.slice(0, 16), 'hex');
  return Array.from({ length: count }, (_, n) =>
    codec.encodeFrame(
      {
        mti: '0200',
        fields: {
          2: card.pan,
          3: '000000',
          4: '000000000100',
          11: String(from + n).padStart(6, '0'),
          14: card.expiry,
          22: '011',
          25: '00',
          26: '12',
          41: terminalId(i),
          42: MERCHANT,
          49: '156',
          52: block.toString('hex').toUpperCase(),
          53: '2600000000000000',
          60: `22${batch}00060`,
        },
      },
      {},
      (covered) => unionPayMac(macKey, covered).toString('hex').toUpperCase(),
    ),
  );
}

/** An acquirer in a process of its own, with all its terminals signed in. */
export type Shop = {
  readonly address: string;
  readonly pid: number;
  /** New sales of that many terminals, `each` of every one; they can be sent once. */
  frames(terminals: number, each: number): Buffer[][];
  /** Closes the acquirer; throws when it did not book exactly the sales that were made, or its books do not sum to zero. */
  finish(): Promise<void>;
};

type ShopOptions = {
  terminals: number;
  /** The file of its books, which are in memory without. */
  db?: string;
  /** The checkout that it is started from. */
  checkout: string;
};

/** Starts one. */
export async function openShop({ terminals, db, checkout }: ShopOptions): Promise<Shop> {
  const client = pathToFileURL(path.resolve(checkout, 'simulator/admin/client.ts')).href;
  const { launchAcquirer: launch } = (await import(client)) as { launchAcquirer: typeof launchAcquirer };
  const acquirer = await launch({
    configuration: configuration(terminals),
    tcpPort: 0,
    ...(db === undefined ? {} : { db }),
  });
  const address = acquirer.tcp ?? '';
  const line = await Line.open(address, codec.deframer());
  const sessions: Session[] = [];
  for (let i = 0; i < terminals; i++) sessions.push(await signIn(line, i));
  line.hangUp();
  let stan = 2;
  let made = 0;
  return {
    address,
    pid: acquirer.pid,
    frames(count, each) {
      const from = stan;
      stan += each;
      made += count * each;
      return sessions.slice(0, count).map((session, i) => sales(i, session, from, each));
    },
    async finish() {
      const { sumMinor, counts } = await acquirer.state();
      if (sumMinor !== 0 || counts.transactions !== made) throw new Error('the books are not right');
      await acquirer.close();
    },
  };
}

/** Throws unless every answer is an approval, and that of the sale at its place. */
export function expectApprovals(frames: readonly Buffer[][], answers: readonly Buffer[]): void {
  const asked = frames.flat();
  for (const [i, answer] of answers.entries()) {
    const { fields } = codec.decode(answer).message;
    if (fields[39] !== '00') throw new Error(`a sale was answered ${fields[39]}`);
    if (fields[11] !== stanOf(asked[i]!)) throw new Error('an answer came before that of an earlier sale');
  }
}

const stanOf = (frame: Buffer) => codec.decode(frame.subarray(FRONT)).message.fields[11];
