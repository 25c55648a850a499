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
import { inspect } from '../src/oracle/index.ts';
import { openDriver } from '../src/terminal/index.ts';
import { assertSpoken, hostFor, messageUrl, portsFor } from './address.ts';
import { whyNot } from './applicability.ts';
import { Deck } from './deck.ts';
import { defaultPlan } from './defaults.ts';
import { Desk } from './desk.ts';
import { evidenceOf, gatherBooks } from './evidence.ts';
import { MoneyUnsafe } from './expectation.ts';
import { Host } from './host.ts';
import { refuseFaults } from './strict.ts';
import type { TillWorld, WorldParameters } from './world.ts';

/** The acquirer of this worker: one that runs already, or one that is launched here. */
let addresses: LaunchedAddresses;
let launched: AcquirerProcess | null = null;

BeforeAll(async function (this: { parameters: unknown }) {
  const { acquirers = [], wire = 'json-http' } = this.parameters as WorldParameters;
  const running = acquirers[Number(process.env.CUCUMBER_WORKER_ID ?? 0)];
  if (running === undefined) launched = await launchAcquirers(1, portsFor(wire));
  addresses = (running ?? launched?.acquirers[0]) as LaunchedAddresses;
  await warmUp(messageUrl(addresses));
});

/** One message ahead, so that no terminal waits for a host that is still loading its own code. Its answer does not matter. */
async function warmUp(url: string): Promise<void> {
  const echo = { mti: '0820', fields: { 41: 'WARMUP00', 42: '0'.repeat(15), 60: '00000001301' } };
  await send(url, 'POST', JSON.stringify(echo));
}

AfterAll(async () => {
  await launched?.close();
});

Before(async function (this: TillWorld, { gherkinDocument, pickle }) {
  const { terminal, profile, acquirerProfile = 'generic-unionpay', wire = 'json-http', seed = 1 } = this.parameters;
  this.language = gherkinDocument.feature?.language.startsWith('zh') ? 'zh-CN' : 'en';
  refuseFaults(this, pickle, gherkinDocument);
  this.desk = await Desk.open(await openDriver(terminal));
  const actions = () => this.desk.actions;
  this.host = new Host(connectAcquirer(addresses.admin), messageUrl(addresses), actions);
  this.capabilities = await this.desk.terminal.capabilities();
  assertSpoken(wire, this.capabilities);
  this.plan = defaultPlan({
    host: hostFor(wire, addresses),
    profile,
    acquirerProfile,
    language: this.language,
    seed,
    capabilities: this.capabilities,
  });
  this.deck = new Deck(this.plan, this.language);
  const reason = whyNot(
    pickle.tags.map(({ name }) => name),
    this.capabilities,
    this.plan.configuration,
  );
  if (reason === null) return undefined;
  this.tell(reason);
  return 'skipped';
});

After(async function (this: TillWorld, { result }) {
  if (this.desk === undefined) return;
  try {
    if (result?.status !== 'SKIPPED') await audit(this);
  } finally {
    await this.desk.terminal.close();
    await this.end();
  }
});

/** Lets the terminal come to rest, compares the books, and hands both to the report. */
async function audit(till: TillWorld): Promise<void> {
  if (till.desk.state.power === 'on') await till.desk.settle();
  const books = await gatherBooks(till);
  const violations = inspect(books, till.language);
  till.attach(JSON.stringify(evidenceOf(till, books, violations)), EVIDENCE_MEDIA_TYPE);
  if (violations.length > 0) throw new MoneyUnsafe(violations.map(({ text }) => till.say(text)));
}
