// Authorisations per second over TCP beside a bare echo server with the same frames, in the same run.
// Each sale has its MAC and PIN verified, is posted in double entry and committed to the store before its answer leaves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEcho } from './host/echo.ts';
import { exchangeAll, type Manner } from './host/line.ts';
import { codec, expectApprovals, openShop, type Shop } from './host/shop.ts';

const GOAL = 1 / 3;
/** Rounds that count; no further one begins when the time is used up, unless there were fewer than three. */
const MOST_ROUNDS = Number(process.env.BENCH_ROUNDS ?? 9);
const LEAST_ROUNDS = 3;
const BUDGET_MS = 20_000;

/** How terminals come; `sales` of each in one round. */
const SHAPES = {
  'a connection for each sale': { terminals: 32, sales: 40, outstanding: 1, kept: false },
  'kept connections, one sale under way': { terminals: 64, sales: 80, outstanding: 1, kept: true },
  'kept connections, 16 sales under way': { terminals: 16, sales: 320, outstanding: 16, kept: true },
} as const satisfies Record<string, Manner & { terminals: number; sales: number }>;
type ShapeName = keyof typeof SHAPES;
/** All of them, or those whose name has that text in it, to look into one. */
const SHAPE_NAMES = (Object.keys(SHAPES) as ShapeName[]).filter((name) => name.includes(process.env.BENCH_SHAPE ?? ''));
/** The goal is for terminals as most of them are, and ours unless it is told otherwise: they connect, ask, and hang up. */
const JUDGED: ShapeName = 'a connection for each sale';
/** The stricter of the two: what was committed survives the death of the process. */
const JUDGED_BOOKS = 'file';

/** One round of one shape: messages per second. */
type Round = { echo: number; memory: number; file: number };
const SIDES = ['echo', 'memory', 'file'] as const satisfies (keyof Round)[];

type Peers = { echo: string; memory: Shop; file: Shop };

/** The same shape at all three, one after the other; the order turns with every round, so that a slow moment meets each of them. */
async function playRound(name: ShapeName, peers: Peers, turn: number): Promise<Round> {
  const { terminals, sales, ...manner } = SHAPES[name];
  const frames = { memory: peers.memory.frames(terminals, sales), file: peers.file.frames(terminals, sales) };
  const found: Round = { echo: 0, memory: 0, file: 0 };
  for (const side of [...SIDES.slice(turn % 3), ...SIDES.slice(0, turn % 3)]) {
    const [address, sent] = side === 'echo' ? [peers.echo, frames.memory] : [peers[side].address, frames[side]];
    const { perSecond, answers } = await exchangeAll(address, manner, sent, codec.deframer);
    if (side !== 'echo') expectApprovals(answers);
    found[side] = perSecond;
  }
  return found;
}

/** Servers run for days, so all three are measured when their code is compiled: after many messages, and one round of each shape. */
async function warmUp(peers: Peers): Promise<void> {
  const manner = { outstanding: 16, kept: true };
  for (const shop of [peers.memory, peers.file]) {
    const frames = shop.frames(16, 1250);
    for (const address of [peers.echo, shop.address]) await exchangeAll(address, manner, frames, codec.deframer);
  }
  for (const name of SHAPE_NAMES) await playRound(name, peers, 0);
}

type Rounds = Record<ShapeName, Round[]>;

async function compare(): Promise<Rounds> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tillproof-bench-'));
  const most = Math.max(...Object.values(SHAPES).map(({ terminals }) => terminals));
  const echo = await startEcho();
  const shops = { memory: await openShop(most), file: await openShop(most, path.join(folder, 'bench.db')) };
  const rounds = Object.fromEntries(SHAPE_NAMES.map((name) => [name, []])) as unknown as Rounds;
  const peers = { echo: echo.address, ...shops };
  await warmUp(peers);
  const from = performance.now();
  for (let n = 0; n < MOST_ROUNDS && (n < LEAST_ROUNDS || performance.now() - from < BUDGET_MS); n++)
    for (const name of SHAPE_NAMES) rounds[name].push(await playRound(name, peers, n));
  for (const shop of Object.values(shops)) await shop.finish();
  echo.child.stdin?.end();
  rmSync(folder, { recursive: true, force: true });
  return rounds;
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** Ratios are of the two numbers of one round, because the machine is not equally busy in all of them. */
function ratios(rounds: Round[], side: 'memory' | 'file'): { middle: number; least: number; most: number } {
  const all = rounds.map((round) => round[side] / round.echo);
  return { middle: median(all), least: Math.min(...all), most: Math.max(...all) };
}

function print(rounds: Rounds): void {
  const counted = Math.max(...Object.values(rounds).map(({ length }) => length));
  const rate = (name: ShapeName, side: keyof Round) =>
    Math.round(median(rounds[name].map((round) => round[side])))
      .toLocaleString('en')
      .padStart(8);
  const line = (name: ShapeName, side: 'memory' | 'file') => {
    const { middle, least, most } = ratios(rounds[name], side);
    return `${rate(name, side)}   ${middle.toFixed(2)} of the echo (${least.toFixed(2)} to ${most.toFixed(2)})`;
  };
  console.log(
    'sales per second over TCP: MAC and PIN verified, posted, committed to the books before the answer leaves',
  );
  console.log(
    `echo: a process that gives back the same frames to the same client; medians of ${counted} rounds after a warm-up of all`,
  );
  for (const name of SHAPE_NAMES) {
    console.log(`${name} (${SHAPES[name].terminals} terminals)`);
    console.log(`  bare echo                    ${rate(name, 'echo')}`);
    console.log(`  acquirer, books in memory    ${line(name, 'memory')}`);
    console.log(`  acquirer, books in a file    ${line(name, 'file')}`);
  }
}

const rounds = await compare();
print(rounds);
if (SHAPE_NAMES.includes(JUDGED)) {
  const { middle } = ratios(rounds[JUDGED], JUDGED_BOOKS);
  const reached = middle >= GOAL;
  console.log(
    `judged: ${JUDGED}, books in a ${JUDGED_BOOKS}, as terminals come that connect, ask and hang up; both sides are then busy with
connections too. With kept connections an echo does next to nothing, so those ratios show what a sale costs and are not judged.`,
  );
  console.log(`ratio ${middle.toFixed(2)}, limit ${GOAL.toFixed(2)}: ${reached ? 'reached' : 'missed'}`);
  process.exitCode = reached ? 0 : 1;
}
