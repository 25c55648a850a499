// An armed fault as the acquirer's rule, and as the sentence of a scenario where there is one.
import type { Rule } from '../../simulator/admin/client.ts';
import type { Bilingual } from '../definitions/evidence.ts';
import { TRANSACTIONS } from '../definitions/transactions.ts';
import type { Acts } from './acts.ts';
import { FAULT_ROWS } from './faults.ts';
import { SAID } from './sentences.ts';

type Arm = Acts['arm'];

/** How late an answer comes that nobody waits for any more, beyond the wait, in milliseconds. */
const TOO_LATE_MS = 500;

/** The rule that the act asks for. `panOf` finds the card; a fault that there is none of gives null. */
export function ruleOf(act: Arm, responseTimeoutMs: number, panOf: (kind: string) => string | undefined): Rule | null {
  const { fault, scope, nth = 1, times, delayMs, field, code = '05', mti, transaction, amountMinor, card } = act;
  const { terminalId } = act;
  const answers = fault === 'answer-code';
  if (!answers && !Object.hasOwn(FAULT_ROWS, fault)) return null;
  const pan = card === undefined ? undefined : panOf(card);
  const late = fault === 'late-answer' ? (delayMs ?? responseTimeoutMs + TOO_LATE_MS) : delayMs;
  return {
    name: 'console',
    when: {
      ...(mti === undefined ? {} : { mti }),
      ...(transaction === undefined ? {} : { transaction }),
      ...(amountMinor === undefined ? {} : { amountMinor }),
      ...(pan === undefined ? {} : { pan }),
      ...(terminalId === undefined ? {} : { terminalId }),
    },
    ...(scope === 'nth' && nth > 1 ? { skip: nth - 1 } : {}),
    ...(scope === 'every' ? {} : { times: times ?? 1 }),
    then: answers
      ? { answer: code }
      : {
          fault: fault as NonNullable<Rule['then']['fault']>,
          ...(late === undefined ? {} : { delayMs: late }),
          ...(field === undefined ? {} : { field }),
        },
  };
}

const NO_SENTENCE = (what: string): Bilingual => ({
  en: `Armed: ${what}. The catalogue has no sentence for it.`,
  zh: `设置故障：${what}。语句库中没有对应语句。`,
});

type Sentence = { sentence: Bilingual | null; why: Bilingual; requirement: string | null };

/** The same as a sentence of the catalogue; `why` says what has none. */
export function armedSentence(act: Arm, responseTimeoutMs: number): Sentence {
  const { fault, scope, mti, transaction, amountMinor, card, times = 1, delayMs } = act;
  const row = FAULT_ROWS[fault as keyof typeof FAULT_ROWS];
  const requirement = row?.requirement ?? null;
  const narrowed = [mti, amountMinor, card, act.terminalId].some((each) => each !== undefined);
  const why = NO_SENTENCE([fault, scope, mti, transaction].filter(Boolean).join(' '));
  const none = { sentence: null, why, requirement: null };
  if (scope !== 'next') return none;
  if (fault === 'answer-code')
    return mti === undefined && transaction === undefined && amountMinor === undefined && act.terminalId === undefined
      ? { sentence: SAID.issuerCode(act.code ?? '05'), why, requirement: null }
      : none;
  if (narrowed) return none;
  if (transaction !== undefined) {
    if (fault !== 'drop-answer') return none;
    if (transaction === 'reversal') return { sentence: SAID.lostReversals(times), why, requirement };
    const name = TRANSACTIONS[transaction as keyof typeof TRANSACTIONS];
    return name === undefined ? none : { sentence: SAID.lostKind(name), why, requirement };
  }
  if (times !== 1) return none;
  if (fault === 'late-answer' && delayMs !== undefined && delayMs < responseTimeoutMs)
    return { sentence: SAID.slowAnswer, why, requirement: null };
  return { sentence: row?.sentence ?? null, why, requirement };
}
