// What the calls for the whole do: the configuration, starting over, the clock, the state, health.

import { sumMinorOf, viewConfiguration } from '../../acquirer/views.ts';
import { configurationErrors, unplayable } from '../../configuration/check.ts';
import type { Engine } from '../../engine/engine.ts';
import type { AcquirerConfiguration } from '../../model/index.ts';
import { ClockError, parseInstant } from '../../model/instant.ts';
import { settingsOf } from '../../state/configure.ts';
import type { Shelved } from '../../state/rows.ts';
import { invalid } from '../errors.ts';
import type { Handlers, Plane } from '../route.ts';
import { viewTerminals } from './directory.ts';

/** Refuses a configuration with the path and reason of everything that is wrong; `prefix` stands before each path. */
function check(configuration: AcquirerConfiguration, { transports }: Plane, prefix = ''): AcquirerConfiguration {
  const errors = configurationErrors(configuration);
  const late =
    errors.length > 0 ? [] : configuration.rules.flatMap((rule, i) => unplayable(rule, transports, `rules[${i}].`));
  const all = [...errors, ...late].map(({ path, reason }) => ({ path: prefix + path, reason }));
  if (all.length > 0) throw invalid('the configuration', all);
  return configuration;
}

/** Moves the clock, or refuses a time that the host cannot have. */
function moving(path: string, move: () => void): void {
  try {
    move();
  } catch (error) {
    if (error instanceof ClockError) throw invalid('the time', [{ path, reason: error.message }]);
    throw error;
  }
}

const clockOf = ({ clock }: Engine) => ({ now: clock.now(), standing: clock.standing });

export const configurationHandlers = {
  configuration: ({ engine }) => viewConfiguration(engine.state),
  configure: (plane, { body }) => {
    plane.engine.begin(check(body, plane));
    return viewConfiguration(plane.engine.state);
  },
  reset: (plane, { body }) => {
    const configuration = body?.configuration;
    plane.engine.reset(configuration === undefined ? undefined : check(configuration, plane, 'configuration.'));
    return undefined;
  },
  clock: ({ engine }) => clockOf(engine),
  setClock: ({ engine }, { body }) => {
    if (body.now !== null && parseInstant(body.now) === null) {
      const reason = 'must be a date and time with offset, such as 2026-11-22T09:30:00+08:00';
      throw invalid('the time', [{ path: 'now', reason }]);
    }
    moving('now', () => engine.setClock(body.now));
    return clockOf(engine);
  },
  advanceClock: ({ engine }, { body }) => {
    moving('milliseconds', () => engine.advanceClock(body.milliseconds));
    return clockOf(engine);
  },
  state: ({ engine }) => {
    const { state } = engine;
    const { acquirer, rulePacks } = settingsOf(state);
    const count = (collection: Shelved) => state.counts.get(collection) ?? 0;
    return {
      acquirer,
      clock: clockOf(engine),
      sumMinor: sumMinorOf(state),
      counts: {
        merchants: state.merchants.size,
        terminals: state.terminals.size,
        cards: state.cards.size,
        rules: state.rules.size,
        transactions: count('transactions'),
        entries: count('entries'),
        batches: count('batches'),
        alerts: count('alerts'),
        exchanges: engine.trace.sequence,
      },
      rulePacks,
      terminals: viewTerminals(state),
    };
  },
  health: ({ engine }) => ({ status: 'up' as const, now: engine.clock.now(), exchanges: engine.trace.sequence }),
} satisfies Partial<Handlers>;
