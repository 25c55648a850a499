// What was clicked so far, as a scenario in either language: to read, to keep, and to play again.
import { html, nothing } from 'lit-html';
import { type Page, t } from './context.ts';

export function recordingView({ reader, whole, chosen, choose, act, go }: Page): unknown {
  const { recording, runs } = whole;
  const language = chosen.featureLanguage;
  const text = language === 'en' ? recording.en : recording.zh;
  const other = language === 'en' ? 'zh-CN' : 'en';
  const last = runs.findLast(({ what }) => what.en === 'What was recorded');
  const file = `recorded.${language}.feature`;
  return html`<aside class="side recording" aria-label=${reader.label(t('Recorded as a scenario', '录成的场景'))}><div class="head"><h2>${reader.say(t('Recorded as a scenario', '录成的场景'))}</h2><button type="button" aria-label=${reader.label(t('Close', '关闭'))} @click=${() => choose({ recordingOpen: false })}>✕</button></div>
<div class="pad">${
    text === ''
      ? html`<p class="muted">${reader.say(t('Nothing yet. Whatever you do at the till becomes sentences here, and what is seen becomes expectations.', '暂无。在收银台的每个操作都会变成语句，所见结果变成期望。'))}</p>`
      : html`<pre class="feature" tabindex="0" lang=${language}>${text}</pre>`
  }${recording.unsaid.length === 0 ? nothing : html`<p class="muted">${reader.say(t('Not in it:', '未包含：'))}</p><ul class="muted">${recording.unsaid.map((why) => html`<li>${reader.say(why)}</li>`)}</ul>`}
<div class="row"><button type="button" class="main" ?disabled=${text === ''} @click=${() => go.save(file, text)}>${reader.say(t('Save as .feature', '另存为 .feature'))}</button><button type="button" ?disabled=${text === ''} @click=${() => go.copy('feature', text)}>${reader.say(chosen.copied === 'feature' ? t('Copied', '已复制') : t('Copy', '复制'))}</button><button type="button" @click=${() => choose({ featureLanguage: other })}>${other === 'en' ? 'English' : '中文'}</button><button type="button" ?disabled=${text === ''} @click=${() => act({ do: 'run', chapters: [], recorded: true })}>${reader.say(t('Play again', '回放'))}</button><button type="button" @click=${() => act({ do: 'record', from: 'here' })}>${reader.say(t('Begin here', '从这里开始'))}</button></div>
${last === undefined ? nothing : html`<p role="status" class="run-${last.exitCode === 0 ? 'good' : last.state === 'running' ? 'going' : 'bad'}">${reader.say(last.state === 'running' ? t('playing …', '回放中 …') : (last.verdict ?? t('ended without a verdict', '未得出结论')))}${last.report === null ? nothing : html` · <a href=${last.report} target="_blank" rel="noopener">${reader.say(t('report', '报告'))}</a>`}</p>`}</div></aside>`;
}
