// Every expectation has been seen to fail: each sentence of the catalogue that expects something, where it is not true, in the words that it has for that.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AcquirerProcess, launchAcquirers } from '../../simulator/admin/client.ts';
import { PHRASES } from '../../steps/catalogue.ts';
import { scenariosIn } from '../../steps/player.ts';
import { readingOf } from '../../steps/reading.ts';
import { ELSEWHERE, FAKE, tillOf } from '../../steps/untrue/fake.fixture.ts';
import { CLEAR } from '../proof/index.ts';
import { type Bench, benchFor } from './bench.ts';
import { PACKAGE_ROOT } from './root.ts';
import { terminalsOf } from './terminals.ts';

const folder = path.join(PACKAGE_ROOT, 'steps', 'untrue');
const untrue = readdirSync(folder)
  .filter((name) => name.endsWith('.feature'))
  .flatMap((name) => scenariosIn(readFileSync(path.join(folder, name), 'utf8'), name));
const lastOf = ({ pickle }: (typeof untrue)[number]) => pickle.steps.at(-1)?.text ?? '';

describe('each expectation that is not true', { timeout: 30_000 }, () => {
  const configuration = { features: [folder] };
  let acquirers: AcquirerProcess;
  let bench: Bench;
  beforeAll(async () => {
    acquirers = await launchAcquirers(1);
    bench = await benchFor(configuration, acquirers, terminalsOf(configuration).specs);
  });
  afterAll(async () => {
    bench.close();
    await acquirers.close();
  });

  it.each(untrue.map((scenario) => [lastOf(scenario), scenario] as const))(
    'is told: %s',
    async (sentence, scenario) => {
      const { name, tags } = scenario.pickle;
      const tagged = (key: string) =>
        tags.flatMap((tag) => (tag.name.startsWith(`@${key}:`) ? [tag.name.slice(key.length + 2)] : []));
      const defects = tagged('defect');
      let told: unknown;
      await bench.each([scenario], async (each, post) => {
        const { specs } = terminalsOf({ ...configuration, ...(defects.length === 0 ? {} : { defects }) });
        const spec = specs[0] as (typeof specs)[number];
        const { outcome, at, findings, error } = await bench.play(each, { ...post, spec }, tagged('glass')[0] ?? CLEAR);
        const finding = findings.at(-1);
        told = { outcome, sentence: at?.sentence, finding: finding?.text.en ?? error };
        expect(finding?.text.zh ?? '').toMatch(/\p{Script=Han}/u);
        expect(finding?.expected).not.toBe(finding?.actual);
      });
      expect(told).toEqual({ outcome: 'failed', sentence, finding: name });
    },
  );
});

describe('what a right terminal and host never are', () => {
  it.each(FAKE.map((row) => [row.sentence, row] as const))(
    'is told: %s',
    async (sentence, { till, values = [], finding }) => {
      const told: string[] = [];
      await PHRASES.find(({ en }) => en === sentence)?.handler(tillOf(till, told), ...(values as never[]));
      expect(told).toEqual([finding]);
    },
  );
});

it('leaves out no sentence of the catalogue', () => {
  const faked = PHRASES.filter(({ en }) => FAKE.some(({ sentence }) => sentence === en));
  const seen = new Set([...faked, ...untrue.map((scenario) => readingOf(lastOf(scenario)).phrase)]);
  const never = PHRASES.filter((phrase) => phrase.keyword === 'Then' && !seen.has(phrase)).map(({ en }) => en);
  expect(never).toEqual(Object.keys(ELSEWHERE));
  for (const file of Object.values(ELSEWHERE))
    expect(readFileSync(path.join(PACKAGE_ROOT, file), 'utf8')).toContain('ok: false');
});
