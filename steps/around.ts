// Around one scenario: opening the terminal and laying the plan before it, the oracle and the evidence afterwards. Knows no Cucumber.
import type { Pickle } from '@cucumber/messages';
import { connectAcquirer, type LaunchedAddresses } from '../simulator/admin/client.ts';
import { EVIDENCE_MEDIA_TYPE } from '../src/definitions/evidence.ts';
import { wordsOver } from '../src/definitions/own-words.ts';
import { inspect } from '../src/oracle/index.ts';
import { openDriver, type TerminalSpec, untilAnswers } from '../src/terminal/index.ts';
import { assertSpoken, hostFor, messageUrl } from './address.ts';
import { whyNot } from './applicability.ts';
import { RETURN_MS, within } from './bounds.ts';
import { attachFitness } from './fitness.ts';
import { OWN_RULES } from './own-sentences.ts';
import { Counter } from './scene/counter.ts';
import { defaultPlan } from './scene/defaults.ts';
import { desksOf, standAt } from './scene/desks.ts';
import { evidenceOf, gatherBooks, logOf } from './scene/evidence.ts';
import { MoneyUnsafe } from './scene/expectation.ts';
import { hurried } from './scene/hurried.ts';
import { PosCentre } from './scene/pos-centre.ts';
import { cleanEvidence, cleanedError } from './scene/secrets.ts';
import type { TillWorld } from './scene/till.ts';
import { Wallet } from './scene/wallet.ts';
import { TIMED } from './sentences/result.ts';

/** Where a scenario plays: its terminal, a second one of the merchant if there is one, and the acquirer that is their own for so long. */
export type Post = { spec: TerminalSpec; addresses: LaunchedAddresses; second?: TerminalSpec | undefined };

/** What a scenario says of itself: its tags, and whether it holds a clock to the terminal. */
export type Asked = { tags: readonly string[]; isTimed: boolean };

export const askedOf = ({ tags, steps }: Pickle): Asked => ({
  tags: tags.map(({ name }) => name),
  isTimed: steps.some(({ text }) => TIMED.includes(text)),
});

/** Opens the terminal and lays the plan; a scenario that does not concern it is skipped. */
export async function open(
  till: TillWorld,
  { spec, addresses, second }: Post,
  { tags, isTimed }: Asked,
): Promise<'skipped' | undefined> {
  const { profile, wire = 'json-http', seed = 1, glass } = till.parameters;
  const { acquirerProfile = 'generic-unionpay' } = till.parameters;
  const { language, timers, bounds } = till;
  if (glass !== undefined) till.glass = (await import('../src/proof/index.ts')).glassOf(glass);
  const waits = { responseTimeoutMs: timers.responseTimeoutMs, arrivalMs: bounds.arrivalMs, isTold: !isTimed };
  const terminal = await openDriver(hurried(spec, waits), till.glass?.terminal);
  till.capabilities = await untilAnswers(terminal, RETURN_MS);
  till.counter = await Counter.open(terminal, bounds.quietMs);
  till.second = second;
  till.isInside = spec.driver === 'inside';
  const actions = () => desksOf(till).reduce((sum, { counter }) => sum + counter.actions, 0);
  till.host = new PosCentre(connectAcquirer(addresses.admin), messageUrl(addresses), actions, waits);
  till.ownWords = wordsOver(till.capabilities.words ?? {}, till.parameters.words ?? {});
  assertSpoken(wire, till.capabilities);
  const host = hostFor(wire, addresses);
  const { capabilities } = till;
  till.plan = defaultPlan({ host, profile, acquirerProfile, language, seed, capabilities, timers });
  till.wallet = new Wallet(till.plan, language);
  const reason = whyNot(tags, capabilities, till.plan.configuration);
  if (reason === null) {
    await till.glass?.between(till.plan.configuration);
    return undefined;
  }
  till.tell(reason);
  return 'skipped';
}

/** The audit of a scenario that has ended, and its evidence; `passed` = so far nothing was found. */
export async function conclude(till: TillWorld, passed: boolean): Promise<void> {
  try {
    if (till.counter !== undefined)
      await within(till.bounds.stepMs, 'The audit', async () => {
        // A scenario of Givens alone has not set its scene yet.
        if (passed) await till.ready();
        if (till.host.isSet) await audit(till, passed);
      });
  } catch (error) {
    throw cleanedError(till, error);
  } finally {
    await attachFitness(till);
    await close(till);
  }
}

export async function close(till: TillWorld): Promise<void> {
  await within(till.bounds.quietMs, 'Closing the terminal', async () => {
    await till.counter?.terminal.close();
    await till.glass?.close();
    await till.end();
  });
}

/** Lets the terminal come to rest, compares the books, and hands both to the report. */
async function audit(till: TillWorld, passed: boolean): Promise<void> {
  const looks = [];
  for (const desk of desksOf(till)) {
    standAt(till, desk);
    if (till.counter.state.power === 'on') await till.counter.settle();
    const books = await gatherBooks(till);
    looks.push({ desk, books, violations: till.explained(inspect(books, till.language, OWN_RULES)) });
  }
  // With two terminals the evidence is that of the one that something is wrong with.
  const told = looks.find(({ violations }) => violations.length > 0) ?? looks[0]!;
  standAt(till, told.desk);
  const violations = looks.flatMap((look) => look.violations);
  const evidence = evidenceOf(till, told.books, violations);
  // Of a scenario that passed nobody misses it, and it is the bulkiest of all.
  if (!passed || violations.length > 0) evidence.log = logOf(told.books);
  till.attach(JSON.stringify(cleanEvidence(till, evidence)), EVIDENCE_MEDIA_TYPE);
  if (violations.length > 0) throw new MoneyUnsafe(violations.map(({ text }) => till.say(text)));
}
