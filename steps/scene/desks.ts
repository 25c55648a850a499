// The counters of a scenario: with a second terminal of the merchant there are two, and somebody stands at one of them.
import { TEST_TERMINAL } from '../../src/definitions/acquirer-profile.ts';
import { openDriver } from '../../src/terminal/index.ts';
import { NotConcerned } from './expectation.ts';
import { hurried } from './hurried.ts';
import { Plan } from './plan.ts';
import { signIn, switchOn } from './setting.ts';
import type { Desk, TillWorld } from './till.ts';

const deskOf = ({ counter, host, plan, episodes }: TillWorld): Desk => ({ counter, host, plan, episodes });

/** The desks of the scenario, that of the first terminal first. */
export const desksOf = (till: TillWorld): readonly Desk[] => (till.desks.length === 0 ? [deskOf(till)] : till.desks);

/** From here on every sentence is about the terminal of that desk. */
export function standAt(till: TillWorld, desk: Desk): void {
  Object.assign(till, desk);
  till.belongsTo(till.step);
}

/** People go to the first or the second terminal. */
export function goTo(till: TillWorld, number: 1 | 2): void {
  const desk = desksOf(till)[number - 1];
  if (desk === undefined) throw secondMissing();
  standAt(till, desk);
}

const missing = (en: string, zh: string) => new NotConcerned({ verdict: 'not-assessable', text: { en, zh } });
const secondMissing = () =>
  missing('No second terminal is at hand: name two at --terminal.', '没有第二台终端：请用--terminal指定两台。');

/** The number of the second terminal, where it has none of its own. */
const SECOND_TERMINAL = 'TP000002';

/** Opens a second terminal of the merchant, which is registered like the first, and signed in with the scene. */
export async function openSecond(till: TillWorld, operator: string): Promise<void> {
  if (till.second === undefined) throw secondMissing();
  const terminal = await openDriver(hurried(till.second, till.host.waits));
  till.atEnd(() => terminal.close());
  const { identity: own } = await terminal.capabilities();
  const identity = { ...till.plan.configuration.identity, terminalId: SECOND_TERMINAL, ...own };
  const { terminalId, merchantId } = identity;
  if (terminalId === till.plan.configuration.identity.terminalId)
    throw missing('Both terminals say that they have the same number.', '两台终端的终端号相同。');
  till.plan.change(({ acquirer }) => {
    const [first] = acquirer.merchants;
    if (first !== undefined && first.merchantId !== merchantId)
      acquirer.merchants = [...acquirer.merchants, { ...first, merchantId }];
    const { terminalMasterKey, firstBatch: nextBatch } = TEST_TERMINAL;
    acquirer.terminals = [
      ...acquirer.terminals,
      { terminalId, merchantId, terminalMasterKey, active: true, nextBatch },
    ];
  });
  await till.prepare(async () => {
    const first = deskOf(till);
    const { configuration, acquirer } = till.plan;
    const second: Desk = {
      counter: await till.counter.beside(terminal),
      host: till.host.beside(terminalId),
      plan: new Plan({ ...structuredClone(configuration), identity }, acquirer),
      episodes: [],
    };
    Object.assign(second.plan, { powered: true, operator });
    second.plan.close();
    till.desks = [first, second];
    standAt(till, second);
    await switchOn(till);
    await signIn(till, operator);
    standAt(till, first);
  });
}
