// Runs of certify: which chapters, how far they are, and their reports.
import { html, nothing, svg } from 'lit-html';
import { type Page, t } from './context.ts';
import type { RunView } from './model.ts';

export function runsPage(page: Page): unknown {
  const { reader, whole, chosen, choose, act } = page;
  const { chapters } = whole.about;
  const going = whole.runs.some(({ state }) => state === 'running');
  const byHand = whole.attended !== null;
  const toggle = (name: string) => () =>
    choose({
      chapters: chosen.chapters.includes(name)
        ? chosen.chapters.filter((each) => each !== name)
        : [...chosen.chapters, name],
    });
  const boxes = chapters.map(
    ({ folder, name }) =>
      html`<label class="tick"><input type="checkbox" .checked=${chosen.chapters.includes(folder)} @change=${toggle(folder)}> ${reader.say(name)} <span class="muted mono">${folder}</span></label>`,
  );
  const runs = [...whole.runs].reverse().map((run) => runView(page, run));
  return html`<section class="panel"><div class="head"><h1>${reader.say(t('Certify', '认证运行'))}</h1><div class="row"><button type="button" class="main" ?disabled=${going || byHand} @click=${() => act({ do: 'run', chapters: chosen.chapters, watch: chosen.watch })}>${reader.say(chosen.chapters.length === 0 ? t('Run the whole catalogue', '运行全部场景') : t(`Run ${chosen.chapters.length} ${chosen.chapters.length === 1 ? 'chapter' : 'chapters'}`, `运行${chosen.chapters.length}章`))}</button><label class="tick"><input type="checkbox" .checked=${chosen.watch} @change=${() => choose({ watch: !chosen.watch })}> ${reader.say(t('watch: again when a feature changes', '监视：特性文件更改时重新运行'))}</label><button type="button" class="danger" ?disabled=${!going && !whole.runs.some(({ watched }) => watched)} @click=${() => act({ do: 'stop-run' })}>${reader.say(t('Stop', '停止'))}</button></div></div><div class="pad"><p class="muted">${reader.say(t('Each run has an acquirer of its own; the till here goes on. None chosen = all chapters.', '每次运行使用独立的收单模拟器，不影响此处的收银台。不选即全部章节。'))}</p>${byHand ? html`<p>${reader.say(t('A run needs a terminal whose adapter acts; here a person does.', '认证运行需要由适配器操作终端；此处由人工操作。'))}</p>` : nothing}<div class="ticks">${boxes}</div></div></section>${
    runs.length === 0 ? html`<p class="muted pad">${reader.say(t('No run yet.', '尚未运行。'))}</p>` : runs
  }`;
}

/** What goes wrong, as it becomes known, and what is played now. */
function nowView({ reader }: Page, { state, playing, causes }: RunView): unknown {
  const items = causes.map(
    ({ text, count, example }) =>
      html`<li><b class="n">${count}×</b> ${reader.say(text)} <span class="muted">${example}</span></li>`,
  );
  return html`${
    state === 'running' && playing.length > 0
      ? html`<p class="playing muted">${reader.say(t('now:', '正在执行：'))} ${playing.slice(0, 4).map((name, at) => html`${at === 0 ? nothing : ' · '}${name}`)}</p>`
      : nothing
  }${items.length === 0 ? nothing : html`<h3>${reader.say(state === 'running' ? t('Causes so far', '目前的原因') : t('Causes', '原因'))}</h3><ol class="plain-list causes">${items}</ol>`}`;
}

function runView(page: Page, run: RunView): unknown {
  const { reader } = page;
  const share = run.total === null || run.total === 0 ? 0 : Math.min(100, (run.done / run.total) * 100);
  const bad = run.total === null || run.total === 0 ? 0 : (run.failed / run.total) * 100;
  const state = { running: t('live', '进行中'), done: t('done', '完成'), stopped: t('stopped', '已停止') }[run.state];
  return html`<section class="panel run"><div class="head"><h2>${reader.say(t('Run', '运行'))} ${run.number} · ${reader.say(run.what)}</h2><span class="badge">${reader.say(state)}${run.total === null ? nothing : html` · ${run.done} / ${run.total}`}${run.failed === 0 ? nothing : html` · ${run.failed} ${reader.say(t('failed', '失败'))}`}${run.watched ? html` · ${reader.say(t('watched', '监视中'))}` : nothing}</span>${run.report === null ? nothing : html`<a class="button" href=${run.report} target="_blank" rel="noopener">${reader.say(t('Open the report', '打开报告'))}</a>`}</div><div class="pad"><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="ground" width="100" height="1"></rect><rect class="good" width=${share} height="1"></rect><rect class="bad" width=${bad} height="1"></rect>`}</svg>${nowView(page, run)}${run.verdict === null ? nothing : html`<p class=${run.exitCode === 0 ? 'good-text' : 'bad-text'}><b>${reader.say(run.verdict)}</b>${run.failed > 0 ? html` · ${run.failed} ${reader.say(t('failed', '失败'))}` : nothing}</p>`}${run.said.length === 0 ? nothing : html`<details ?open=${run.state === 'running'}><summary>${reader.say(t('What it says', '输出'))}</summary><pre class="said" tabindex="0">${run.said.slice(-12).join('\n')}</pre></details>`}</div></section>`;
}
