// What the calls for rules, rule packs and the list of faults do.
import { ruleErrors, unplayable } from '../../configuration/check.ts';
import { faults } from '../../faults/index.ts';
import { FAULTS, type Rule, type RuleEntry } from '../../model/index.ts';
import { addRules, clearRules, putSettings, replaceRules, settingsOf } from '../../state/configure.ts';
import type { State } from '../../state/rows.ts';
import { invalid, notFound, roomFor } from '../errors.ts';
import type { Handlers, Plane } from '../route.ts';

const list = (state: State): RuleEntry[] => [...state.rules.values()];

function check(rules: readonly Rule[], { transports }: Plane, prefix: (i: number) => string): readonly Rule[] {
  const errors = rules.flatMap((rule, i) => [
    ...ruleErrors(rule, prefix(i)),
    ...unplayable(rule, transports, prefix(i)),
  ]);
  if (errors.length > 0) throw invalid('the rule', errors);
  return rules;
}

export const ruleHandlers = {
  rules: ({ engine }) => list(engine.state),
  addRule: (plane, { body }) => {
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
  replaceRules: (plane, { body }) => {
    plane.engine.change(
      replaceRules(
        plane.engine.state,
        check(body, plane, (i) => `[${i}].`),
      ),
    );
    return list(plane.engine.state);
  },
  clearRules: ({ engine }) => {
    engine.change(clearRules(engine.state));
    return undefined;
  },
  removeRule: ({ engine }, { params: { position } }) => {
    const key = [...engine.state.rules].find(([, row]) => String(row.position) === position)?.[0];
    if (key === undefined) throw notFound(`rule ${position}`, 'GET /admin/rules lists them with their positions');
    engine.change({ effects: [{ collection: 'rules', key, row: null }] });
    return undefined;
  },
  rulePacks: ({ engine }) => settingsOf(engine.state).rulePacks,
  setRulePacks: ({ engine }, { body }) => {
    engine.change(putSettings(engine.state, { rulePacks: [...new Set(body)] }));
    return settingsOf(engine.state).rulePacks;
  },
  faults: () =>
    FAULTS.map((name) => {
      const { kind, documentation, transports } = faults[name];
      return { name, kind, documentation, transports: [...transports] };
    }),
} satisfies Partial<Handlers>;
