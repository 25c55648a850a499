// Before the first scenario, once: takes hold of every terminal of a run and has the doctor look at it.
import { type AcquirerProcess, connectAcquirer, type LaunchedAddresses } from '../../simulator/admin/client.ts';
import { hostFor } from '../../steps/address.ts';
import { defaultPlan } from '../../steps/defaults.ts';
import { ACQUIRER_CHOICES } from '../definitions/acquirer-profile.ts';
import { WIRES } from '../definitions/wires.ts';
import {
  type Admission,
  admit,
  type Capabilities,
  endProcesses,
  faultLine,
  nameOf,
  type TerminalSpec,
} from '../terminal/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { CommandError, EXIT } from './exit.ts';
import { terminalsOf } from './terminals.ts';
import { timersOf } from './timers.ts';

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
  const admissions = await Promise.all(
    specs.map((spec, at) =>
      spec.driver === 'inside' && options.inside !== true
        ? unexamined(spec)
        : admit(spec, {
            who: options.who,
            transport: WIRES[configuration.wire ?? 'json-http'].transport,
            prepare: (capabilities) =>
              prepared(configuration, capabilities, addresses[at % addresses.length] as LaunchedAddresses),
          }),
    ),
  );
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
  const lines = unwell.map((each) => `${each.terminal}: ${faultLine(each)}`);
  throw new CommandError(`INCONCLUSIVE, no scenario was run. ${lines.join('\n  ')}`, EXIT.inconclusive);
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
) {
  const plan = defaultPlan({
    host: hostFor(wire, addresses),
    profile,
    acquirerProfile: ACQUIRER_CHOICES[acquirer],
    language: 'en',
    seed,
    capabilities,
    timers: timersOf(timers),
  });
  const client = connectAcquirer(addresses.admin);
  await client.reset(plan.acquirer);
  const [last] = (await client.exchanges()).slice(-1);
  return {
    configuration: plan.configuration,
    arrived: async () => (await client.exchanges(last?.sequence ?? 0)).length > 0,
  };
}
