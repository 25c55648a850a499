// The doctor judges adapters: a terminal with a deliberate fault is let in, so that a scenario can name the fault. By day every fifth.
import { expect, it } from 'vitest';
import { launchAcquirers } from '../../simulator/admin/client.ts';
import { NIGHTLY } from '../nightly.fixture.ts';
import { DEFECTS } from '../reference/defects/index.ts';
import { withAdmitted } from './admission.ts';

it('no deliberate fault of our terminal is one of its adapter', { timeout: 300_000 }, async () => {
  const acquirers = launchAcquirers(1);
  const found: string[] = [];
  for (const id of Object.keys(DEFECTS).filter((_, at) => NIGHTLY || at % 5 === 0))
    await withAdmitted({ defects: [id] }, acquirers, { who: 'a test', inside: true }, async (admissions) => {
      for (const { check, ok, actual } of admissions.flatMap(({ findings }) => findings))
        if (!ok) found.push(`${id}: ${check}: ${actual}`);
    });
  await (await acquirers).close();
  expect(found).toEqual([]);
});
