// Calls for the whole: the configuration, starting over, the clock, the state, health.
import type { Call } from './call.ts';

export const configurationCalls = {
  configuration: {
    method: 'GET',
    path: '/admin/configuration',
    summary: 'The configuration that would set the acquirer up as it is now, balances included.',
    answer: 'AcquirerConfiguration',
  },
  configure: {
    method: 'PUT',
    path: '/admin/configuration',
    summary: 'Starts over with another configuration: books and trace are emptied, and later resets come back to it.',
    body: 'AcquirerConfiguration',
    answer: 'AcquirerConfiguration',
  },
  reset: {
    method: 'POST',
    path: '/admin/reset',
    summary:
      'Forgets everything that happened and starts over: with the configuration given here (for once), else with that of the start or the last PUT. Answers that are still on their way are dropped, exchanges are numbered from 1 again.',
    body: 'ResetRequest',
    bodyOptional: true,
    takes: ['configuration'],
    answer: null,
  },
  clock: { method: 'GET', path: '/admin/clock', summary: 'The time of the host.', answer: 'ClockState' },
  setClock: {
    method: 'PUT',
    path: '/admin/clock',
    summary: 'Stands the clock at a time, or lets it run in real time (null).',
    body: 'ClockSetting',
    takes: ['now'],
    answer: 'ClockState',
  },
  advanceClock: {
    method: 'POST',
    path: '/admin/clock/advance',
    summary: 'Moves the time; the clock then stands.',
    body: 'ClockAdvance',
    takes: ['milliseconds'],
    answer: 'ClockState',
  },
  state: {
    method: 'GET',
    path: '/admin/state',
    summary: 'How much there is of everything, the clock, and the sessions of the terminals.',
    answer: 'StateSummary',
  },
  health: { method: 'GET', path: '/admin/health', summary: 'Answers when the acquirer can.', answer: 'Health' },
} as const satisfies Record<string, Call>;
