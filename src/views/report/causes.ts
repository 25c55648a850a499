// What went wrong, each thing once, worst first; and one cause with all its scenarios.
import { html, nothing } from 'lit-html';
import type { Cause } from '../../compliance/model.ts';
import { CAUSE_KIND_WORDS } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Reader } from '../reader.ts';
import { findingsView, verdictSign } from '../verdict.ts';
import { requirementTags, scenarioLink } from './links.ts';
import { type Report, rowsOfCause } from './model.ts';

/** More requirements of a cause than these are counted. */
const NAMED = 3;
const CAUSES = { en: 'Causes', zh: '原因' };

/** The causes as a list, each with its place, and with how it came about in its shortest example. */
export function causeList(reader: Reader, report: Report, causes: readonly Cause[]): unknown {
  return html`<ol class="causes">${causes.map((cause) => causeItem(reader, report, cause))}</ol>`;
}

function causeItem(reader: Reader, report: Report, cause: Cause): unknown {
  const number = report.causes.indexOf(cause) + 1;
  const title =
    reader.language === null
      ? reader.say(cause.text)
      : html`<a href=${reader.to(`/causes/${number}`)}>${reader.say(cause.text)}</a>`;
  return html`<li class="cause k-${cause.kind}"><p class="name"><span class="number">${number}</span> ${title} <span class="kind">${reader.say(CAUSE_KIND_WORDS[cause.kind])}</span> ${tags(reader, cause)}<span class="count-of">${reader.say(howMany(cause.count))}</span></p>${course(reader, cause)}<p class="example">${reader.say({ en: 'for example:', zh: '例如：' })} ${exampleLink(reader, report, cause)}${follows(reader, cause)}</p></li>`;
}

function howMany(count: number): Bilingual {
  return { en: `${count} scenario${count === 1 ? '' : 's'}`, zh: `${count} 个场景` };
}

function tags(reader: Reader, { requirements }: Cause): unknown {
  const more = requirements.length - NAMED;
  return [
    requirementTags(reader, requirements.slice(0, NAMED)),
    more > 0 ? html`<span class="muted">+${more}</span>` : nothing,
  ];
}

/** The chain that led to it, what was due and did not come at its end; else what was expected beside what was seen. */
function course(reader: Reader, { example }: Cause): unknown {
  const { expected, actual } = example;
  if (example.course.length > 0)
    return html`<p class="course">${example.course.map((step) => html`<span class="step ${step.missing ? 'missing' : ''}">${reader.say(step)}</span> `)}</p>`;
  if (expected === null || actual === null) return nothing;
  return html`<p class="course differs"><span class="step">${reader.say(short(expected))}</span> <span class="step missing">${reader.say(short(actual))}</span></p>`;
}

function short({ en, zh }: Bilingual): Bilingual {
  const cut = (text: string) => (text.length > 90 ? `${text.slice(0, 90).trimEnd()} …` : text);
  return { en: cut(en), zh: cut(zh) };
}

function exampleLink(reader: Reader, report: Report, { example }: Cause): unknown {
  const twins = report.byPair.get(report.byId.get(example.scenario)?.pair ?? '') ?? [];
  const row = twins.find(({ language }) => language === reader.language) ?? report.byId.get(example.scenario);
  if (row === undefined) return nothing;
  if (reader.language !== null) return scenarioLink(reader, row);
  const other = twins.find(({ language }) => language === 'zh-CN') ?? row;
  return reader.say({ en: row.name, zh: other.name });
}

function follows(reader: Reader, { followsFrom }: Cause): unknown {
  if (followsFrom === null) return nothing;
  const words = { en: `seen only with ${followsFrom + 1}`, zh: `仅与第 ${followsFrom + 1} 条同时出现` };
  return html` · <span class="follows">${reader.say(words)}</span>`;
}

/** All causes. */
export function causesView(reader: Reader, report: Report): unknown {
  return html`<section class="view"><h1>${reader.say(CAUSES)}</h1>${causeList(reader, report, report.causes)}</section>`;
}

/** One cause with every scenario that has it, shortest first. */
export function causeView(reader: Reader, report: Report, cause: Cause): unknown {
  const number = report.causes.indexOf(cause) + 1;
  const within = { cause: String(number) };
  const items = rowsOfCause(report, reader.language, cause).map(
    (row) =>
      html`<li><p class="name">${verdictSign(row.verdict)} ${scenarioLink(reader, row, within)} <span class="source">${row.case}</span> ${requirementTags(reader, row.requirements)}</p>${findingsView(reader, row.findings)}</li>`,
  );
  return html`<section class="view"><p class="kicker"><a href=${reader.to('/causes')}>${reader.say(CAUSES)}</a> ${number} / ${report.causes.length}</p>
<h1>${reader.say(cause.text)}</h1>
<p><span class="kind k-${cause.kind}">${reader.say(CAUSE_KIND_WORDS[cause.kind])}</span> ${requirementTags(reader, cause.requirements)}${follows(reader, cause)}</p>
${course(reader, cause)}
<section class="failures"><h2>${reader.say(howMany(cause.count))}</h2><ol>${items}</ol></section></section>`;
}
