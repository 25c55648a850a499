// Routes for rules, rule packs and the list of faults.
import { Type } from '../../../src/schema.ts';
import { ruleErrors, unplayable } from '../../configuration/check.ts';
import { faults } from '../../faults/index.ts';
import { LIMITS } from '../../model/basics.ts';
import { FAULTS, FaultInfo, Rule, type RuleEntry, RuleEntry as RuleEntrySchema, RulePacks } from '../../model/index.ts';
import { addRules, clearRules, putSettings, replaceRules, settingsOf } from '../../state/configure.ts';
import type { State } from '../../state/rows.ts';
import { invalid, notFound, roomFor } from '../errors.ts';
import { type Plane, route } from '../route.ts';

const list = (state: State): RuleEntry[] => [...state.rules.values()];

function check(rules: readonly Rule[], { transports }: Plane, prefix: (i: number) => string): readonly Rule[] {
  const errors = rules.flatMap((rule, i) => [
    ...ruleErrors(rule, prefix(i)),
    ...unplayable(rule, transports, prefix(i)),
  ]);
  if (errors.length > 0) throw invalid('the rule', errors);
  return rules;
}

export const ruleRoutes = [
  route({
    method: 'GET',
    path: '/admin/rules',
    name: 'rules',
    summary: 'The rules in the order in which they are tried, with their counters.',
    answer: Type.Array(RuleEntrySchema),
    handle: ({ engine }) => list(engine.state),
  }),
  route({
    method: 'POST',
    path: '/admin/rules',
    name: 'addRule',
    summary: 'Adds a rule behind the others.',
    body: Rule,
    answer: RuleEntrySchema,
    handle: (plane, { body }) => {
      roomFor('rules', plane.engine.state.rules.size);
      plane.engine.change(
        addRules(
          plane.engine.state,
          check([body], plane, () => ''),
        ),
      );
      const added = list(plane.engine.state).at(-1);
      if (added === undefined) throw new Error('the added rule is not in the list');
      return added;
    },
  }),
  route({
    method: 'PUT',
    path: '/admin/rules',
    name: 'replaceRules',
    summary: 'Puts these rules in the place of all others; their counters begin at zero.',
    body: Type.Array(Rule, { maxItems: LIMITS.rules }),
    answer: Type.Array(RuleEntrySchema),
    handle: (plane, { body }) => {
      plane.engine.change(
        replaceRules(
          plane.engine.state,
          check(body, plane, (i) => `[${i}].`),
        ),
      );
      return list(plane.engine.state);
    },
  }),
  route({
    method: 'DELETE',
    path: '/admin/rules',
    name: 'clearRules',
    summary: 'Removes all rules; rule packs stay.',
    answer: null,
    handle: ({ engine }) => {
      engine.change(clearRules(engine.state));
      return undefined;
    },
  }),
  route({
    method: 'DELETE',
    path: '/admin/rules/:position',
    name: 'removeRule',
    summary: 'Removes one rule.',
    params: { position: Type.String({ pattern: '^[1-9][0-9]{0,8}$' }) },
    answer: null,
    handle: ({ engine }, { params: { position = '' } }) => {
      const key = [...engine.state.rules].find(([, row]) => String(row.position) === position)?.[0];
      if (key === undefined) throw notFound(`rule ${position}`, 'GET /admin/rules lists them with their positions');
      engine.change({ effects: [{ collection: 'rules', key, row: null }] });
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/admin/rule-packs',
    name: 'rulePacks',
    summary: 'The rule packs (magic amounts) that are switched on.',
    answer: RulePacks,
    handle: ({ engine }) => settingsOf(engine.state).rulePacks,
  }),
  route({
    method: 'PUT',
    path: '/admin/rule-packs',
    name: 'setRulePacks',
    summary: 'Switches exactly these rule packs on.',
    body: RulePacks,
    answer: RulePacks,
    handle: ({ engine }, { body }) => {
      engine.change(putSettings(engine.state, { rulePacks: [...new Set(body)] }));
      return settingsOf(engine.state).rulePacks;
    },
  }),
  route({
    method: 'GET',
    path: '/admin/faults',
    name: 'faults',
    summary: 'Every fault that a rule can ask for, and the ways in on which it can be played.',
    answer: Type.Array(FaultInfo),
    handle: () =>
      FAULTS.map((name) => {
        const { kind, documentation, transports } = faults[name];
        return { name, kind, documentation, transports: [...transports] };
      }),
  }),
];
