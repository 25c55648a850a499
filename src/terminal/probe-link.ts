// Does a message of the terminal arrive at the acquirer? Asked again with longer timers when the test system itself was late.
import type { Bilingual } from '../definitions/evidence.ts';
import { hideCardNumbers } from '../secrets/index.ts';
import type { Configuration, Terminal } from './contract.ts';
import { playFunction } from './probe-sale.ts';
import { BoundExceeded, untilEvent, untilQuiet } from './until.ts';

/** How long the test system itself stood still, in milliseconds; the same in words, without a full stop; and what to do about it, a sentence. */
export type Late = { stallMs: number; words: Bilingual; remedy: Bilingual };

/** The acquirer that the terminal is set up for, as the probe knows it. */
export type Link = {
  /** Whether a message of the terminal has arrived since it was set up. */
  arrived: () => Promise<boolean>;
  /** Why what went wrong since then may be the test system's own fault; null when it was not late. */
  late?: () => Promise<Late | null>;
  /** Sets the acquirer up anew; gives the configuration that goes with it, with timers that outlast such a standstill. */
  again?: (late: Late) => Promise<Configuration>;
};

/** What is wrong with the link: the check that failed, and what was there instead. */
export type LinkFault = { check: 'host-link' | 'quiet-after-errand' | 'not-quiet-in-errand'; actual: Bilingual };

/** So often is asked again after a standstill. */
const REPEATS = 2;
const ERRANDS = ['echo-test', 'sign-in'] as const;

/** Whether the menu has an errand that goes to the host without a card. */
export const errandsOf = (menu: readonly string[]) => ERRANDS.filter((each) => menu.includes(each));

/** Why a fault is none of the terminal's. */
export const excuseOf = ({ words, remedy }: Late): Bilingual => ({
  en: `${words.en}, so this says nothing about the terminal. ${remedy.en}`,
  zh: `${words.zh}，因此不能据此评价终端。${remedy.zh}`,
});

/** What was late once, and is right with longer timers. */
export const settled = ({ words }: Late): Bilingual => ({
  en: `${words.en}; asked again with longer timers it is as expected.`,
  zh: `${words.zh}；延长定时后再次询问，结果符合。`,
});

/** Has the terminal send a message: what is wrong, null when it arrives; and how late the test system was, null when it was not. */
export async function lookAtLink(
  terminal: Terminal,
  given: Configuration,
  { arrived, late, again }: Link,
  boundMs: number,
): Promise<{ fault: LinkFault | null; stall: Late | null }> {
  let configuration = given;
  let stall: Late | null = null;
  for (let repeated = 0; ; repeated++) {
    const fault = await askOnce(terminal, configuration, arrived, boundMs);
    if (fault === null) return { fault, stall };
    stall = (await late?.()) ?? null;
    if (stall === null || repeated === REPEATS || again === undefined) return { fault, stall };
    configuration = await again(stall);
    await terminal.execute({ command: 'power-on', configuration, erase: true });
    await untilQuiet(terminal, boundMs);
  }
}

async function askOnce(
  terminal: Terminal,
  configuration: Configuration,
  arrived: Link['arrived'],
  boundMs: number,
): Promise<LinkFault | null> {
  const endings: string[] = [];
  const { menu } = await terminal.state();
  for (const errand of errandsOf(menu)) {
    const { sequence } = await terminal.state();
    try {
      await playFunction(terminal, errand, configuration, boundMs);
    } catch (error) {
      if (!(error instanceof BoundExceeded)) throw error;
      return {
        check: 'quiet-after-errand',
        actual: { en: `${errand}: ${error.message}`, zh: `${errand}：${error.message}` },
      };
    }
    const { function: going } = await terminal.state();
    if (going !== null) {
      await untilEvent(terminal, sequence, ({ kind }) => kind === 'result', boundMs).catch(() => undefined);
      const actual = {
        en: `the state said quiet, and in the function ${going}`,
        zh: `状态为空闲，却仍在功能${going}中`,
      };
      return { check: 'not-quiet-in-errand', actual };
    }
    if (await arrived()) return null;
    const result = (await terminal.events(sequence, 0)).findLast(({ kind }) => kind === 'result');
    const lines = result?.kind === 'result' ? [result.outcome, ...result.lines].join(' / ') : 'no result';
    endings.push(`${errand}: ${hideCardNumbers(lines)}`);
  }
  const ended = endings.join('; ');
  return { check: 'host-link', actual: { en: `none arrived (${ended})`, zh: `未到达（${ended}）` } };
}
