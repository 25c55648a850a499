// For a test: so many sales with a settlement every day, and what they cost in memory and time, as JSON.
import { jsonMacInput } from '../../src/iso8583/json.ts';
import type { Message } from '../../src/iso8583/message.ts';
import { card, configuration, contracted, NOW, signedInTill } from '../acquirer/test-kit.ts';
import { wireSecurity } from '../security/wire-security.ts';
import { SHELVED } from '../state/rows.ts';
import { temporaryStore } from '../store/temporary.ts';
import { createEngine } from './engine.ts';

const [sales, perDay] = process.argv.slice(2).map(Number) as [number, number];
const DAY_MS = 86_400_000;
const security = wireSecurity(jsonMacInput);

const set = configuration({
  ...contracted(),
  clock: NOW,
  mac: false,
  cards: [card({ availableMinor: 999_000_000_000 })],
});
const books = temporaryStore();
const engine = createEngine({ configuration: set, books, schedule: queueMicrotask });
const till = signedInTill(set);
const own = { 41: till.terminalId, 42: till.merchantId };

async function ask(message: Message): Promise<Message['fields']> {
  const { plan } = await engine.submit({ message, transport: 'json-http', security });
  return plan.answers[0]?.message.fields ?? {};
}

async function sellADay(batch: string): Promise<void> {
  for (let i = 1; i <= perDay; i++) {
    const fields = { 11: String(i).padStart(6, '0'), 60: `22${batch}00060` };
    const { 39: code } = await ask(till.card('sale', { amount: 1, fields }));
    if (code !== '00') throw new Error(`sale ${i} of batch ${batch}: ${code}`);
  }
}

async function settle(batch: string): Promise<void> {
  const totals = `${String(perDay).padStart(12, '0')}${String(perDay).padStart(3, '0')}`;
  const text = `${totals}${'0'.repeat(15)}0${'0'.repeat(30)}0`;
  const { 48: result = '' } = await ask({
    mti: '0500',
    fields: { 11: '000901', ...own, 48: text, 49: '156', 60: `00${batch}201`, 63: '001' },
  });
  if (result[30] !== '1') throw new Error(`batch ${batch} did not balance: ${result}`);
}

await ask({ mti: '0800', fields: { 11: '000900', ...own, 60: '00000000003', 63: '001' } });
const took: number[] = [];
const heap: number[] = [];
let most = 0;
for (let day = 1; day * perDay <= sales; day++) {
  const batch = engine.state.terminals.get(till.terminalId)?.batch ?? '';
  const began = process.cpuUsage();
  await sellADay(batch);
  const { user, system } = process.cpuUsage(began);
  took.push((user + system) / 1000 / perDay);
  await settle(batch);
  engine.setClock(new Date(Date.parse(NOW) + day * DAY_MS).toISOString().replace('Z', '+00:00'));
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  heap.push(heapUsed);
  most = Math.max(most, rss);
}

console.log(
  JSON.stringify({
    transactions: engine.state.counts.get('transactions'),
    sumMinor: [...engine.state.balances.values()].reduce((sum, each) => sum + each, 0),
    breaches: books.verify(),
    rows: Math.max(...SHELVED.map((collection) => engine.state[collection].size)),
    early: Math.min(...took.slice(0, 20)),
    late: Math.min(...took.slice(-20)),
    heapGrowth: (heap.at(-1) ?? 0) - (heap[Math.floor(heap.length / 2)] ?? 0),
    most,
  }),
);
engine.close();
