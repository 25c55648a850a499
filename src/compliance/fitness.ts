// Whether the test system itself was late in a scenario, so that what failed meanwhile says nothing about the terminal.
import {
  type Bilingual,
  type Evidence,
  type Finding,
  type Fitness,
  TERMINAL_FAULT_ERRORS,
  TERMINAL_SILENT_ERROR,
} from '../definitions/evidence.ts';
import type { StepOutcome } from './collected.ts';

/** The test system was late: so long, and who of it. */
type Lateness = { stallMs: number; who: 'harness' | 'acquirer' };

/** Late is what took half of the time that the terminal waits, or more: with the way there and back the rest may be gone too. */
const SHARE = 0.5;
/** How long the drivers wait for an answer of an adapter, which is far longer than a terminal waits for the host. */
const ADAPTER_MS = 10_000;

/** Why the test system was late for what went wrong with an error of that name; null when it was not, or when nobody measured. */
export function lateness(fitness: Fitness | null, errorName?: string): Lateness | null {
  if (fitness === null) return null;
  const { worstStallMs, stalled, slowestAnswerMs, responseTimeoutMs } = fitness;
  const stallMs = Math.max(worstStallMs, slowestAnswerMs);
  const waitMs = errorName === TERMINAL_SILENT_ERROR ? ADAPTER_MS : responseTimeoutMs;
  if (stallMs < waitMs * SHARE) return null;
  return { stallMs, who: slowestAnswerMs > worstStallMs ? 'acquirer' : (stalled ?? 'harness') };
}

type Ended = {
  outcomes: readonly StepOutcome[];
  findings: readonly Finding[];
  evidence: Evidence | null;
  fitness: Fitness | null;
};

/**
 * Why what went wrong in the scenario may be the test system's own fault; null when nothing failed, when it was not late, or when
 * something was seen that no lateness brings about.
 */
export function lateFailure({ outcomes, findings, evidence, fitness }: Ended): Lateness | null {
  const wrong = outcomes.find(({ status }) => status !== 'passed' && status !== 'skipped');
  if (wrong?.status !== 'failed') return null;
  const judged = (TERMINAL_FAULT_ERRORS as readonly string[]).includes(wrong.error?.name ?? '');
  if (judged && [...findings, ...(evidence?.violations ?? [])].some(({ timeless }) => timeless === true)) return null;
  return lateness(fitness, wrong.error?.name);
}

const WHO = {
  harness: { en: 'harness', zh: '测试框架' },
  acquirer: { en: 'acquirer', zh: '收单方模拟器' },
} as const;

/** How late, beside how long the terminal waits; without a full stop. */
export function standstillWords({ stallMs, who }: Lateness, { responseTimeoutMs }: Fitness): Bilingual {
  return {
    en: `The test system stood still for ${stallMs} ms (${WHO[who].en}) while the terminal waits ${responseTimeoutMs} ms`,
    zh: `测试系统停顿了${stallMs}毫秒（${WHO[who].zh}），而终端只等待${responseTimeoutMs}毫秒`,
  };
}

/** The reason in words; `failed` is what went wrong meanwhile. */
export function lateWords(late: Lateness, fitness: Fitness, failed: Bilingual): Bilingual {
  const { en, zh } = standstillWords(late, fitness);
  return {
    en: `${en}, so this says nothing about the terminal: ${failed.en}`,
    zh: `${zh}，因此以下现象不能说明终端有问题：${failed.zh}`,
  };
}

/** Why a scenario was played again, in words. */
export function repeatWords({ stallMs, who }: Lateness, { responseTimeoutMs }: Fitness): Bilingual {
  return {
    en: `Played again alone: the test system had stood still for ${stallMs} ms (${WHO[who].en}) while the terminal waits ${responseTimeoutMs} ms.`,
    zh: `已单独重新执行：此前测试系统停顿了${stallMs}毫秒（${WHO[who].zh}），而终端只等待${responseTimeoutMs}毫秒。`,
  };
}

/** The machine of a whole run: the worst of its scenarios, and how many had to be played again. */
type RunFitness = Fitness & { fit: boolean; repeated: number };

type Played = { fitness: Fitness | null; repeated: { fitness: Fitness } | null };

/** The fitness of a run; null when nobody measured. The machine is fit when nothing was so late that a failure could be its own. */
export function runFitness(scenarios: readonly Played[]): RunFitness | null {
  const first = scenarios.flatMap(({ fitness, repeated }) => repeated?.fitness ?? fitness ?? []);
  const [any] = first;
  if (any === undefined) return null;
  const worst = first.reduce((a, b) => (b.worstStallMs > a.worstStallMs ? b : a), any);
  const slowestAnswerMs = Math.max(...first.map((each) => each.slowestAnswerMs));
  const responseTimeoutMs = Math.min(...first.map((each) => each.responseTimeoutMs));
  const { worstStallMs, stalled } = worst;
  const fit = lateness({ worstStallMs, stalled, slowestAnswerMs, responseTimeoutMs }) === null;
  const repeated = scenarios.filter((each) => each.repeated !== null).length;
  return { fit, worstStallMs, stalled, slowestAnswerMs, responseTimeoutMs, repeated };
}

/** The one line of a report about the machine. */
export function fitnessWords(fitness: RunFitness | null): Bilingual | null {
  if (fitness === null) return null;
  const { fit, worstStallMs, slowestAnswerMs, responseTimeoutMs, repeated } = fitness;
  const again = repeated === 0 ? ['', ''] : [`; ${repeated} played again alone`, `；${repeated}个场景单独重做`];
  return {
    en: `${fit ? 'machine fit' : 'machine busy'}: worst stall ${worstStallMs} ms, slowest own answer ${slowestAnswerMs} ms, the terminal waits ${responseTimeoutMs} ms${again[0]}`,
    zh: `${fit ? '机器性能合格' : '机器过于繁忙'}：最长停顿${worstStallMs}毫秒，自身最慢应答${slowestAnswerMs}毫秒，终端等待${responseTimeoutMs}毫秒${again[1]}`,
  };
}
