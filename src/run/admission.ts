// Before the first scenario, once: takes hold of every terminal of a run and has the doctor look at it.
import { type AcquirerProcess, connectAcquirer, type LaunchedAddresses } from '../../simulator/admin/client.ts';
import { hostFor } from '../../steps/address.ts';
import { fitnessFrom } from '../../steps/fitness.ts';
import { defaultPlan } from '../../steps/scene/defaults.ts';
import { lateness, standstillWords } from '../compliance/fitness.ts';
import { ACQUIRER_CHOICES } from '../definitions/acquirer-profile.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { WIRES } from '../definitions/wires.ts';
import { type StallMeter, watchStalls } from '../stalls.ts';
import {
  type Admission,
  admit,
  type Capabilities,
  type Configuration,
  endProcesses,
  faultLine,
  type Link,
  nameOf,
  type TerminalSpec,
} from '../terminal/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError, EXIT } from './exit.ts';
import { terminalsOf } from './terminals.ts';
import { longerTimers, timersOf } from './timers.ts';

/** How long is waited for a message that the terminal says it has sent, in milliseconds. */
const ARRIVAL_MS = 1_000;

/**
 * Examines the terminals side by side, each at an acquirer of its own, and holds those that are well while `work` goes on.
 * Our own terminal within the harness is looked at when it is asked for alone (`tillproof doctor`).
 */
export async function withAdmitted<T>(
  configuration: RunConfiguration,
  acquirers: Promise<AcquirerProcess>,
  options: { who: string; inside?: boolean },
  work: (admissions: readonly Admission[]) => Promise<T>,
): Promise<T> {
  const { specs } = terminalsOf(configuration);
  const { acquirers: addresses } = await acquirers;
  const stalls = watchStalls();
  const admissions = await Promise.all(
    specs.map((spec, at) =>
      spec.driver === 'inside' && options.inside !== true
        ? unexamined(spec)
        : admit(spec, {
            who: options.who,
            transport: WIRES[configuration.wire ?? 'json-http'].transport,
            prepare: (capabilities) =>
              prepared(
                configuration,
                capabilities,
                addresses[at % addresses.length] as LaunchedAddresses,
                stalls.meter,
              ),
          }),
    ),
  ).finally(stalls.close);
  try {
    await endProcesses();
    return await work(admissions);
  } finally {
    await Promise.all(admissions.map(({ release }) => release()));
  }
}

/** Ends a run whose terminals are not well before its first scenario, and says of each what is wrong with it, once. */
export function refuseUnwell(admissions: readonly Admission[], json: boolean): void {
  const unwell = admissions.flatMap(({ spec, findings }) =>
    findings.filter(({ ok }) => !ok).map((finding) => ({ terminal: nameOf(spec), ...finding })),
  );
  if (unwell.length === 0) return;
  if (json) console.log(JSON.stringify({ verdict: 'inconclusive', doctor: unwell }));
  const lines = unwell.map(unwellWords);
  const told = { en: lines.map(({ en }) => en).join('\n  '), zh: lines.map(({ zh }) => zh).join('\n  ') };
  throw new CommandError(
    { en: `INCONCLUSIVE, no scenario was run. ${told.en}`, zh: `【无结论】，未执行任何场景。${told.zh}` },
    EXIT.inconclusive,
    told,
  );
}

/** What is wrong with a terminal, and what to do: of an address at which nobody is, in plain words. */
function unwellWords({ terminal, ...finding }: Admission['findings'][number] & { terminal: string }): Bilingual {
  const { en, zh } = faultLine(finding);
  if (finding.check !== 'reach' || !finding.actual.includes('ECONNREFUSED'))
    return { en: `${terminal}: ${en}`, zh: `${terminal}：${zh}` };
  const look = `tillproof doctor --terminal ${terminal}`;
  return {
    en: `Nothing listens at ${terminal} (ECONNREFUSED). Start the adapter and check the address; "${look}" looks at it alone.`,
    zh: `${terminal}上没有程序在监听（ECONNREFUSED）。请启动适配器并检查地址；“${look}”可单独检查。`,
  };
}

const unexamined = (spec: TerminalSpec): Admission => ({
  spec,
  version: null,
  findings: [],
  release: async () => undefined,
});

/** Sets the acquirer up for the terminal as a scenario would, and gives the configuration that goes with it. */
async function prepared(
  { wire = 'json-http', profile = 'classic', acquirer = 'unionpay', seed = 1, timers }: RunConfiguration,
  capabilities: Capabilities,
  addresses: LaunchedAddresses,
  meter: StallMeter,
): Promise<{ configuration: Configuration; link: Link }> {
  const client = connectAcquirer(addresses.admin);
  const host = hostFor(wire, addresses);
  const settings = {
    host,
    profile,
    acquirerProfile: ACQUIRER_CHOICES[acquirer],
    language: 'en',
    seed,
    capabilities,
  } as const;
  let present = timersOf(timers);
  let from = { mark: 0, sequence: 0 };
  const setUp = async (): Promise<Configuration> => {
    const plan = defaultPlan({ ...settings, timers: present });
    await client.reset(plan.acquirer);
    from = { mark: meter.mark(), sequence: (await client.exchanges()).at(-1)?.sequence ?? 0 };
    return plan.configuration;
  };
  const configuration = await setUp();
  return {
    configuration,
    link: {
      // A message may still be on its way through an acquirer that is late.
      arrived: async () => (await client.exchanges(from.sequence, ARRIVAL_MS)).length > 0,
      late: async () => {
        const { responseTimeoutMs } = present;
        const ownMs = Math.round(meter.worst(from.mark, responseTimeoutMs));
        const { fitness: host } = await client.books({ stallWindowMs: responseTimeoutMs });
        const fitness = fitnessFrom(ownMs, host, responseTimeoutMs);
        const late = lateness(fitness);
        if (late === null) return null;
        const { responseTimeoutMs: longerMs } = longerTimers(present, late.stallMs);
        const remedy = {
          en: `Try again while the machine does less beside it, or give the terminal more time: --timers ${longerMs}.`,
          zh: `请在机器较空闲时再试，或给终端更多时间：--timers ${longerMs}。`,
        };
        return { stallMs: late.stallMs, words: standstillWords(late, fitness), remedy };
      },
      again: ({ stallMs }) => {
        present = longerTimers(present, stallMs);
        return setUp();
      },
    },
  };
}
