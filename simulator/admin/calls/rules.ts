// Calls for rules, rule packs and the list of faults.
import type { Call } from './call.ts';

export const ruleCalls = {
  rules: {
    method: 'GET',
    path: '/admin/rules',
    summary: 'The rules in the order in which they are tried, with their counters.',
    answer: 'RuleEntry[]',
  },
  addRule: {
    method: 'POST',
    path: '/admin/rules',
    summary: 'Adds a rule behind the others.',
    body: 'Rule',
    answer: 'RuleEntry',
  },
  replaceRules: {
    method: 'PUT',
    path: '/admin/rules',
    summary: 'Puts these rules in the place of all others; their counters begin at zero.',
    body: 'Rules',
    answer: 'RuleEntry[]',
  },
  clearRules: { method: 'DELETE', path: '/admin/rules', summary: 'Removes all rules; rule packs stay.', answer: null },
  removeRule: { method: 'DELETE', path: '/admin/rules/:position', summary: 'Removes one rule.', answer: null },
  rulePacks: {
    method: 'GET',
    path: '/admin/rule-packs',
    summary: 'The rule packs (magic amounts) that are switched on.',
    answer: 'RulePacks',
  },
  setRulePacks: {
    method: 'PUT',
    path: '/admin/rule-packs',
    summary: 'Switches exactly these rule packs on.',
    body: 'RulePacks',
    answer: 'RulePacks',
  },
  faults: {
    method: 'GET',
    path: '/admin/faults',
    summary: 'Every fault that a rule can ask for, and the ways in on which it can be played.',
    answer: 'FaultInfo[]',
  },
} as const satisfies Record<string, Call>;
