// Hunting deliberate faults on a machine that is now and then late: a fault is hunted again until a hunt says something of it.
import { expect, it } from 'vitest';
import type { LaunchedAddresses } from '../../simulator/admin/client.ts';
import { huntDefects } from './defects.ts';
import type { Fault, Kill } from './kill.ts';

const FAULTS = ['first', 'second', 'third'].map((id) => ({ id, requirement: 'GUIDE-A-FAQ-1a' }));
const ACQUIRER = {} as LaunchedAddresses;

/** What a hunt by these verdicts comes to, each taken by the next hunt of that fault; null = the terminal hangs. */
async function hunted(verdicts: Record<string, (Kill['verdict'] | null)[]>) {
  const order: string[] = [];
  const told: string[] = [];
  const hunt = async ({ id, requirement }: Fault): Promise<Kill | null> => {
    order.push(id);
    const verdict = verdicts[id]?.shift() ?? null;
    return verdict && { id, requirement, verdict, killedBy: [], cause: null };
  };
  const tell = ({ id, verdict }: Kill) => told.push(`${id} ${verdict}`);
  await huntDefects(FAULTS, [ACQUIRER], tell, () => ({ do: hunt, close: async () => {} }));
  return { order, told };
}

it('hunts again what the machine was late for, behind all others', async () => {
  const { order, told } = await hunted({ first: ['inconclusive', 'killed'], second: ['killed'], third: ['survived'] });
  expect(order).toEqual(['first', 'second', 'third', 'first']);
  expect(told).toEqual(['second killed', 'third survived', 'first killed']);
});

it('leaves a fault without a verdict when the machine is late three times, and hunts none twice that hangs', async () => {
  const late: Kill['verdict'][] = ['inconclusive', 'inconclusive', 'inconclusive', 'killed'];
  const { order, told } = await hunted({ first: late, second: [null, 'killed'], third: ['killed'] });
  expect(order).toEqual(['first', 'second', 'third', 'first', 'first']);
  expect(told).toEqual(['second hung', 'third killed', 'first inconclusive']);
});
