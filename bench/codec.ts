// Messages per second of the codec beside npm `iso_8583` in one run: a 15-field 0200, encoded and decoded.
import { createRequire } from 'node:module';
import { DIALECTS } from '../src/definitions/dialects/index.ts';
import { type Codec, compileDialect, type Dialect } from '../src/iso8583/index.ts';
import type { Message } from '../src/iso8583/message.ts';

const GOAL = 10;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 1);
const ROUNDS = 3;

type Other = { getBufferMessage(): Buffer; getIsoJSON(bytes: Buffer, configuration?: object): Record<string, string> };
const Iso8583 = createRequire(import.meta.url)('iso_8583') as new (data?: Record<string, string>) => Other;

const message: Message = {
  mti: '0200',
  fields: {
    2: '6212345678901232',
    3: '000000',
    4: '000000012345',
    11: '000123',
    14: '2912',
    22: '051',
    23: '001',
    25: '00',
    35: '6212345678901232=29122011234567890',
    37: '123456789012',
    41: 'TP000001',
    42: '898310058120001',
    49: '156',
    52: '7434F67813BAE545',
    60: '2200000100060',
  },
};
const theirs: Record<string, string> = { 0: message.mti, ...message.fields };

/** The layout of the other library: ASCII, bitmaps of 16 bytes and PIN block as bytes, so both make the same bytes. */
const sameLayout: Dialect = {
  ...DIALECTS['iso8583-1987-ascii'],
  bitmap: { encoding: 'binary', secondary: 'always' },
  defaults: { ...DIALECTS['iso8583-1987-ascii'].defaults, b: { encoding: 'binary', prefix: 'ascii' } },
};

/** Calls per second: the best of some rounds, so that a pause of the machine does not count. */
function rate(work: () => unknown): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    let count = 0;
    const start = performance.now();
    let now = start;
    while (now - start < (SECONDS * 1000) / ROUNDS) {
      for (let i = 0; i < 200; i++) work();
      count += 200;
      now = performance.now();
    }
    best = Math.max(best, (count / (now - start)) * 1000);
  }
  return best;
}

function sameBytes(codec: Codec): Buffer {
  const ours = codec.encodeFrame(message);
  const others = new Iso8583({ ...theirs }).getBufferMessage();
  if (!ours.equals(others))
    throw new Error('the two libraries do not make the same bytes, so there is nothing to compare');
  return ours;
}

const codec = compileDialect(sameLayout);
const unionpay = compileDialect(DIALECTS['unionpay-pos']);
const frame = sameBytes(codec);
const payload = frame.subarray(2);
const packed = unionpay.encode(message);
const reader = new Iso8583();

const ENCODE = [
  ['iso_8583', rate(() => new Iso8583(theirs).getBufferMessage())],
  ['tillproof, the same bytes', rate(() => codec.encodeFrame(message))],
  ['tillproof, unionpay-pos', rate(() => unionpay.encodeFrame(message))],
] as const;
const DECODE = [
  ['iso_8583', rate(() => reader.getIsoJSON(frame))],
  ['tillproof, the same bytes', rate(() => codec.decode(payload))],
  ['tillproof, unionpay-pos', rate(() => unionpay.decode(packed))],
] as const;

let slow = false;
for (const [what, rows] of [
  ['encode', ENCODE],
  ['decode', DECODE],
] as const) {
  const base = rows[0][1];
  for (const [name, perSecond] of rows) {
    const ratio = perSecond / base;
    console.log(
      `${what}  ${name.padEnd(26)} ${Math.round(perSecond).toLocaleString('en').padStart(12)} messages/s  ${ratio.toFixed(1).padStart(6)} x`,
    );
    if (name !== 'iso_8583' && ratio < GOAL) slow = true;
  }
}
console.log(slow ? `below the goal of ${GOAL} x` : `goal of ${GOAL} x reached in both directions`);
process.exitCode = slow ? 1 : 0;
