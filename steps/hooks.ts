// Around the scenarios: one acquirer per worker, a fresh terminal per scenario, the oracle and the evidence afterwards.
import { After, AfterAll, Before, BeforeAll } from '@cucumber/cucumber';
import {
  type AcquirerProcess,
  connectAcquirer,
  type LaunchedAddresses,
  launchAcquirers,
  send,
} from '../simulator/admin/client.ts';
import { EVIDENCE_MEDIA_TYPE } from '../src/definitions/evidence.ts';
import { wordsOver } from '../src/definitions/own-words.ts';
import { inspect } from '../src/oracle/index.ts';
import { watchStalls } from '../src/stalls.ts';
import { type Held, openDriver } from '../src/terminal/index.ts';
import { assertSpoken, hostFor, messageUrl, portsFor } from './address.ts';
import { whyNot } from './applicability.ts';
import { boundsFor, within } from './bounds.ts';
import { attachFitness } from './fitness.ts';
import { startHeart } from './heartbeat.ts';
import { holdOwn } from './holding.ts';
import { Counter } from './scene/counter.ts';
import { defaultPlan } from './scene/defaults.ts';
import { evidenceOf, gatherBooks } from './scene/evidence.ts';
import { MoneyUnsafe } from './scene/expectation.ts';
import { PosCentre } from './scene/pos-centre.ts';
import { cleanEvidence, cleanedError } from './scene/secrets.ts';
import { prepareScene } from './scene/setting.ts';
import type { TillWorld, WorldParameters } from './scene/till.ts';
import { Wallet } from './scene/wallet.ts';
import { refuseFaults } from './strict.ts';

/** The number of this worker in the run, and how many there are; the first of one where there are none. */
const worker = Number(process.env.CUCUMBER_WORKER_ID ?? 0);
const workers = Number(process.env.CUCUMBER_TOTAL_WORKERS ?? 1);
/** The terminal of this worker; undefined when it could not be had. */
let held: Held | undefined;
/** The acquirer of this worker: one that runs already, or one that is launched here. */
let addresses: LaunchedAddresses;
let launched: AcquirerProcess | null = null;
const heart = startHeart();
/** Sees when this thread stands still. */
let stalls: ReturnType<typeof watchStalls>;

BeforeAll(async function (this: { parameters: unknown }) {
  const parameters = this.parameters as WorldParameters;
  const { acquirers = [], wire = 'json-http', timers } = parameters;
  stalls = watchStalls(() => heart.beat());
  held = await holdOwn(parameters, { index: worker, count: workers });
  await within(boundsFor(timers).stepMs, 'The start of the acquirer', async () => {
    const running = acquirers[worker];
    if (running === undefined) launched = await launchAcquirers(1, portsFor(wire));
    addresses = (running ?? launched?.acquirers[0]) as LaunchedAddresses;
    await warmUp(messageUrl(addresses));
  });
});

/** One message ahead, so that no terminal waits for a host that is still loading its own code. Its answer does not matter. */
async function warmUp(url: string): Promise<void> {
  const echo = { mti: '0820', fields: { 41: 'WARMUP00', 42: '0'.repeat(15), 60: '00000001301' } };
  await send(url, 'POST', JSON.stringify(echo));
}

AfterAll(async () => {
  await held?.release();
  await launched?.close();
  stalls.close();
});

Before(function (this: TillWorld, { gherkinDocument, pickle }) {
  this.stalls = stalls.meter;
  this.setScene = (preparations) => prepareScene(this, preparations);
  this.measuredFrom = stalls.meter.mark();
  heart.plays(`${pickle.uri}:${pickle.location?.line ?? 0}`);
  this.language = gherkinDocument.feature?.language.startsWith('zh') ? 'zh-CN' : 'en';
  refuseFaults(this, pickle, gherkinDocument);
  const tags = pickle.tags.map(({ name }) => name);
  return within(this.bounds.stepMs, 'Opening the terminal', () => open(this, tags));
});

/** Opens the terminal and lays the plan; a scenario that does not concern it is skipped. */
async function open(till: TillWorld, tags: readonly string[]): Promise<'skipped' | undefined> {
  const { profile, wire = 'json-http', seed = 1 } = till.parameters;
  const { acquirerProfile = 'generic-unionpay' } = till.parameters;
  const { language, timers, bounds } = till;
  till.counter = await Counter.open(await openDriver((held as Held).spec), bounds.quietMs);
  const actions = () => till.counter.actions;
  const waits = { responseTimeoutMs: timers.responseTimeoutMs, arrivalMs: bounds.arrivalMs };
  till.host = new PosCentre(connectAcquirer(addresses.admin), messageUrl(addresses), actions, waits);
  till.capabilities = await till.counter.terminal.capabilities();
  till.ownWords = wordsOver(till.capabilities.words ?? {}, till.parameters.words ?? {});
  assertSpoken(wire, till.capabilities);
  const host = hostFor(wire, addresses);
  const { capabilities } = till;
  till.plan = defaultPlan({ host, profile, acquirerProfile, language, seed, capabilities, timers });
  till.wallet = new Wallet(till.plan, language);
  const reason = whyNot(tags, capabilities, till.plan.configuration);
  if (reason === null) return undefined;
  till.tell(reason);
  return 'skipped';
}

After(async function (this: TillWorld, { result }) {
  if (result?.status === 'SKIPPED') return close(this);
  try {
    if (this.counter !== undefined)
      await within(this.bounds.stepMs, 'The audit', async () => {
        // A scenario of Givens alone has not set its scene yet.
        if (result?.status === 'PASSED') await this.ready();
        if (this.host.isSet) await audit(this);
      });
  } catch (error) {
    throw cleanedError(this, error);
  } finally {
    await attachFitness(this);
    await close(this);
  }
});

async function close(till: TillWorld): Promise<void> {
  await within(till.bounds.quietMs, 'Closing the terminal', async () => {
    await till.counter?.terminal.close();
    await till.end();
  });
  heart.plays(null);
}

/** Lets the terminal come to rest, compares the books, and hands both to the report. */
async function audit(till: TillWorld): Promise<void> {
  if (till.counter.state.power === 'on') await till.counter.settle();
  const books = await gatherBooks(till);
  const violations = till.explained(inspect(books, till.language));
  till.attach(JSON.stringify(cleanEvidence(till, evidenceOf(till, books, violations))), EVIDENCE_MEDIA_TYPE);
  if (violations.length > 0) throw new MoneyUnsafe(violations.map(({ text }) => till.say(text)));
}
