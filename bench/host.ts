// Authorisations per second over TCP beside a bare echo server with the same frames, or beside another checkout, in the same run.
// Each sale has its MAC and PIN verified, is posted in double entry and committed to the store before its answer leaves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEcho } from './host/echo.ts';
import { median, microsecondsPerSale, type Ratio, ratioOf, waitsOf } from './host/figures.ts';
import { exchangeAll } from './host/line.ts';
import { type Played, playRound, type Shape, type Side, salesOf } from './host/round.ts';
import { codec, openShop, type Shop } from './host/shop.ts';

/** `--against <folder>`: the acquirer of another checkout takes the place of the echo, and plays the same rounds by turns. */
const { against } = parseArgs({ options: { against: { type: 'string' } } }).values;
const HERE = path.join(import.meta.dirname, '..');

const GOAL = 1 / 3;
/** Rounds that count; no further one begins when the time is used up, unless there were fewer than three. */
const MOST_ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const LEAST_ROUNDS = 3;
const BUDGET_MS = 20_000;

const SHAPES = {
  'a connection for each sale': { terminals: 32, sales: 40, outstanding: 1, kept: false },
  'kept connections, one sale under way': { terminals: 64, sales: 80, outstanding: 1, kept: true },
  'kept connections, 16 sales under way': { terminals: 16, sales: 320, outstanding: 16, kept: true },
} as const satisfies Record<string, Shape>;
type ShapeName = keyof typeof SHAPES;
/** All of them, or those whose name has that text in it, to look into one. */
const SHAPE_NAMES = (Object.keys(SHAPES) as ShapeName[]).filter((name) => name.includes(process.env.BENCH_SHAPE ?? ''));
/** The goal is for terminals as most of them are, and ours unless it is told otherwise: they connect, ask, and hang up. */
const JUDGED: ShapeName = 'a connection for each sale';

/** The stricter kind of books is `file`: what was committed survives the death of the process. */
const BOOKS = ['memory', 'file'] as const;
type Books = (typeof BOOKS)[number];
const JUDGED_BOOKS: Books = 'file';

type SideName = 'echo' | Books | `other ${Books}`;
type Sides = Partial<Record<SideName, Side>>;
type Rounds = Record<ShapeName, Record<SideName, Played>[]>;

const sideOf = (shop: Shop): Side => ({ address: shop.address, pid: shop.pid, sales: shop, echoes: false });

/** Servers run for days, so all are measured when their code is compiled: after many messages, and one round of each shape. */
async function warmUp(sides: Sides): Promise<void> {
  const manner = { outstanding: 16, kept: true };
  const made = salesOf(sides, 16, 1250);
  for (const { address, sales } of Object.values(sides))
    await exchangeAll(address, manner, made.get(sales) ?? [], codec.deframer);
  for (const name of SHAPE_NAMES) await playRound(SHAPES[name], sides, 0);
}

async function playRounds(sides: Sides): Promise<Rounds> {
  await warmUp(sides);
  const rounds = Object.fromEntries(SHAPE_NAMES.map((name) => [name, []])) as unknown as Rounds;
  const from = performance.now();
  for (let n = 0; n < MOST_ROUNDS && (n < LEAST_ROUNDS || performance.now() - from < BUDGET_MS); n++)
    for (const name of SHAPE_NAMES) rounds[name].push(await playRound(SHAPES[name], sides, n));
  return rounds;
}

async function compare(): Promise<Rounds> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-bench-'));
  const terminals = Math.max(...Object.values(SHAPES).map((shape) => shape.terminals));
  const open = (checkout: string, name: string | null) =>
    openShop({ terminals, checkout, ...(name === null ? {} : { db: path.join(folder, name) }) });
  const shops = { memory: await open(HERE, null), file: await open(HERE, 'ours.db') };
  const others =
    against === undefined
      ? {}
      : { 'other memory': await open(against, null), 'other file': await open(against, 'theirs.db') };
  const echo = against === undefined ? await startEcho() : null;
  const sides: Sides = {
    ...(echo === null
      ? {}
      : { echo: { address: echo.address, pid: echo.child.pid ?? 0, sales: shops.memory, echoes: true } }),
    ...Object.fromEntries(Object.entries({ ...shops, ...others }).map(([name, shop]) => [name, sideOf(shop)])),
  };
  const rounds = await playRounds(sides);
  for (const { sales, echoes } of Object.values(sides)) if (!echoes) await sales.finish();
  echo?.child.stdin?.end();
  rmSync(folder, { recursive: true, force: true });
  return rounds;
}

const LABELS: Record<SideName, string> = {
  echo: 'bare echo',
  memory: 'books in memory',
  file: 'books in a file',
  'other memory': 'the other, in memory',
  'other file': 'the other, in a file',
};

const two = (ratio: number) => ratio.toFixed(2);
const spread = ({ middle, least, most }: Ratio) => `${two(middle)} (${two(least)} to ${two(most)})`;

function line(label: string, rounds: Played[]): string {
  const rate = Math.round(median(rounds.map(({ perSecond }) => perSecond))).toLocaleString('en');
  const { p50, p99, largest } = waitsOf(rounds);
  const waits = [p50, p99, largest].map((ms) => ms.toFixed(1).padStart(7)).join('');
  return `  ${label.padEnd(22)}${rate.padStart(8)}${microsecondsPerSale(rounds).toFixed(1).padStart(8)} ${waits}`;
}

/** Beside the echo, or beside the other checkout with the same books. */
function comparison(books: Books, of: (side: SideName) => Played[]): string {
  if (against === undefined) return `${spread(ratioOf(of(books), of('echo')))} of the echo`;
  const [ours, theirs] = [of(books), of(`other ${books}`)];
  const processor = two(microsecondsPerSale(theirs) / microsecondsPerSale(ours));
  return `${spread(ratioOf(ours, theirs))} of the other's sales per second; ${processor} per second of processor time`;
}

function print(rounds: Rounds): void {
  const counted = Math.max(...Object.values(rounds).map(({ length }) => length));
  console.log(
    `sales over TCP: MAC and PIN verified, posted, committed to the books before the answer leaves; ${counted} rounds by turns after a warm-up of all
columns: sales per second (the middle round) · processor time of the process per sale in µs · waits of the client for a sale: half of them, 99 of 100, the slowest, in ms`,
  );
  for (const name of SHAPE_NAMES) {
    const of = (side: SideName) => rounds[name].map((round) => round[side]);
    console.log(`${name} (${SHAPES[name].terminals} terminals)`);
    const played = Object.keys(LABELS).filter((side) => side in (rounds[name][0] ?? {})) as SideName[];
    for (const side of played) console.log(line(LABELS[side], of(side)));
    for (const books of BOOKS) console.log(`  ${LABELS[books]}: ${comparison(books, of)}`);
  }
}

const rounds = await compare();
print(rounds);
if (against === undefined && SHAPE_NAMES.includes(JUDGED)) {
  const of = (side: SideName) => rounds[JUDGED].map((round) => round[side]);
  const { middle } = ratioOf(of(JUDGED_BOOKS), of('echo'));
  const reached = middle >= GOAL;
  console.log(
    `judged: ${JUDGED}, books in a ${JUDGED_BOOKS}, as terminals come that connect, ask and hang up; both sides are then busy with
connections too. With kept connections an echo does next to nothing, so those ratios show what a sale costs and are not judged.`,
  );
  console.log(`ratio ${two(middle)}, limit ${two(GOAL)}: ${reached ? 'reached' : 'missed'}`);
  process.exitCode = reached ? 0 : 1;
}
