// The evidence of some scenarios in the form in which it packs best: what is alike stands side by side, and a screen that is seen often once.
import type { ScenarioDetail, ScenarioEvidence } from './evidence.ts';

type Event = ScenarioEvidence['timeline'][number];
/** An event with the place of its lines. */
type Placed = [step: Event['step'], kind: Event['kind'], lines: number, detail: Event['detail']];
type Rest = Omit<ScenarioEvidence, 'timeline'>;

/** One column for each part of a scenario, each with a value for each scenario; null where there is no evidence. */
export type Block = {
  screens: (readonly string[])[];
  details: { [K in 'findings' | 'error' | 'steps']: ScenarioDetail[K][] };
  timelines: (Placed[] | null)[];
  evidence: Partial<Record<keyof Rest, unknown[]>>;
};

export function blockOf(details: readonly ScenarioDetail[]): Block {
  const screens: (readonly string[])[] = [];
  const places = new Map<string, number>();
  const placeOf = (lines: readonly string[]) => {
    const key = lines.join('\u0000');
    const place = places.get(key) ?? screens.push(lines) - 1;
    places.set(key, place);
    return place;
  };
  const names = new Set(details.flatMap(({ evidence }) => Object.keys(evidence ?? {}) as (keyof ScenarioEvidence)[]));
  names.delete('timeline');
  const column = (name: keyof ScenarioEvidence) => details.map(({ evidence }) => evidence?.[name] ?? null);
  return {
    details: {
      findings: details.map(({ findings }) => findings),
      error: details.map(({ error }) => error),
      steps: details.map(({ steps }) => steps),
    },
    timelines: details.map(
      ({ evidence }) =>
        evidence?.timeline.map(({ step, kind, lines, detail }): Placed => [step, kind, placeOf(lines), detail]) ?? null,
    ),
    evidence: Object.fromEntries([...names].map((name) => [name, column(name)])),
    screens,
  };
}

export function detailsOf({ screens, details, timelines, evidence }: Block): ScenarioDetail[] {
  const columns = Object.entries(evidence);
  return timelines.map((events, at) => ({
    findings: details.findings[at] ?? [],
    error: details.error[at] ?? null,
    steps: details.steps[at] ?? [],
    evidence:
      events &&
      ({
        // A part that a scenario does not have is null in its column, and no part is null by itself.
        ...Object.fromEntries(columns.flatMap(([name, values]) => (values[at] === null ? [] : [[name, values[at]]]))),
        timeline: events.map(([step, kind, lines, detail]) => ({
          step,
          kind,
          lines: [...(screens[lines] ?? [])],
          detail,
        })),
      } as unknown as ScenarioEvidence),
  }));
}
