// Which view an address shows, and what is put on paper.
import { html } from 'lit-html';
import type { Dictionary, ScenarioDetail } from '../evidence.ts';
import type { Address, Reader } from '../reader.ts';
import { causesView, causeView } from './causes.ts';
import { needsScript, pageView } from './frame.ts';
import type { Report } from './model.ts';
import { proofView } from './proof.ts';
import { requirementsView, requirementTable } from './requirements.ts';
import { scenarioView } from './scenario.ts';
import { type Sight, scenariosView } from './scenarios.ts';
import { summaryView } from './summary.ts';

const SCENARIO = '/scenario/';
const HEADING = { en: 'Requirements', zh: '要求' };
const UNKNOWN = { en: 'There is no such scenario in this report.', zh: '本报告中没有该场景。' };

/** The id of the scenario that an address shows; null when it shows another view. */
export function scenarioAt({ path }: Address): string | null {
  return path.startsWith(SCENARIO) ? path.slice(SCENARIO.length) : null;
}

/** What the address shows. `detail` is that of its scenario, null as long as it is not unpacked; `sight` is what of a list is in sight. */
export function viewAt(
  reader: Reader,
  report: Report,
  address: Address,
  detail: ScenarioDetail | null,
  dictionary: Dictionary,
  sight: Sight,
): unknown {
  return pageView(reader, report, address, contentAt(reader, report, address, detail, dictionary, sight));
}

function contentAt(
  reader: Reader,
  report: Report,
  address: Address,
  detail: ScenarioDetail | null,
  dictionary: Dictionary,
  sight: Sight,
): unknown {
  const id = scenarioAt(address);
  if (id !== null) {
    const row = report.byId.get(id);
    return row === undefined
      ? html`<section class="view"><h1>${reader.say(UNKNOWN)}</h1></section>`
      : scenarioView(reader, report, row, detail, dictionary, address);
  }
  if (address.path === '/causes') return causesView(reader, report);
  const cause = report.causes[Number(/^\/causes\/(\d+)$/.exec(address.path)?.[1]) - 1];
  if (cause !== undefined) return causeView(reader, report, cause);
  if (address.path === '/proof') return proofView(reader, report.proof);
  if (address.path === '/requirements') return requirementsView(reader, report, address);
  if (address.path === '/scenarios') return scenariosView(reader, report, address, sight);
  return summaryView(reader, report);
}

/** The summary and every requirement, for paper and for where nothing can run. */
export function wholeView(reader: Reader, report: Report): unknown {
  const table = html`<section id="/requirements" class="view"><h2>${reader.say(HEADING)}</h2>${requirementTable(reader, report, report.requirements, true)}</section>`;
  return pageView(reader, report, { path: '/', parameters: {} }, [
    html`<div id="/">${summaryView(reader, report, true)}</div>`,
    table,
    reader.language === null ? needsScript(reader) : '',
  ]);
}
