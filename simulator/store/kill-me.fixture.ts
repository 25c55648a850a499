// For a test: sells for ever, and writes the reference of a sale on its own line once the sale is stored.
import { writeSync } from 'node:fs';
import { card, configuration, Till } from '../acquirer/test-kit.ts';
import { configurationChange } from '../state/configure.ts';
import { openStore } from './store.ts';

const rich = configuration({ cards: [card({ availableMinor: 900_000_000 })] });
const store = openStore(process.argv[2] ?? null);
store.reset(configurationChange(rich));
const till = new Till(rich);
store.commit([till.signIn()]);
for (;;) {
  const group = [1, 2, 3].map(() => till.ask('sale', { amount: 1 }));
  store.commit(group);
  for (const { reply } of group) writeSync(1, `${reply?.fields[37]}\n`);
}
