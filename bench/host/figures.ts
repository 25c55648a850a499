// Figures of many rounds.
import type { Played } from './round.ts';

export const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** Of the two numbers of one round each, because the machine is not equally busy in all of them. */
export type Ratio = { middle: number; least: number; most: number };

export function ratioOf(ours: readonly Played[], theirs: readonly Played[]): Ratio {
  const all = ours.map(({ perSecond }, i) => perSecond / (theirs[i]?.perSecond ?? Number.NaN));
  return { middle: median(all), least: Math.min(...all), most: Math.max(...all) };
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** Processor time of a sale, in microseconds. */
export function microsecondsPerSale(rounds: readonly Played[]): number {
  const seconds = total(rounds.map(({ processorSeconds }) => processorSeconds));
  return (seconds * 1e6) / total(rounds.map(({ sales }) => sales));
}

/** How long half of the sales, 99 of 100, and the slowest were waited for, in milliseconds. */
export function waitsOf(rounds: readonly Played[]): { p50: number; p99: number; largest: number } {
  const all = Float64Array.from(rounds.flatMap(({ waitsMs }) => waitsMs)).sort();
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), largest: at(1) };
}
