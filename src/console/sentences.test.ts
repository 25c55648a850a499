// What a recording says is in the catalogue, in both languages, and each sentence is the other's translation.
import { CucumberExpression, ParameterType, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../simulator/model/faults.ts';
import { PHRASES } from '../../steps/catalogue.ts';
import { PARAMETER_TYPES } from '../../steps/parameters.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { FAULT_ROWS } from './faults.ts';
import { SAID, WHOLE_FUNCTIONS } from './sentences.ts';

const registry = new ParameterTypeRegistry();
for (const { name, regexp, transformer } of PARAMETER_TYPES)
  registry.defineParameterType(
    new ParameterType(name, regexp, null, transformer as (...match: string[]) => unknown, false, false),
  );
const english = PHRASES.map(({ en }) => new CucumberExpression(en, registry));
const chinese = PHRASES.map(({ zh }) => new CucumberExpression(zh, registry));
const placeIn = (all: readonly CucumberExpression[], text: string) =>
  all.flatMap((expression, at) => (expression.match(text) === null ? [] : [at]));

/** Words for the places of a sentence, by the name of its maker. */
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  signedIn: ['01'],
  card: [{ en: 'debit chip', zh: '借记芯片卡' }, { en: 'Example Bank', zh: '示例银行' }, '10000.00'],
  cardStatus: [{ en: 'expired', zh: '已过期' }],
  cardLimit: ['500.00'],
  settledSale: ['88.00', '071800000042', '0718'],
  choose: [{ en: 'Sale', zh: '消费' }],
  amount: ['128.50'],
  password: ['905173'],
  voucher: ['000012'],
  reference: ['071800000042', '0718'],
  verification: ['802461'],
  seconds: [20],
  issuerCode: ['51'],
  lostReversals: [3],
  lostKind: [{ en: 'Settlement', zh: '批结算' }],
  shows: [{ en: 'Insufficient funds', zh: '余额不足' }],
  declined: ['51'],
  reversed: ['98'],
  slip: ['128.50'],
  charged: ['128.50'],
};

const said = Object.entries(SAID).map(([name, one]): [string, Bilingual] => [
  name,
  typeof one === 'function' ? (one as (...words: readonly unknown[]) => Bilingual)(...(EXAMPLES[name] ?? [])) : one,
]);
const faults = Object.entries(FAULT_ROWS).flatMap(([name, { sentence }]): [string, Bilingual][] =>
  sentence === undefined ? [] : [[name, sentence]],
);

describe('sentences of a recording', () => {
  it.each([...said, ...Object.entries(WHOLE_FUNCTIONS), ...faults])('“%s” is one of the catalogue', (_, { en, zh }) => {
    const [place] = placeIn(english, en);
    expect(placeIn(english, en), en).toHaveLength(1);
    expect(placeIn(chinese, zh), zh).toEqual([place]);
  });
});

describe('the switchboard', () => {
  it('has every fault of the simulator, and names requirements that there are', () => {
    expect(Object.keys(FAULT_ROWS).sort()).toEqual([...FAULTS].sort());
    const known = new Set(REQUIREMENTS.map(({ id }) => id as string));
    const named = Object.values(FAULT_ROWS).flatMap(({ requirement }) => requirement ?? []);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});
