// A campaign that tried nothing is no campaign that held.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runCampaign } from './campaign.ts';

const holds = async () => ({ breach: null, shown: () => [] });

it('counts the cases that held', async () => {
  expect(await runCampaign(fc.nat(), holds, { seed: 1, runs: 5 })).toMatchObject({ ok: true, runs: 5 });
});

it('refuses a path that leads to no case, because nothing was tried', async () => {
  const settings = { seed: 1, runs: 5, path: '0:9999' };
  await expect(runCampaign(fc.nat(), holds, settings)).rejects.toThrow(
    /"0:9999" leads to no case of this campaign with seed 1/,
  );
});
