// One exchange closely, as a report shows it: every field by name, part by part and in words, beside its bytes.
import { html, nothing } from 'lit-html';
import type { EvidenceExchange } from '../../definitions/evidence.ts';
import { type ExchangeData, exchangeView, type WirePlace } from '../scenario/wire.ts';
import { type Page, t } from './context.ts';
import { editView } from './edit.ts';

export function messageView(page: Page, exchange: EvidenceExchange): unknown {
  const { reader, chosen, choose, go, path, parameters } = page;
  const { sequence, request, answer, requestHex, answerHex } = exchange;
  const text = requestHex ?? JSON.stringify(request ?? {});
  const place: WirePlace = {
    chosen: 0,
    ...{ field: parameters.field ?? '', side: parameters.side ?? '' },
    toExchange: () => reader.to(path, parameters),
    toField: (field) => reader.to(path, { ...parameters, field }),
    toSide: (side) => reader.to(path, { ...parameters, side }),
  };
  const data: ExchangeData = { ...exchange, ms: 0 };
  const words = chosen.words?.sequence === sequence ? chosen.words.dictionary : null;
  return html`<section class="panel message" aria-label=${reader.label(t(`Exchange ${sequence}`, `第${sequence}条报文`))}><div class="head"><h2>#${sequence} · ${request?.mti ?? '—'} → ${answer?.mti ?? '—'}</h2><div class="row"><button type="button" @click=${() => go.copy('message', text)}>${reader.say(chosen.copied === 'message' ? t('Copied', '已复制') : t('Copy', '复制'))}</button>${requestHex === null && answerHex === null ? nothing : html`<button type="button" @click=${() => go.explain(requestHex ?? answerHex ?? '')}>${reader.say(t('Explain', '解析'))}</button>`}${request === null || page.whole.about.readOnly ? nothing : html`<button type="button" aria-expanded=${chosen.edit === null ? 'false' : 'true'} @click=${() => choose({ edit: chosen.edit === null ? { sequence, ...request } : null })}>${reader.say(t('Send again, edited', '修改后重发'))}</button>`}<button type="button" aria-label=${reader.label(t('Close', '关闭'))} @click=${() => go.exchange(null)}>✕</button></div></div><div class="pad">${chosen.edit?.sequence === sequence ? editView(page, chosen.edit) : nothing}${words === null ? nothing : exchangeView(reader, data, words, place)}</div></section>`;
}
