// A verdict by sign and word, so that colour is never its only mark, and how many there are of each.
import { html, nothing, svg } from 'lit-html';
import type { RequirementVerdict } from '../compliance/model.ts';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../compliance/words.ts';
import type { Finding } from '../definitions/evidence.ts';
import type { Reader } from './reader.ts';

const EXPECTED = { en: 'Expected', zh: '应为' };
const ACTUAL = { en: 'Actual', zh: '实为' };
const REQUIREMENT = { en: 'Requirement', zh: '要求' };
const NONE = { en: 'none', zh: '无' };

export function verdictSign(verdict: RequirementVerdict): unknown {
  return html`<span class="sign v-${verdict}" aria-hidden="true">${VERDICT_SIGNS[verdict]}</span>`;
}

/** Sign and word in one: the shortest way where there are many. */
export function verdictMark(reader: Reader, verdict: RequirementVerdict): unknown {
  return html`<span class="v-${verdict}">${VERDICT_SIGNS[verdict]} ${reader.say(VERDICT_WORDS[verdict])}</span>`;
}

export function verdictName(reader: Reader, verdict: RequirementVerdict): unknown {
  return html`<span class="v-${verdict}">${reader.say(VERDICT_WORDS[verdict])}</span>`;
}

/** The verdicts that occur, in the order of the words for them. */
export function verdictsOf(counts: Partial<Record<RequirementVerdict, number>>): RequirementVerdict[] {
  return (Object.keys(VERDICT_WORDS) as RequirementVerdict[]).filter((verdict) => (counts[verdict] ?? 0) > 0);
}

/** A bar of the verdicts and the same in words. */
export function verdictCounts(
  reader: Reader,
  name: unknown,
  counts: Partial<Record<RequirementVerdict, number>>,
): unknown {
  const present = verdictsOf(counts);
  const total = present.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);
  let from = 0;
  const parts = present.map((verdict) => {
    const width = ((counts[verdict] ?? 0) / total) * 100;
    from += width;
    return svg`<rect class="v-${verdict}" x=${from - width} width=${width} height="1"></rect>`;
  });
  const words = present.map(
    (verdict) => html`<span><b class="v-${verdict}">${counts[verdict]}</b> ${verdictName(reader, verdict)}</span> `,
  );
  return html`<div class="count"><h2>${name}</h2><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${parts}</svg><p>${present.length > 0 ? words : reader.say(NONE)}</p></div>`;
}

/** What was found, in words, with what was expected and what was seen. */
export function findingsView(reader: Reader, findings: readonly Finding[]): unknown {
  return findings.map(({ verdict, text, expected, actual, requirement }) => {
    const fact = (name: typeof EXPECTED, value: string | undefined) =>
      value === undefined ? nothing : html`<dt>${reader.say(name)}</dt><dd>${value}</dd>`;
    const facts = [fact(EXPECTED, expected), fact(ACTUAL, actual), fact(REQUIREMENT, requirement)];
    return html`<div class="finding v-${verdict}"><p>${reader.say(text)}</p>${facts.every((each) => each === nothing) ? nothing : html`<dl>${facts}</dl>`}</div>`;
  });
}
