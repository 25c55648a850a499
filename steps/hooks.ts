// Around the scenarios for Cucumber: one acquirer and one terminal per worker, and what stands around each scenario (around.ts).
import { After, AfterAll, Before, BeforeAll } from '@cucumber/cucumber';
import { type AcquirerProcess, type LaunchedAddresses, launchAcquirers, send } from '../simulator/admin/client.ts';
import { useOwnCards } from '../src/definitions/cards.ts';
import { useOwnDialect } from '../src/definitions/dialects/index.ts';
import { watchStalls } from '../src/stalls.ts';
import type { Held } from '../src/terminal/index.ts';
import { launchFor, messageUrl } from './address.ts';
import { askedOf, close, conclude, open } from './around.ts';
import { boundsFor, within } from './bounds.ts';
import { listenForHalt } from './halt.ts';
import { startHeart } from './heartbeat.ts';
import { holdOwn, secondFor } from './holding.ts';
import { prepareScene } from './scene/setting.ts';
import type { TillWorld, WorldParameters } from './scene/till.ts';
import { refuseFaults } from './strict.ts';

/** The number of this worker in the run, and how many there are; the first of one where there are none. */
const place = {
  index: Number(process.env.CUCUMBER_WORKER_ID ?? 0),
  count: Number(process.env.CUCUMBER_TOTAL_WORKERS ?? 1),
};
/** The terminal of this worker; undefined when it could not be had. */
let held: Held | undefined;
/** The acquirer of this worker: one that runs already, or one that is launched here. */
let addresses: LaunchedAddresses;
let launched: AcquirerProcess | null = null;
const heart = startHeart();
/** Hears when the run is to end at its first failure; null where it is not. */
let end: ReturnType<typeof listenForHalt> | null = null;
/** Sees when this thread stands still. */
let stalls: ReturnType<typeof watchStalls>;

BeforeAll(async function (this: { parameters: unknown }) {
  const parameters = this.parameters as WorldParameters;
  const { acquirers = [], wire = 'json-http', timers, haltedAs, own } = parameters;
  if (own !== undefined) {
    useOwnCards(own.cards);
    useOwnDialect(own.dialect);
  }
  end = haltedAs === undefined ? null : listenForHalt(haltedAs);
  stalls = watchStalls(() => heart.beat());
  held = await holdOwn(parameters, place);
  await within(boundsFor(timers).stepMs, 'The start of the acquirer', async () => {
    const running = acquirers[place.index];
    if (running === undefined) launched = await launchAcquirers(1, launchFor(wire));
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
  end?.close();
});

Before(async function (this: TillWorld, { gherkinDocument, pickle }) {
  if ((await end?.halts()) === true) return 'skipped';
  this.stalls = stalls.meter;
  this.setScene = (preparations) => prepareScene(this, preparations);
  this.measuredFrom = stalls.meter.mark();
  heart.plays(`${pickle.uri}:${pickle.location?.line ?? 0}`);
  this.language = gherkinDocument.feature?.language.startsWith('zh') ? 'zh-CN' : 'en';
  refuseFaults(this, pickle, gherkinDocument);
  return within(this.bounds.stepMs, 'Opening the terminal', () =>
    open(this, { spec: (held as Held).spec, addresses, second: secondFor(this.parameters, place) }, askedOf(pickle)),
  );
});

After(async function (this: TillWorld, { result }) {
  if (end?.halted() === true && this.counter === undefined) return;
  if (result?.status === 'SKIPPED') await close(this);
  else await conclude(this, result?.status === 'PASSED');
  heart.plays(null);
});
