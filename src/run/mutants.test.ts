// Mutants hunted with real scenarios: the record, kills for the right reason, survivors, and what is not shown.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AcquirerProcess, launchAcquirers } from '../../simulator/admin/client.ts';
import { MUTANTS } from '../proof/index.ts';
import { type Bench, benchFor } from './bench.ts';
import { hunt, type Recorded, record } from './mutants.ts';
import { PACKAGE_ROOT } from './root.ts';
import { terminalsOf } from './terminals.ts';

const configuration = { features: [`${PACKAGE_ROOT}/features/en/timeout-and-reversal/wrong-answer.feature`] };
let acquirers: AcquirerProcess;
let bench: Bench;
let recorded: Recorded[];
const troubles: string[] = [];

beforeAll(async () => {
  acquirers = await launchAcquirers(2);
  bench = await benchFor(configuration, acquirers, terminalsOf(configuration).specs);
  recorded = await record(bench, (line) => troubles.push(line));
});

afterAll(async () => {
  bench.close();
  await acquirers.close();
});

const fates = async (...ids: string[]) => {
  const wanted = ids.map((id) => MUTANTS.find((each) => each.id === id) as (typeof MUTANTS)[number]);
  const hunted = await hunt(bench, recorded, wanted, () => undefined);
  return Object.fromEntries(hunted.map((each) => [each.id, each]));
};

it('records what each scenario shows, and every scenario passes through a clear glass', () => {
  expect(troubles).toEqual([]);
  expect(recorded).toHaveLength(bench.scenarios.length);
  const shown = new Set(recorded.flatMap((each) => [...each.shown]));
  for (const each of ['request/sale/4', 'spoilt/sale/mac', 'code/00', 'slip/sale/merchant/amountMinor', 'act/confirm'])
    expect(shown).toContain(each);
  expect(shown).not.toContain('request/refund');
});

it('kills for the right reason, and says by whom, where and for which requirement', async () => {
  const killed = await fates(
    'answer/sale/mac/unchecked',
    'answer/sale/41/unchecked',
    'wire/request/sale/4/altered',
    'wire/sending/reversal/not-sent',
    'secret/pan/log/hex',
  );
  expect(
    Object.values(killed)
      .map(({ id, verdict }) => `${id} ${verdict}`)
      .filter((each) => !each.endsWith(' killed')),
  ).toEqual([]);
  expect(killed['answer/sale/mac/unchecked']?.kill).toMatchObject({
    requirements: expect.arrayContaining(['GUIDE-A-FAQ-5b']),
  });
  expect(killed['answer/sale/mac/unchecked']?.kill?.scenario).toContain('An answer with a wrong MAC');
  expect(killed['secret/pan/log/hex']?.kill).toMatchObject({ by: 'oracle', what: 'pan-is-masked' });
});

it('tells a survivor from what no scenario shows', async () => {
  const hunted = await fates('signal/sound-success/left-out', 'wire/request/refund/61/absent');
  expect(hunted['signal/sound-success/left-out']).toMatchObject({ verdict: 'survived', kill: null });
  expect(hunted['wire/request/refund/61/absent']).toMatchObject({ verdict: 'not-shown', played: 0 });
});

it('tells what no scenario shows from what this terminal never does', async () => {
  const hunted = await fates('answer/completion-notice/mac/unchecked', 'answer/sale/42/unchecked');
  expect(hunted['answer/completion-notice/mac/unchecked']).toMatchObject({ verdict: 'never', played: 0 });
  expect(hunted['answer/sale/42/unchecked']).toMatchObject({ verdict: 'not-shown', played: 0 });
});
