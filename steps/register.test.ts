// Cucumber is given a short stack to find where each definition stands; it must be long enough.
import { loadConfiguration, loadSupport } from '@cucumber/cucumber/api';
import { expect, it } from 'vitest';
import { modulePath, PACKAGE_ROOT } from '../src/run/root.ts';

/** What Cucumber's types leave out of its library. */
type Library = { stepDefinitions: { uri: string; line: number }[] };

it('every definition stands in register.ts, as Cucumber tells', async () => {
  const provided = { paths: [], import: [modulePath('steps/register')] };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: PACKAGE_ROOT });
  const { stepDefinitions } = (await loadSupport(runConfiguration, { cwd: PACKAGE_ROOT })) as unknown as Library;
  expect(new Set(stepDefinitions.map(({ uri }) => uri))).toEqual(new Set(['steps/register.ts']));
  expect(stepDefinitions.filter(({ line }) => line === 0)).toEqual([]);
}, 60_000);
