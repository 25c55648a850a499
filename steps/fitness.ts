// How late the test system itself was in a scenario: its own thread and the acquirer, beside how long the terminal waits.
import { FITNESS_MEDIA_TYPE, type Fitness } from '../src/definitions/evidence.ts';
import type { TillWorld } from './scene/till.ts';

/** Attaches what was measured; without it a report cannot tell a late terminal from a late test system. */
export async function attachFitness(till: TillWorld): Promise<void> {
  till.attach(JSON.stringify(await fitnessOf(till)), FITNESS_MEDIA_TYPE);
}

async function fitnessOf(till: TillWorld): Promise<Fitness> {
  const { responseTimeoutMs } = till.plan?.configuration.timers ?? till.timers;
  const ownMs = Math.round(till.stalls.worst(till.measuredFrom, responseTimeoutMs));
  const host = await till.host?.lateness();
  return fitnessFrom(ownMs, host ?? { worstStallMs: 0, slowestAnswerMs: 0 }, responseTimeoutMs);
}

/** Both standstills together, beside how long the terminal waits; in milliseconds. */
export function fitnessFrom(
  ownMs: number,
  { worstStallMs: hostMs, slowestAnswerMs }: { worstStallMs: number; slowestAnswerMs: number },
  responseTimeoutMs: number,
): Fitness {
  return {
    worstStallMs: Math.max(ownMs, hostMs),
    stalled: Math.max(ownMs, hostMs) === 0 ? null : ownMs >= hostMs ? 'harness' : 'acquirer',
    slowestAnswerMs,
    responseTimeoutMs,
  };
}
