// The drawer over every page: a dump in words, or where it is damaged and why.
import { html, nothing } from 'lit-html';
import { type Page, t } from './context.ts';

export function drawerView({ reader, chosen, choose, go }: Page): unknown {
  return html`<aside class="side drawer" aria-label=${reader.label(t('Explain a message', '解析报文'))}><div class="head"><h2>${reader.say(t('Explain a message', '解析报文'))}</h2><button type="button" aria-label=${reader.label(t('Close', '关闭'))} @click=${() => choose({ drawer: false })}>✕</button></div><div class="pad">
<textarea data-dump rows="6" spellcheck="false" .value=${chosen.dump} aria-label=${reader.label(t('Hexadecimal text, a dump, or JSON', '十六进制、转储或JSON'))} placeholder="0034 6000030000 6031 0031 0000 0820…" @input=${(event: { target: { value: string } }) => choose({ dump: event.target.value })}></textarea>
<div class="row"><button type="button" class="main" ?disabled=${chosen.dump.trim() === ''} @click=${() => go.explain(chosen.dump)}>${reader.say(t('Explain', '解析'))}</button><button type="button" @click=${() => choose({ dump: '', explained: null })}>${reader.say(t('Clear', '清空'))}</button></div>
${chosen.explained === null ? nothing : html`<pre class=${chosen.explained.whole ? 'explained' : 'explained damaged'} tabindex="0">${chosen.explained.text}</pre>`}</div></aside>`;
}
