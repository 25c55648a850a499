// Several panes one behind the other: where a scenario passes with all of them in place, nobody notices any of them there.
import type { Pane } from './pane.ts';

/** One pane that does what these do, one after the other. A request that one of them answers itself goes no further. */
export function together(panes: readonly Pane[]): Pane {
  const [only, ...others] = panes;
  if (only !== undefined && others.length === 0) return only;
  return {
    command: (command, view) =>
      panes.reduce((all, pane) => all.flatMap((each) => pane.command?.(each, view) ?? [each]), [command]),
    event: (event, view) =>
      panes.reduce((all, pane) => all.flatMap((each) => pane.event?.(each, view) ?? [each]), [event]),
    state: (state, view) => panes.reduce((each, pane) => pane.state?.(each, view) ?? each, state),
    journal: (rows, view) => panes.reduce((each, pane) => pane.journal?.(each, view) ?? each, rows),
    log: (text, view) => panes.reduce((each, pane) => pane.log?.(each, view) ?? each, text),
    capabilities: (told, view) => panes.reduce((each, pane) => pane.capabilities?.(each, view) ?? each, told),
    request(asked, view) {
      let messages = [asked.request];
      for (const pane of panes) {
        const next = messages.map((request) => pane.request?.({ ...asked, request }, view) ?? [request]);
        if (next.some((each) => each === 'approved-unsent')) return 'approved-unsent';
        messages = next.flatMap((each) => (each === 'approved-unsent' ? [] : [...each]));
      }
      return messages;
    },
    answer: (answer, asked, view) => panes.reduce((each, pane) => pane.answer?.(each, asked, view) ?? each, answer),
  };
}
