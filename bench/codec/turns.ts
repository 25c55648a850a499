// Contenders by turns: many short slices of work, each in processor time, so that what else the machine does weighs on none.

/** Processor time of one slice, in milliseconds; short, so that contenders of one round meet the same moment of the machine. */
const SLICE_MS = 4;

/** Calls per second of processor time, one number for each round, by contender. */
type Rates<N extends string> = Record<N, number[]>;

/**
 * Lets each contender work one slice in each round; the order turns with every round. Processor time is that of the whole process,
 * garbage collection included.
 */
export function byTurns<N extends string>(contenders: Record<N, () => unknown>, rounds: number): Rates<N> {
  const names = Object.keys(contenders) as N[];
  const calls = Object.fromEntries(names.map((name) => [name, callsOf(contenders[name])])) as Record<N, number>;
  const rates = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Rates<N>;
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]!;
      rates[name].push((calls[name] * 1e6) / microseconds(contenders[name], calls[name]));
    }
  return rates;
}

/** How many calls fill a slice. The first of them also let the machine compile what they run. */
function callsOf(work: () => unknown): number {
  let calls = 1000;
  for (;;) {
    const spent = microseconds(work, calls);
    if (spent >= SLICE_MS * 20_000) return Math.ceil((calls * SLICE_MS * 1000) / spent);
    calls *= 2;
  }
}

function microseconds(work: () => unknown, calls: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < calls; i++) work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}

/** The middle of some numbers, and the two that half of them lie between. */
export function spread(numbers: readonly number[]): { low: number; middle: number; high: number } {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN;
  return { low: at(0.25), middle: at(0.5), high: at(0.75) };
}
