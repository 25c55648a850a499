// The clear pane: changes nothing, and notes what a scenario shows, by the names that mutants ask for.
import type { Event } from '../terminal/index.ts';
import { SAID_PARTS, spoiltIn } from './mutants/answers.ts';
import { columnsOf, membersOf } from './mutants/books.ts';
import { actOf } from './mutants/commands.ts';
import { occasionsIn } from './mutants/occasions.ts';
import { tellsAmount } from './mutants/screens.ts';
import { settingsIn } from './mutants/settings.ts';
import { shownOf } from './mutants/slips.ts';
import { isFraction } from './mutants/untimely.ts';
import type { Asked, Pane, View } from './pane.ts';
import { partsOf } from './parts.ts';
import { linesOf, SCREEN_TERMS, says } from './texts.ts';

/** Texts come again and again. */
const known = new Map<string, string[]>();
function termsIn(lines: readonly string[]): string[] {
  const key = lines.join('\n');
  const found =
    known.get(key) ?? SCREEN_TERMS.filter(([, term]) => says(term, lines)).map(([name]) => `display/${name}`);
  known.set(key, found);
  return found;
}

/** `note` is called with every thing that is shown, as often as it is. */
export function clearPane(note: (shown: string) => void): Pane {
  const noteAll = (shown: readonly string[]) => shown.forEach(note);
  let started = false;
  return {
    command(command, view) {
      const { wait } = view;
      noteAll(occasionsIn(view));
      if (command.command === 'power-on') {
        noteAll(settingsIn(command.configuration));
        if (started && command.erase) note('act/power-on-again');
        started = true;
      }
      const act = actOf(command);
      if (command.command === 'present-card') noteAll([`interface/${command.interface}`, `fault/${command.fault}`]);
      if (act !== undefined) noteAll([`act/${act}`, `moment/${wait}/${act}`]);
      if (isFraction(command, wait)) note('act/type/as-a-fraction');
      return [command];
    },
    event(event, view) {
      noteAll(termsIn(linesOf(event)));
      if (tellsAmount(linesOf(event))) note('display/amount');
      noteAll(shownIn(event, view));
      noteAll(occasionsIn(view));
      return [event];
    },
    state(state, view) {
      noteAll(occasionsIn(view));
      noteAll(termsIn(state.screen));
      noteAll(membersOf(state));
      return state;
    },
    request(asked, { secrets }) {
      noteAll(partsIn(asked));
      noteAll([...secrets.keys()].map((name) => `secret/${name}`));
      return [asked.request];
    },
    answer(answer, asked) {
      const { transaction } = asked;
      note(`code/${answer.fields[39]}`);
      noteAll(spoiltIn(answer, asked).map((name) => `spoilt/${transaction}/${name}`));
      for (const { name, read } of SAID_PARTS) if (read(answer) !== undefined) note(`answer/${transaction}/${name}`);
      return answer;
    },
  };
}

function partsIn({ transaction, request }: Asked): string[] {
  const key = `request/${transaction}`;
  return [
    key,
    ...Object.keys(request.fields).flatMap((field) => [
      `${key}/${field}`,
      ...partsOf(Number(field), transaction)
        .filter(({ read }) => read(request) !== undefined)
        .map(({ name }) => `${key}/${name}`),
    ]),
  ];
}

function shownIn(event: Event, view: View): string[] {
  switch (event.kind) {
    case 'prompt':
      return [`prompt/${event.prompt}`, ...(event.amountMinor === undefined ? [] : [`prompt/${event.prompt}/amount`])];
    case 'sound':
      return [`sound/${event.sound}`];
    case 'indicator':
      return [`light/${event.indicator}`];
    case 'result':
      return [`result/${event.function}`, `result/${event.function}/${event.outcome}`];
    case 'slip':
      return shownOf(event.slip, view);
    case 'journal':
      return [`journal/${event.entry.function}`, ...columnsOf(event.entry)];
    default:
      return [];
  }
}
