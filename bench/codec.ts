// Messages per second of processor time of the codec, in turns with npm `iso_8583`, and with the codec of another checkout:
// node bench/codec.ts [--against <folder of a checkout>]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Checkout, loadCheckout } from './codec/checkout.ts';
import { INSTALL, loadPeer, type Peer } from './codec/peer.ts';
import { asPeer, SALE } from './codec/sale.ts';
import { byTurns, spread } from './codec/turns.ts';

/** Times as many messages as npm `iso_8583`, in each direction. */
const GOAL = 10;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 120);
const DIALECTS = ['iso8583-1987-ascii', 'unionpay-pos'] as const;

type Work = () => unknown;
/** One line of the report: two contenders by turns, and how many messages of the one come on one of the other. */
type Pair = { what: string; ours: Work; other: Work; otherName: string };

function compare({ what, ours, other, otherName }: Pair): number {
  const rates = byTurns({ ours, other }, ROUNDS);
  const ratio = spread(rates.ours.map((rate, round) => rate / rates.other[round]!));
  const perSecond = (numbers: readonly number[]) =>
    Math.round(spread(numbers).middle).toLocaleString('en').padStart(11);
  console.log(
    `${what.padEnd(34)}${perSecond(rates.ours)}   ${otherName}${perSecond(rates.other)}   ` +
      `${ratio.middle.toFixed(2)} x (half of the rounds ${ratio.low.toFixed(2)} to ${ratio.high.toFixed(2)})`,
  );
  return ratio.middle;
}

/** Both must make the same bytes, or there is nothing to compare. */
function sameBytes(ours: Buffer, theirs: Buffer, whose: string): Buffer {
  if (!ours.equals(theirs)) throw new Error(`${whose} does not make the same bytes, so there is nothing to compare`);
  return ours;
}

function besidePeer({ dialects, compile }: Checkout, peer: Peer): number[] {
  const codec = compile(asPeer(dialects['iso8583-1987-ascii']!));
  const frame = sameBytes(codec.encodeFrame(SALE), peer.encode(SALE), 'npm iso_8583');
  const payload = frame.subarray(2);
  const otherName = 'npm iso_8583';
  return [
    {
      what: 'the bytes of iso_8583, encode',
      ours: () => codec.encodeFrame(SALE),
      other: () => peer.encode(SALE),
      otherName,
    },
    {
      what: 'the bytes of iso_8583, decode',
      ours: () => codec.decode(payload),
      other: () => peer.decode(frame),
      otherName,
    },
  ].map(compare);
}

function besideCheckout(own: Checkout, another: Checkout): void {
  for (const name of DIALECTS) {
    const [codec, theirs] = [own, another].map(({ dialects, compile }) => compile(dialects[name]!));
    if (codec === undefined || theirs === undefined) continue;
    const bytes = sameBytes(codec.encode(SALE), theirs.encode(SALE), 'the other checkout');
    const otherName = 'the other';
    const encode = { ours: () => codec.encodeFrame(SALE), other: () => theirs.encodeFrame(SALE) };
    const decode = { ours: () => codec.decode(bytes), other: () => theirs.decode(bytes) };
    compare({ what: `${name}, encode`, ...encode, otherName });
    compare({ what: `${name}, decode`, ...decode, otherName });
  }
}

function refuse(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}

const { values } = parseArgs({ options: { against: { type: 'string' } } });
const own = await loadCheckout(fileURLToPath(new URL('..', import.meta.url)));
const another = values.against === undefined ? null : await loadCheckout(values.against).catch(refuse);
const peer = loadPeer();
console.log(`a 15-field 0200, messages per second of processor time, medians of ${ROUNDS} rounds by turns`);
if (another !== null) besideCheckout(own, another);
if (peer === null) console.log(`npm iso_8583 is not installed, so nothing is measured beside it: ${INSTALL}`);
else {
  const least = Math.min(...besidePeer(own, peer));
  const reached = least >= GOAL;
  console.log(`at least ${least.toFixed(1)} times npm iso_8583; goal ${GOAL} ${reached ? 'reached' : 'missed'}`);
  process.exitCode = reached ? 0 : 1;
}
