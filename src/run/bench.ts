// A bench: posts at which scenarios play side by side in this very process, each with a terminal and an acquirer of its own.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AcquirerProcess, send } from '../../simulator/admin/client.ts';
import { messageUrl } from '../../steps/address.ts';
import type { Post } from '../../steps/around.ts';
import { type Play, play, type Scenario, scenariosIn } from '../../steps/player.ts';
import type { WorldParameters } from '../../steps/scene/till.ts';
import { Stage } from '../../steps/stage.ts';
import { lateness } from '../compliance/fitness.ts';
import type { TerminalTimers } from '../definitions/terminal-profile.ts';
import { watchStalls } from '../stalls.ts';
import { DRIVERS, type TerminalSpec } from '../terminal/index.ts';
import type { RunConfiguration } from './configuration.ts';
import { featurePaths, workingFolder, worldParameters } from './cucumber.ts';

export type Bench = {
  scenarios: readonly Scenario[];
  /** Plays a scenario at that post through a glass, with other settings of the run where some are given. */
  play: (scenario: Scenario, post: Post, glass: string, settings?: Partial<WorldParameters>) => Promise<Play>;
  /** Opens the terminal of a post for whoever says there what comes next. */
  stage: (post: Post, language: 'en' | 'zh-CN', timers: TerminalTimers) => Promise<Stage>;
  posts: readonly Post[];
  /** Does the work for each item, as many at a time as there are posts, in order. */
  each: <T>(items: readonly T[], work: (item: T, post: Post) => Promise<void>) => Promise<void>;
  close: () => void;
};

/** So often is repeated what failed while this process was late itself. */
const REPEATS = 2;

/** The scenarios of a configuration, in the order of their places. */
function scenariosOf(configuration: RunConfiguration): Scenario[] {
  const folder = workingFolder(configuration);
  const files = featurePaths(configuration).flatMap((each) =>
    each.endsWith('.feature')
      ? [each]
      : readdirSync(each, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.feature'))
          .map((name) => path.join(each, name)),
  );
  return files.sort().flatMap((file) => scenariosIn(readFileSync(file, 'utf8'), path.relative(folder, file)));
}

export async function benchFor(
  configuration: RunConfiguration,
  { acquirers }: AcquirerProcess,
  specs: readonly TerminalSpec[],
): Promise<Bench> {
  const stalls = watchStalls();
  const parameters = { ...worldParameters(configuration), acquirers };
  const posts = acquirers.map((addresses, at): Post => {
    const spec = specs[at % specs.length] as TerminalSpec;
    return { addresses, spec, second: DRIVERS[spec.driver].oneDevice ? specs[acquirers.length + at] : spec };
  });
  const echo = { mti: '0820', fields: { 41: 'WARMUP00', 42: '0'.repeat(15), 60: '00000001301' } };
  for (const { addresses } of posts) await send(messageUrl(addresses), 'POST', JSON.stringify(echo));
  return {
    scenarios: scenariosOf(configuration),
    async play(scenario, post, glass, settings = {}) {
      for (let again = 0; ; again++) {
        const played = await play(scenario, post, { ...parameters, ...settings, glass }, stalls.meter);
        const certain = [...played.findings, ...played.violations].some(({ timeless }) => timeless === true);
        if (played.outcome === 'passed' || certain || lateness(played.fitness) === null || again === REPEATS)
          return played;
      }
    },
    posts,
    stage: (post, language, timers) => Stage.open(post, { ...parameters, timers }, stalls.meter, { language }),
    async each(items, work) {
      let next = 0;
      const take = async (post: Post) => {
        for (let at = next++; at < items.length; at = next++) await work(items[at] as (typeof items)[number], post);
      };
      await Promise.all(posts.map(take));
    },
    close: () => stalls.close(),
  };
}
