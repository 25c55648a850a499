// Messages per second of the codec beside npm `iso_8583` in one run: a 15-field 0200, encoded and decoded.
// The peer is installed by `npm run bench` (bench/peers); alone: `npm install --prefix bench/peers --no-package-lock`.
import { createRequire } from 'node:module';
import { DIALECTS } from '../src/definitions/dialects/index.ts';
import { type Codec, compileDialect, type Dialect } from '../src/iso8583/index.ts';
import type { Message } from '../src/iso8583/message.ts';

const GOAL = 10;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 120);
/** How long one contender runs in one round, in milliseconds. */
const SLICE_MS = 5;

type Other = { getBufferMessage(): Buffer; getIsoJSON(bytes: Buffer, configuration?: object): Record<string, string> };
const Iso8583 = createRequire(new URL('./peers/', import.meta.url))('iso_8583') as new (
  data?: Record<string, string>,
) => Other;

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

/**
 * Calls per second of each contender. They take turns in many short rounds and the best round of each counts, so that what else
 * the machine does weighs on all alike.
 */
function rates<N extends string>(contenders: Record<N, () => unknown>): Record<N, number> {
  const best = Object.fromEntries(Object.keys(contenders).map((name) => [name, 0])) as Record<N, number>;
  for (let round = 0; round < ROUNDS; round++)
    for (const name of Object.keys(contenders) as N[]) {
      const work = contenders[name];
      let count = 0;
      const start = performance.now();
      let now = start;
      while (now - start < SLICE_MS) {
        for (let i = 0; i < 50; i++) work();
        count += 50;
        now = performance.now();
      }
      best[name] = Math.max(best[name], (count / (now - start)) * 1000);
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

const RESULTS = {
  encode: rates({
    iso_8583: () => new Iso8583(theirs).getBufferMessage(),
    tillproof: () => codec.encodeFrame(message),
    'unionpay-pos': () => unionpay.encodeFrame(message),
  }),
  decode: rates({
    iso_8583: () => new Iso8583().getIsoJSON(frame),
    tillproof: () => codec.decode(payload),
    'unionpay-pos': () => unionpay.decode(packed),
  }),
};
const WORDS = {
  iso_8583: 'npm iso_8583',
  tillproof: 'tillproof, the same bytes',
  'unionpay-pos': 'tillproof, unionpay-pos (other bytes: packed, with TPDU)',
};

console.log(`a 15-field 0200, messages per second, best of ${ROUNDS} rounds`);
for (const [direction, found] of Object.entries(RESULTS))
  for (const name of ['iso_8583', 'tillproof', 'unionpay-pos'] as const)
    console.log(
      `${direction}  ${WORDS[name].padEnd(58)}${Math.round(found[name]).toLocaleString('en').padStart(11)}  ${(found[name] / found.iso_8583).toFixed(1).padStart(5)} x`,
    );
const ratios = Object.entries(RESULTS).map(
  ([direction, found]) => [direction, found.tillproof / found.iso_8583] as const,
);
const reached = ratios.every(([, ratio]) => ratio >= GOAL);
console.log(
  `ratio for the same bytes: ${ratios.map(([direction, ratio]) => `${direction} ${ratio.toFixed(1)}`).join(', ')}; goal ${GOAL} ${reached ? 'reached' : 'missed'}`,
);
process.exitCode = reached ? 0 : 1;
