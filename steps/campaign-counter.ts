// The counter of a behaviour campaign: a stage that says, looks and inspects whenever the campaign wants it.
import type { At, Counter, Seen, Trouble } from '../src/fuzz/behaviour/index.ts';
import { inspect } from '../src/oracle/index.ts';
import { desksOf, standAt } from './scene/desks.ts';
import { gatherBooks } from './scene/evidence.ts';
import { canTakeCodes } from './scene/payment-codes.ts';
import type { Desk, TillWorld } from './scene/till.ts';
import type { Stage } from './stage.ts';

/** Whether the terminal can take payment codes at this acquirer. */
export const takesCodes = ({ till }: Stage): boolean => canTakeCodes(till);

/** The stage as a campaign needs it; its scene is set. */
export function counterOf(stage: Stage): Counter {
  const { till } = stage;
  const { interfaces, observes } = till.capabilities;
  const desks = desksOf(till);
  /** How many results and messages each terminal had at the last look. */
  const before = desks.map(() => ({ results: 0, messages: 0 }));
  /** Does the work at that terminal, and gives back whose turn it was. */
  const at = async <T>(number: At, work: () => Promise<T>): Promise<T> => {
    const turn = desks.find(({ counter }) => counter === till.counter) as Desk;
    standAt(till, desks[number - 1] as Desk);
    try {
      return await work();
    } finally {
      standAt(till, turn);
    }
  };
  return {
    abilities: { interfaces, observes, codes: takesCodes(stage) },
    tills: desks.length === 2 ? 2 : 1,
    async say(sentence) {
      const outcome = await stage.say(sentence);
      if (outcome === 'passed') return null;
      if (outcome === 'failed') return troubleOf(stage);
      throw new Error(stage.findings.at(-1)?.text.en ?? stage.error ?? `"${sentence}" was not played`);
    },
    look: (number) =>
      at(number, async () => {
        await till.counter.pull();
        await till.host.refresh();
        const last = before[number - 1]!;
        const seen = seenOf(till, last.results, last.messages);
        last.results = till.counter.all('result').length;
        last.messages = till.host.allExchanges.length;
        return seen;
      }),
    inspect: (number) => at(number, async () => till.explained(inspect(await gatherBooks(till), till.language))),
  };
}

/** How the terminal stands, and what came after so many results and messages. */
function seenOf({ counter, host }: TillWorld, results: number, messages: number): Seen {
  const { state } = counter;
  return {
    power: state.power,
    connected: state.network === 'connected',
    signedIn: state.signedIn,
    prompt: state.prompt,
    function: state.function,
    menu: state.menu,
    owed: state.owed.map(({ kind }) => kind),
    cardInserted: state.cardInserted,
    results: counter.all('result').slice(results),
    messages: host.allExchanges
      .slice(messages)
      .filter(({ sequence }) => !host.ours.has(sequence))
      .map(({ transaction, code, request, rule }) => ({
        transaction,
        code,
        ruled: rule !== null,
        fields: Object.keys(request?.fields ?? {}),
      })),
  };
}

function troubleOf({ findings, error }: Stage): Trouble {
  const finding = findings.at(-1);
  if (finding === undefined) return { text: { en: error ?? '', zh: error ?? '' } };
  const { text, expected, actual } = finding;
  return { text, ...(expected === undefined ? {} : { expected }), ...(actual === undefined ? {} : { actual }) };
}
