// A finding with expected against actual, drawn by the kind of the difference.
import { html, nothing } from 'lit-html';
import type { Bilingual, Finding } from '../../definitions/evidence.ts';
import type { Dictionary, ScenarioEvidence } from '../evidence.ts';
import { FUNCTIONS } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { type Difference, differenceOf, type Part, termWords } from './difference.ts';
import { yuan } from './money.ts';

const EXPECTED = { en: 'expected', zh: '应为' };
const ACTUAL = { en: 'actual', zh: '实为' };
const REQUIREMENT = { en: 'requirement', zh: '要求' };
const MISSING = { en: 'missing', zh: '缺少' };

/** What was found of a scenario, each finding with its difference. */
export function differencesView(
  reader: Reader,
  findings: readonly Finding[],
  evidence: ScenarioEvidence | null,
  dictionary: Dictionary,
): unknown {
  return findings.map(({ verdict, text, expected, actual, requirement }) => {
    const difference =
      expected === undefined || actual === undefined
        ? nothing
        : differenceView(reader, differenceOf(expected, actual, evidence, dictionary), dictionary);
    const tag =
      requirement === undefined ? nothing : html`<p class="muted">${reader.say(REQUIREMENT)} ${requirement}</p>`;
    return html`<div class="finding v-${verdict}"><p>${reader.say(text)}</p>${difference}${tag}</div>`;
  });
}

function differenceView(reader: Reader, difference: Difference, { transactions }: Dictionary): unknown {
  const row = (name: Bilingual, value: unknown) => html`<dt>${reader.say(name)}</dt><dd>${value}</dd>`;
  const table = (expected: unknown, actual: unknown) =>
    html`<dl class="difference d-${difference.kind}">${row(EXPECTED, expected)}${row(ACTUAL, actual)}</dl>`;
  switch (difference.kind) {
    case 'amount': {
      const { expectedMinor, actualMinor, terms } = difference;
      const sum = terms.length === 0 ? nothing : html` <span class="terms">= ${termWords(terms)}</span>`;
      return table(yuan(expectedMinor), html`<b class="odd">${yuan(actualMinor)}</b>${sum}`);
    }
    case 'code': {
      const code = (value: string, words: Bilingual | null) =>
        html`<code>${value}</code> ${words === null ? nothing : reader.say(words)}`;
      const { expected, expectedWords, actual, actualWords } = difference;
      return table(code(expected, expectedWords), html`<span class="odd">${code(actual, actualWords)}</span>`);
    }
    case 'sequence': {
      const names = { ...transactions, ...FUNCTIONS };
      const list = (parts: readonly Part[]) =>
        html`<ol>${parts.map((part) => item(reader, part, named(reader, names, part.text)))}</ol>`;
      return table(list(difference.expected), list(difference.actual));
    }
    case 'lines': {
      const list = (parts: readonly Part[]) => html`<ul>${parts.map((part) => item(reader, part, part.text))}</ul>`;
      return table(list(difference.expected), list(difference.actual));
    }
    case 'words': {
      const because = difference.because.map((words) => html`<p class="muted">${words}</p>`);
      return table(difference.expected, html`<span class="odd">${difference.actual}</span>${because}`);
    }
  }
}

function item(reader: Reader, { mark }: Part, words: unknown): unknown {
  return html`<li class="m-${mark}">${mark === 'missing' ? html`<span class="vh">${reader.say(MISSING)}: </span>` : nothing}${words}</li>`;
}
