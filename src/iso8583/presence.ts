// Presence rules: which fields a transaction's request and answer must, may and must not have, and which an answer repeats.
import type { Condition, Presence, PresenceRule } from './dialect-presence.ts';
import { CodecError } from './errors.ts';
import { type Message, responseMti, withoutRepeat } from './message.ts';

/** One broken rule. */
export type PresenceFault = {
  field: number;
  kind: 'missing' | 'unexpected' | 'not-echoed';
  transaction: string;
  /** In words, without values. */
  reason: string;
};

/** True when the condition holds of a message; field 0 is its MTI. */
export const holds = (
  message: Message,
  { field, from = 1, length, in: values, absent = false }: Condition,
): boolean => {
  const value = field === 0 ? message.mti : message.fields[field];
  if (value === undefined || absent) return absent === (value === undefined);
  if (values === undefined) return true;
  return values.includes(value.slice(from - 1, length === undefined ? undefined : from - 1 + length));
};

/** Rules by the MTI of their request and by that of their answer, in order. */
type Index = { requests: Map<string, PresenceRule[]>; answers: Map<string, PresenceRule[]> };
/** Made once for every set of rules: every message asks. */
const indexes = new WeakMap<readonly PresenceRule[], Index>();

function indexOf(rules: readonly PresenceRule[]): Index {
  const known = indexes.get(rules);
  if (known !== undefined) return known;
  const index: Index = {
    requests: Map.groupBy(rules, ({ mti }) => mti),
    answers: Map.groupBy(rules, ({ mti }) => responseMti(mti)),
  };
  indexes.set(rules, index);
  return index;
}

/** The rule of a request, or of an answer by its request; null when the rules know no such transaction. */
export function ruleOf(
  rules: readonly PresenceRule[],
  message: Message,
  request: Message = message,
): PresenceRule | null {
  const answer = message !== request || isAnswer(message);
  const { requests, answers } = indexOf(rules);
  const ofMti = answer ? answers.get(message.mti) : requests.get(withoutRepeat(message.mti));
  if (ofMti === undefined) return null;
  for (const rule of ofMti) if (fits(rule, request, answer && request === message)) return rule;
  return null;
}

/** True when everything that tells the rule apart holds; of an `answerAlone`, what it does not repeat is not asked. */
function fits({ match = [] }: PresenceRule, request: Message, answerAlone: boolean): boolean {
  for (const condition of match)
    if (!(answerAlone && request.fields[condition.field] === undefined) && !holds(request, condition)) return false;
  return true;
}

/** Fields that are in some list of a presence, by number; made once for each. */
const lists = new WeakMap<Presence, Set<number>>();

function listed(presence: Presence): Set<number> {
  const made = lists.get(presence);
  if (made !== undefined) return made;
  const known = new Set([
    ...(presence.mandatory ?? []),
    ...(presence.optional ?? []),
    ...(presence.conditional ?? []).map(({ field }) => field),
    ...(presence.echoed ?? []).map(echoedField),
  ]);
  lists.set(presence, known);
  return known;
}

type Echo = NonNullable<Presence['echoed']>[number];
export const echoedField = (echo: Echo): number => (typeof echo === 'number' ? echo : echo.field);

/** True when the third digit of the MTI says answer: odd. */
const isAnswer = ({ mti }: Message) => mti.charCodeAt(2) % 2 === 1;

const NONE: readonly never[] = [];

function anyPresent(fields: Message['fields'], numbers: readonly number[]): boolean {
  for (const number of numbers) if (fields[number] !== undefined) return true;
  return false;
}

function allHold(message: Message, conditions: readonly Condition[]): boolean {
  for (const condition of conditions) if (!holds(message, condition)) return false;
  return true;
}

/**
 * Holds a message against the rules: a request alone, an answer beside its request (without it, nothing is known of echoes).
 * A message of no known transaction has no faults.
 */
export function checkPresence(rules: readonly PresenceRule[], message: Message, request?: Message): PresenceFault[] {
  const rule = ruleOf(rules, message, request);
  if (rule === null) return [];
  const presence: Presence = isAnswer(message) ? rule.response : rule.request;
  const { fields } = message;
  const faults: PresenceFault[] = [];
  const fault = (field: number, kind: PresenceFault['kind'], reason: string) =>
    faults.push({ field, kind, transaction: rule.transaction, reason });

  for (const field of presence.mandatory ?? NONE) if (fields[field] === undefined) fault(field, 'missing', 'mandatory');
  for (const { field, when, anyOf = NONE } of presence.conditional ?? NONE)
    if (fields[field] === undefined && !anyPresent(fields, anyOf) && allHold(message, when))
      fault(field, 'missing', conditionWords(when, anyOf));
  if (presence.optional !== undefined) {
    const known = listed(presence);
    // Field numbers are array indexes, whose order is always ascending.
    for (const key in fields)
      if (!known.has(Number(key))) fault(Number(key), 'unexpected', 'in no list of this transaction');
  }
  if (request !== undefined)
    for (const each of presence.echoed ?? NONE) {
      const field = echoedField(each);
      const sent = request.fields[field];
      if (typeof each !== 'number' && !allHold(message, each.when)) continue;
      if (sent !== undefined && fields[field] !== sent)
        fault(field, 'not-echoed', fields[field] === undefined ? 'the request has it' : 'differs from the request');
    }
  return faults;
}

/** As checkPresence, but throws the first fault as a CodecError `field-missing` or `value-invalid`. */
export function assertPresence(rules: readonly PresenceRule[], message: Message, request?: Message): void {
  const [first] = checkPresence(rules, message, request);
  if (first === undefined) return;
  const { field, kind, transaction, reason } = first;
  throw new CodecError({
    code: kind === 'missing' ? 'field-missing' : 'value-invalid',
    field,
    expected: `${kind === 'unexpected' ? 'no such field' : kind === 'missing' ? 'the field' : 'the value of the request'} in ${transaction}`,
    found: kind === 'missing' ? 'none' : 'another',
    hint: reason,
  });
}

function conditionWords(when: readonly Condition[], anyOf: readonly number[]): string {
  const words = when.map(({ field, in: values, from, length, absent }) => {
    if (absent) return `field ${field} is absent`;
    if (values === undefined) return `field ${field} is there`;
    const part = from === undefined && length === undefined ? '' : ` from position ${from ?? 1}`;
    return `field ${field}${part} is ${values.join(' or ')}`;
  });
  const unless = anyOf.length === 0 ? '' : `unless field ${anyOf.join(' or ')} is there`;
  return [words.length === 0 ? 'mandatory' : `mandatory when ${words.join(' and ')}`, unless]
    .filter(Boolean)
    .join(', ');
}
