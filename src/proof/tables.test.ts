// That no table of the house has a row without its mutants.
import { describe, expect, it } from 'vitest';
import { RESPONSE_CODES } from '../definitions/response-codes.ts';
import { TRANSACTIONS } from '../definitions/transactions.ts';
import { COMMANDS } from '../terminal/contract/commands.ts';
import { Configuration } from '../terminal/contract/configuration.ts';
import { EVENTS } from '../terminal/contract/events.ts';
import { JournalEntry } from '../terminal/contract/journal.ts';
import { SlipElements } from '../terminal/contract/slip.ts';
import { State } from '../terminal/contract/state.ts';
import { OUTCOMES, PROMPTS } from '../terminal/index.ts';
import { MUTANTS } from './index.ts';
import { SETTINGS } from './mutants/settings.ts';

const ids = MUTANTS.map(({ id }) => id);
const some = (pattern: RegExp) => ids.some((id) => pattern.test(id));
type Schema = { properties?: Record<string, Schema> };

function leaves({ properties }: Schema, path: string[] = []): string[] {
  return properties === undefined
    ? [path.join('.')]
    : Object.entries(properties).flatMap(([name, schema]) => leaves(schema, [...path, name]));
}
const members = (schema: Schema) => Object.keys(schema.properties ?? {});

describe('the mutants', () => {
  it('have ids of their own, fit for a command line', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(\/[\w.-]+)+$/.test(id))).toEqual([]);
  });

  it('ignore every setting, but for how the acquirer is found at all', () => {
    const found = ['host.transport', 'host.url', 'host.dialect', 'host.certificateAuthority'];
    expect(
      leaves(Configuration as Schema)
        .filter((path) => !found.includes(path))
        .sort(),
    ).toEqual(Object.keys(SETTINGS).sort());
  });

  it('send each field of each transaction wrongly, and none that it has not got rightly', () => {
    const missing = Object.entries(TRANSACTIONS).flatMap(([name, { mandatory, optional }]) =>
      [...mandatory, ...optional].filter((field) => !some(new RegExp(`^wire/request/${name}/${field}/absent$`))),
    );
    expect(missing).toEqual([]);
    expect(some(/^wire\/request\/sale\/61\/added$/)).toBe(true);
    expect(some(/^wire\/request\/refund\/61\/added$/)).toBe(false);
  });

  it('say each digit of TPDU and application header wrongly, one part at a time', () => {
    const header = Buffer.from('6000030000603100310000', 'hex');
    const asked = { transaction: 'sale', request: { mti: '0200', fields: {} } };
    const changed = MUTANTS.filter(({ id }) => id.startsWith('wire/header/')).map(({ pane }) => {
      const other = pane().header?.(Buffer.from(header), asked).toString('hex') ?? '';
      return [...other].flatMap((digit, at) => (digit === header.toString('hex')[at] ? [] : [at]));
    });
    expect(changed).toEqual([[1], [5], [9], [11], [13], [14], [15], [21]]);
  });

  it('take every answer code for another', () => {
    expect(Object.keys(RESPONSE_CODES).filter((code) => !some(new RegExp(`^code/${code}/`)))).toEqual([]);
  });

  it('are wrong about each column of the journal, member of the state, element of the slip, prompt and outcome', () => {
    expect(members(JournalEntry as Schema).filter((name) => !some(new RegExp(`^journal/sale/${name}/`)))).toEqual([]);
    const adapters = ['sequence', 'quiet', 'prompt'];
    const state = members(State as Schema).filter((name) => !adapters.includes(name));
    expect(state.filter((name) => !some(new RegExp(`^state/${name}/`)))).toEqual([]);
    expect(members(SlipElements as Schema).filter((name) => !some(new RegExp(`^slip/sale/merchant/${name}/`)))).toEqual(
      [],
    );
    expect(PROMPTS.filter((name) => !some(new RegExp(`^prompt/${name}/`)))).toEqual([]);
    expect(OUTCOMES.filter((name) => !some(new RegExp(`^result/sale/${name}/`)))).toEqual([]);
  });

  it('swallow each command, and each word that signals and surroundings have', () => {
    const parts: Record<string, string[]> = {
      press: ['confirm', 'cancel', 'clear'],
      environment: [
        'network-down',
        'network-up',
        'paper-out',
        'paper-loaded',
        'battery-low',
        'device-attached',
        'software-offered',
        'tamper',
      ],
      'power-on': ['power-on'],
    };
    const acts = Object.keys(COMMANDS).flatMap((name) => parts[name] ?? [name]);
    expect(acts.filter((act) => !some(new RegExp(`^command/${act}/`)))).toEqual([]);
    const words = (kind: 'sound' | 'indicator') =>
      (EVENTS[kind].properties as unknown as Record<string, { enum?: string[] }>)[kind]?.enum ?? [];
    expect(words('sound').filter((word) => !some(new RegExp(`^signal/sound-${word}/`)))).toEqual([]);
    expect(words('indicator').filter((word) => !some(new RegExp(`^signal/light-${word}/`)))).toEqual([]);
  });
});
