// Everything of a scenario on one clock: what people did, what the terminal showed, what was sent, what was booked, and what was due and never came.
import type { Bilingual, Finding } from '../../definitions/evidence.ts';
import type { Dictionary, ScenarioEvidence } from '../evidence.ts';
import { deedWords } from './deeds.ts';
import { type Due, dueIn } from './due.ts';
import { signed } from './money.ts';

export const LANES = ['person', 'terminal', 'wire', 'ledger'] as const;
export type Lane = (typeof LANES)[number];

/** One thing on one lane. */
export type Moment = {
  lane: Lane;
  /** Milliseconds since the first thing that happened. */
  ms: number;
  /** Index of the sentence that it belongs to; null where nobody knows. */
  step: number | null;
  words: Bilingual;
  tone: 'plain' | 'good' | 'bad' | 'missing';
  /** So many events of the timeline have happened before the next moment. */
  seen: number;
  /** Place of the exchange that it is about; null = none. */
  exchange: number | null;
  /** Sounds, and the light of the result, that came with it, by their names in the table of details. */
  marks?: readonly string[];
};

/** A moment whose end is known already is closed. */
type Growing = Moment & { closed?: boolean };
type Event = ScenarioEvidence['timeline'][number];
type Exchange = ScenarioEvidence['exchanges'][number];

const SLACK_MS = 1000;
/** What stands no longer than this is not seen by anybody. */
const FLASH_MS = 2;
const APPROVED: readonly string[] = ['approved', 'done'];
const same = (text: string): Bilingual => ({ en: text, zh: text });

/** The moments of a scenario in order; the first is that in which it begins. */
export function momentsOf(
  evidence: ScenarioEvidence,
  dictionary: Dictionary,
  findings: readonly Finding[] = [],
): Moment[] {
  const at = placesOf(evidence);
  const moments: Growing[] = [];
  const due = dueIn(evidence, findings);
  for (let index = 0; index <= evidence.timeline.length; index++) {
    for (const [place, exchange] of evidence.exchanges.entries())
      if (at[place] === index) moments.push(...exchangeMoments(exchange, place, index, moments.at(-1)?.step ?? null));
    const event = evidence.timeline[index];
    if (event === undefined) break;
    addEvent(moments, evidence.timeline, event, index, dictionary);
    for (const each of due) {
      const [after] = [at[each.exchange] ?? 0];
      if (isEndBehind(evidence.timeline, index, after)) addDue(moments, each, event, index);
    }
  }
  for (const each of due)
    if (
      !moments.some(
        ({ tone, lane, exchange }) => tone === 'missing' && lane === each.lane && exchange === each.exchange,
      )
    )
      addDue(moments, each, evidence.timeline.at(-1), evidence.timeline.length - 1);
  return withSeen(moments, evidence.timeline.length);
}

/** The first result behind an exchange: from here on everybody waits for what is due. */
function isEndBehind(timeline: readonly Event[], index: number, after: number): boolean {
  if (index < after || timeline[index]?.kind !== 'result') return false;
  return !timeline.slice(after, index).some(({ kind }) => kind === 'result');
}

function addDue(moments: Growing[], due: Due, event: Event | undefined, index: number): void {
  const { lane, words, exchange } = due;
  const [ms, step] = [event?.ms ?? 0, event?.step ?? null];
  moments.push({ lane, ms, step, words, tone: 'missing', seen: index + 1, exchange });
}

/** Before which event each exchange began: by the clock, or where the clocks disagree by the light that says so. */
function placesOf({ timeline, exchanges }: ScenarioEvidence): number[] {
  const last = timeline.at(-1)?.ms ?? 0;
  const times = exchanges.map(({ ms }) => ms);
  const agree =
    times.every((ms) => ms > -SLACK_MS && ms < last + SLACK_MS) && (times.length < 2 || new Set(times).size > 1);
  const busy = timeline.flatMap(({ kind, detail }, index) =>
    kind === 'indicator' && detail === 'network busy' ? [index + 1] : [],
  );
  return exchanges.map(({ ms }, place) => {
    if (!agree) return busy[place] ?? timeline.length;
    const found = timeline.findIndex((event) => event.ms > ms);
    return found < 0 ? timeline.length : found;
  });
}

