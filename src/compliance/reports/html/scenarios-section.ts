// The chapters with all their scenarios, closed; what is inside of one is drawn when it is opened.
import type { ComplianceReport, ScenarioResult } from '../../model.ts';
import { duration, VERDICT_SIGNS } from '../../words.ts';
import { both, esc } from './detail.ts';
import { scenarioLink } from './links.ts';
import { filterGroup, verdictWords } from './requirements-section.ts';

export function scenariosSection(report: ComplianceReport): string {
  const indexed = report.scenarios.map((scenario, index) => ({ scenario, index }));
  const chapters = report.chapters.map(({ id, title }) => {
    const own = indexed.filter(({ scenario }) => scenario.chapter === id);
    const pairs = new Set(own.map(({ scenario }) => scenario.pair)).size;
    const items = own.map(({ scenario, index }) => scenarioItem(scenario, index, twinOf(scenario, report.scenarios)));
    return `<section class="chapter"><h3 id="chapter-${esc(id)}" tabindex="-1">${both(title.en, title.zh)} <span class="muted">${pairs}</span></h3>${items.join('\n')}</section>`;
  });
  const contents = report.chapters.map(({ id, title }) => {
    const failed = report.scenarios.some(({ chapter, verdict }) => chapter === id && verdict === 'failed');
    return `<a href="#chapter-${esc(id)}">${failed ? '<span class="v-failed" aria-hidden="true">✕ </span>' : ''}${both(title.en, title.zh)}</a>`;
  });
  return `<section id="scenarios" tabindex="-1">
<h2>${both('Scenarios', '场景')}</h2>
<div class="filters">${filterGroup('scenario', both('Show', '显示'), [['open', both('only what did not pass', '仅未通过')]])}</div>
<nav class="contents" aria-label="Chapters 章节">${contents.join(' ')}</nav>
${chapters.join('\n')}
${slowest(report.scenarios)}
</section>`;
}

/** The scenarios that took longest, for whoever wants to make the run faster. */
function slowest(scenarios: readonly ScenarioResult[]): string {
  const items = [...scenarios]
    .sort((a, b) => b.durationMs - a.durationMs)
    .slice(0, 10)
    .map(
      (scenario) =>
        `<li>${scenarioLink(scenario, false)} <span class="ms">${duration(scenario.durationMs)}</span></li>`,
    );
  return `<details class="slowest"><summary>${both('The ten slowest scenarios', '最慢的十个场景')}</summary><ol>${items.join('')}</ol></details>`;
}

function twinOf(scenario: ScenarioResult, scenarios: readonly ScenarioResult[]): ScenarioResult | undefined {
  return scenarios.find(({ pair, id }) => pair === scenario.pair && id !== scenario.id);
}

/** With a twin of the same verdict, only the one of the page's language shows; twins that differ both show. */
function scenarioItem(scenario: ScenarioResult, index: number, twin: ScenarioResult | undefined): string {
  const { id, name, language, verdict, flaky, attempts, durationMs, requirements } = scenario;
  const only = twin?.verdict === verdict ? (language === 'en' ? ' e' : ' z') : '';
  const tags = requirements.map((tag) => `<span class="tag">${esc(tag)}</span>`).join(' ');
  return `<details class="run${only}" id="${esc(id)}" data-run="${index}" data-verdict="${verdict}"><summary><span class="sign v-${verdict}" aria-hidden="true">${VERDICT_SIGNS[verdict]}</span><span class="name" lang="${language}">${esc(name)}</span><span class="vh">: </span><span class="outcome v-${verdict}">${verdictWords(verdict)}${flaky ? ` · ${both(`flaky, attempt ${attempts}`, `不稳定，第${attempts}次`)}` : ''}</span><span class="ms">${duration(durationMs)}</span></summary><p class="tags">${tags}</p><div class="detail"></div></details>`;
}
