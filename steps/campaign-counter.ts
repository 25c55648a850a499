// The counter of a behaviour campaign: a stage that says, looks and inspects whenever the campaign wants it.
import type { Counter, Seen, Trouble } from '../src/fuzz/behaviour/index.ts';
import { inspect } from '../src/oracle/index.ts';
import { gatherBooks } from './scene/evidence.ts';
import type { TillWorld } from './scene/till.ts';
import type { Stage } from './stage.ts';

/** The stage as a campaign needs it; its scene is set. */
export function counterOf(stage: Stage): Counter {
  const { till } = stage;
  const { interfaces, observes } = till.capabilities;
  let results = 0;
  let messages = 0;
  return {
    abilities: { interfaces, observes },
    async say(sentence) {
      const outcome = await stage.say(sentence);
      if (outcome === 'passed') return null;
      if (outcome === 'failed') return troubleOf(stage);
      throw new Error(stage.findings.at(-1)?.text.en ?? stage.error ?? `"${sentence}" was not played`);
    },
    async look() {
      await till.counter.pull();
      await till.host.refresh();
      const seen = seenOf(till, results, messages);
      results = till.counter.all('result').length;
      messages = till.host.allExchanges.length;
      return seen;
    },
    inspect: async () => till.explained(inspect(await gatherBooks(till), till.language)),
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