function exchangeMoments(exchange: Exchange, place: number, index: number, step: number | null): Moment[] {
  const { ms, request, answer, code, postings, outcome } = exchange;
  const sent = request?.mti ?? '?';
  const base = { ms, step, seen: index, exchange: place };
  const none = outcome !== null && outcome.kind !== 'answered';
  const back = answer === null ? '' : ` → ${answer.mti} ${code ?? ''}`;
  const moved = postings.find(({ account }) => account.startsWith('cardholder/'));
  return [
    { ...base, lane: 'wire', words: same(`${sent}${back}`.trim()), tone: none ? 'bad' : 'plain' },
    ...(none ? [{ ...base, lane: 'wire', words: outcome, tone: 'missing' } as const] : []),
    ...(moved === undefined
      ? []
      : [{ ...base, lane: 'ledger', words: same(signed(moved.amountMinor)), tone: 'plain' } as const]),
  ];
}

function addEvent(
  moments: Growing[],
  timeline: readonly Event[],
  event: Event,
  index: number,
  { transactions }: Dictionary,
): void {
  const { kind, ms, step, lines, detail } = event;
  const base = { ms, step, seen: index + 1, exchange: null };
  const shown = moments.findLast(({ lane, tone }) => lane === 'terminal' && tone !== 'missing');
  const isNew = shown === undefined || moments.at(-1) !== shown;
  if (kind === 'action') {
    if (isTyping(timeline, index)) close(moments, index);
    else moments.push({ ...base, lane: 'person', words: deedWords(detail ?? '', transactions), tone: 'plain' });
  } else if (kind === 'sound' || (kind === 'indicator' && detail?.startsWith('result '))) {
    if (shown !== undefined && detail !== null) shown.marks = [...(shown.marks ?? []), detail];
  } else if (kind === 'slip') {
    const words = { en: 'slip', zh: '签购单' };
    if (shown?.words.en !== words.en) moments.push({ ...base, lane: 'terminal', words, tone: 'plain' });
  } else if (kind === 'display' || kind === 'prompt' || kind === 'result') {
    if (isEcho(timeline, index)) return;
    const tone = kind !== 'result' ? 'plain' : APPROVED.includes(detail?.split(' ')[0] ?? '') ? 'good' : 'bad';
    const words = same(lines[0] ?? '');
    // What is shown at once is one screen; a result goes on standing above the menu.
    const flashed = shown !== undefined && !isNew && shown.tone === 'plain' && ms - shown.ms <= FLASH_MS;
    if (shown !== undefined && (shown.words.en === words.en || flashed)) {
      if (flashed) shown.words = words;
      if (tone !== 'plain') shown.tone = tone;
    } else moments.push({ ...base, lane: 'terminal', words, tone });
  }
}

/** What is typed now is of the deed that comes next. */
function close(moments: Growing[], index: number): void {
  const last = moments.at(-1);
  if (last !== undefined) Object.assign(last, { seen: index, closed: true });
}

/** Typing that is confirmed in the same sentence is one deed with the key. */
function isTyping(timeline: readonly Event[], index: number): boolean {
  const { detail, step } = timeline[index] as Event;
  if (detail !== 'type') return false;
  const next = timeline.slice(index + 1).find(({ kind }) => kind === 'action');
  return next?.detail === 'press confirm' && next.step === step;
}

/** A screen that only says again what is being typed. */
function isEcho(timeline: readonly Event[], index: number): boolean {
  const from = timeline.slice(0, index).findLastIndex(({ kind }) => kind === 'action');
  return from >= 0 && isTyping(timeline, from);
}

/** A moment lasts until the next begins, so that its lights and sounds belong to it. */
function withSeen(moments: readonly Growing[], all: number): Moment[] {
  return moments.map(({ closed = false, ...moment }, index) => {
    const next = moments[index + 1];
    if (closed) return moment;
    return { ...moment, seen: next === undefined ? all : Math.max(moment.seen, next.seen - 1) };
  });
}
