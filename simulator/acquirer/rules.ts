// Which rule, if any, says what happens to a request.

import { withoutRepeat } from '../../src/iso8583/message.ts';
import type { Rule } from '../model/index.ts';
import { settingsOf } from '../state/configure.ts';
import type { Draft } from '../state/draft.ts';
import type { RuleRow } from '../state/rows.ts';
import type { Request } from './request.ts';
import { type PackRule, RULE_PACKS } from './rule-packs.ts';

/** The rule that acts, by a name that a report can show. */
export type Selected = { name: string; action: Rule['then'] };

/** True when everything that `when` names is so; an empty `when` is every request. */
function matches(when: Rule['when'], request: Request): boolean {
  const { message, fields, type, pan, terminalId, stan } = request;
  return (
    (when.mti === undefined || when.mti === message.mti || when.mti === withoutRepeat(message.mti)) &&
    (when.transaction === undefined || when.transaction === type) &&
    (when.pan === undefined || when.pan === pan) &&
    (when.prefix === undefined || (pan !== '' && pan.startsWith(when.prefix))) &&
    (when.amountMinor === undefined || (fields[4] !== undefined && request.amountMinor === when.amountMinor)) &&
    (when.amountEndsWith === undefined || (fields[4]?.endsWith(when.amountEndsWith) ?? false)) &&
    (when.stan === undefined || when.stan === stan) &&
    (when.terminalId === undefined || when.terminalId === terminalId)
  );
}

/** Counts a match; true when the rule acts on it. A rule without `skip` and `times` needs no counting. */
function acts(draft: Draft, key: string, row: RuleRow): boolean {
  const { skip = 0, times } = row.rule;
  if (row.rule.skip === undefined && times === undefined) return true;
  if (times !== undefined && row.acted >= times) return false;
  const acting = row.seen >= skip;
  draft.put('rules', key, { ...row, seen: row.seen + 1, acted: row.acted + (acting ? 1 : 0) });
  return acting;
}

function packFits(rule: PackRule, request: Request): boolean {
  return (
    (rule.amountEndsWith === undefined || (request.fields[4] ?? '').endsWith(rule.amountEndsWith)) &&
    (rule.amountMinor === undefined || rule.amountMinor === request.amountMinor) &&
    (rule.cardEndsWith === undefined || request.pan.endsWith(rule.cardEndsWith))
  );
}

/**
 * The first rule that matches and acts; one that lets the message pass (`skip`, `times` used up) leaves it to the next. Rules go
 * before packs, packs hold for sales and pre-authorisations only. Counters advance in the draft, also when the request then vanishes.
 */
export function selectRule(draft: Draft, request: Request): Selected | null {
  for (const [key, row] of draft.state.rules)
    if (matches(row.rule.when, request) && acts(draft, key, row))
      return { name: row.rule.name ?? `rule ${row.position}`, action: row.rule.then };
  if (request.type !== 'sale' && request.type !== 'pre-authorisation') return null;
  for (const pack of settingsOf(draft.state).rulePacks) {
    const rule = RULE_PACKS[pack].find((candidate) => packFits(candidate, request));
    if (rule !== undefined) return { name: pack, action: rule.action };
  }
  return null;
}
