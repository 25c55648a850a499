// Routes for the whole: the configuration, starting over, the clock, the state, health.

import { sumMinorOf, viewConfiguration } from '../../acquirer/views.ts';
import { configurationErrors, unplayable } from '../../configuration/check.ts';
import type { Engine } from '../../engine/engine.ts';
import {
  AcquirerConfiguration,
  ClockAdvance,
  ClockSetting,
  ClockState,
  Health,
  ResetRequest,
  StateSummary,
} from '../../model/index.ts';
import { ClockError, parseInstant } from '../../model/instant.ts';
import { settingsOf } from '../../state/configure.ts';
import type { Shelved } from '../../state/rows.ts';
import { invalid } from '../errors.ts';
import { type Plane, route } from '../route.ts';
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

export const configurationRoutes = [
  route({
    method: 'GET',
    path: '/admin/configuration',
    name: 'configuration',
    summary: 'The configuration that would set the acquirer up as it is now, balances included.',
    answer: AcquirerConfiguration,
    handle: ({ engine }) => viewConfiguration(engine.state),
  }),
  route({
    method: 'PUT',
    path: '/admin/configuration',
    name: 'configure',
    summary: 'Starts over with another configuration: books and trace are emptied, and later resets come back to it.',
    body: AcquirerConfiguration,
    answer: AcquirerConfiguration,
    handle: (plane, { body }) => {
      plane.engine.begin(check(body, plane));
      return viewConfiguration(plane.engine.state);
    },
  }),
  route({
    method: 'POST',
    path: '/admin/reset',
    name: 'reset',
    summary:
      'Forgets everything that happened and starts over: with the configuration given here (for once), else with that of the start or the last PUT. Answers that are still on their way are dropped, exchanges are numbered from 1 again.',
    body: ResetRequest,
    bodyOptional: true,
    answer: null,
    handle: (plane, { body }) => {
      const configuration = body?.configuration;
      plane.engine.reset(configuration === undefined ? undefined : check(configuration, plane, 'configuration.'));
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/admin/clock',
    name: 'clock',
    summary: 'The time of the host.',
    answer: ClockState,
    handle: ({ engine }) => clockOf(engine),
  }),
  route({
    method: 'PUT',
    path: '/admin/clock',
    name: 'setClock',
    summary: 'Stands the clock at a time, or lets it run in real time (null).',
    body: ClockSetting,
    answer: ClockState,
    handle: ({ engine }, { body }) => {
      if (body.now !== null && parseInstant(body.now) === null) {
        const reason = 'must be a date and time with offset, such as 2026-11-22T09:30:00+08:00';
        throw invalid('the time', [{ path: 'now', reason }]);
      }
      moving('now', () => engine.setClock(body.now));
      return clockOf(engine);
    },
  }),
  route({
    method: 'POST',
    path: '/admin/clock/advance',
    name: 'advanceClock',
    summary: 'Moves the time; the clock then stands.',
    body: ClockAdvance,
    answer: ClockState,
    handle: ({ engine }, { body }) => {
      moving('milliseconds', () => engine.advanceClock(body.milliseconds));
      return clockOf(engine);
    },
  }),
  route({
    method: 'GET',
    path: '/admin/state',
    name: 'state',
    summary: 'How much there is of everything, the clock, and the sessions of the terminals.',
    answer: StateSummary,
    handle: ({ engine }) => {
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
  }),
  route({
    method: 'GET',
    path: '/admin/health',
    name: 'health',
    summary: 'Answers when the acquirer can.',
    answer: Health,
    handle: ({ engine }) => ({ status: 'up' as const, now: engine.clock.now(), exchanges: engine.trace.sequence }),
  }),
];
