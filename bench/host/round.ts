// One round of the comparison: every side takes sales in the same manner, one side after the other.
import { exchangeAll, type Manner } from './line.ts';
import { processorSeconds } from './processor.ts';
import { codec, expectApprovals, type Shop } from './shop.ts';

/** Who takes the sales of a shop: its acquirer, or an echo. */
export type Side = { address: string; pid: number; sales: Shop; echoes: boolean };

/** How terminals come; `sales` of each in one round. */
export type Shape = Manner & { terminals: number; sales: number };

/** What a side did in a round: its processor time in seconds for all of these sales, and how long each was waited for. */
export type Played = { perSecond: number; sales: number; processorSeconds: number; waitsMs: number[] };

/** New sales of every shop, `each` of so many terminals: an echo is sent the same ones as the acquirer of its shop. */
export function salesOf(
  sides: Readonly<Record<string, Side | undefined>>,
  terminals: number,
  each: number,
): ReadonlyMap<Shop, Buffer[][]> {
  const shops = new Set(Object.values(sides).flatMap((side) => (side === undefined ? [] : [side.sales])));
  return new Map([...shops].map((shop) => [shop, shop.frames(terminals, each)]));
}

/** The order turns with every round, so that a slow moment meets each side. */
export async function playRound<N extends string>(
  { terminals, sales, ...manner }: Shape,
  sides: Partial<Record<N, Side>>,
  turn: number,
): Promise<Record<N, Played>> {
  const all = Object.entries(sides) as [N, Side][];
  const made = salesOf(sides, terminals, sales);
  const first = turn % all.length;
  const played: Record<string, Played> = {};
  for (const [name, { address, pid, sales: shop, echoes }] of [...all.slice(first), ...all.slice(0, first)]) {
    const frames = made.get(shop) ?? [];
    const before = processorSeconds(pid);
    const { perSecond, waitsMs, payloads } = await exchangeAll(address, manner, frames, codec.deframer);
    const took = processorSeconds(pid) - before;
    if (!echoes) expectApprovals(frames, payloads);
    played[name] = { perSecond, sales: payloads.length, processorSeconds: took, waitsMs };
  }
  return played as Record<N, Played>;
}
