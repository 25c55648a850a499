// One search over the whole console: each find leads to its page, and to its row there.
import { html, nothing } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import { FAULTS, FUNCTIONS } from '../names.ts';
import { named } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { type Page, t } from './context.ts';
import { foundIn } from './find.ts';

/** Of each kind, as many as somebody looks through. */
const MOST = 20;

const NOTHING_YET = { q: '', transactions: [], total: 0 };

/** The box in the head of every page. */
export function searchBox({ reader, path, parameters, go }: Page): unknown {
  const q = path === '/search' ? (parameters.q ?? '') : '';
  const submit = (event: { preventDefault(): void }) => event.preventDefault();
  return html`<form class="seek" role="search" @submit=${submit}><input type="search" data-seek .value=${q} placeholder=${reader.label(t('Search  /', '搜索  /'))} title="mti:0400 code:51 voucher:000002 card:1232 amount:128.50" aria-label=${reader.label(t('Search the console', '搜索控制台'))} @input=${(event: { target: { value: string } }) => go.seek(event.target.value)}></form>`;
}

export function searchPage(page: Page): unknown {
  const { reader, whole, chosen } = page;
  // All that a search has found is shown at once: what comes later would move what somebody is just pointing at.
  const { q, transactions, total: more } = chosen.sought ?? NOTHING_YET;
  const { exchanges, cards, terminals, faults } = foundIn(whole, q);
  const names = { ...whole.about.dictionary.transactions, ...FUNCTIONS };
  const all = exchanges.length + more + cards.length + terminals.length + faults.length;
  const list = (words: Bilingual, count: number, rows: readonly unknown[], rest: unknown = nothing) =>
    count === 0
      ? nothing
      : html`<section class="panel finds"><div class="head"><h2>${reader.say(words)} <span class="muted">${count}</span></h2>${rest}</div><div class="pad"><ul class="plain-list">${rows}</ul></div></section>`;
  return html`<section class="panel"><div class="head"><h1>${reader.say(t('Search', '搜索'))}</h1></div><p class="pad totals" role="status">${
    q.trim() === ''
      ? reader.say(
          t(
            'Words, numbers, or mti: code: voucher: card: amount: kind: fault: terminal: merchant: reference: state:',
            '可输入文字、数字，或 mti: code: voucher: card: amount: kind: fault: terminal: merchant: reference: state:',
          ),
        )
      : reader.say(t(`${all} found for “${q}”`, `“${q}”共找到${all}项`))
  }</p></section>
${list(
  t('Exchanges', '报文'),
  exchanges.length,
  exchanges
    .slice(0, MOST)
    .map(
      ({ sequence, at, request, answer, code, transaction }) =>
        html`<li><a href=${reader.to('/wire', { x: String(sequence) })}>#${sequence} ${transaction === null ? '' : named(reader, names, transaction)} ${request?.mti ?? '—'} → ${answer?.mti ?? reader.say(t('lost', '丢失'))}</a> <b>${code ?? ''}</b> <span class="n">${request?.fields['4'] === undefined ? '' : yuan(Number(request.fields['4']))}</span> <span class="mono">${request?.fields['11'] ?? ''}</span> <span class="muted">${at.slice(11, 19)}</span></li>`,
    ),
)}
${list(
  t('Transactions', '交易'),
  more,
  transactions
    .slice(0, MOST)
    .map(
      (row) =>
        html`<li><a href=${reader.to('/office', { reference: row.reference, id: String(row.id) })}>${named(reader, names, row.type)} <span class="n">${yuan(row.amountMinor)}</span></a> <span class="mono">${row.stan} ${row.reference} ${row.cardNumber}</span> <span class="muted">${row.at.slice(0, 19).replace('T', ' ')}</span></li>`,
    ),
  more > MOST && chosen.sought !== null
    ? html`<a class="button" href=${reader.to('/office', chosen.sought.asked)}>${reader.say(t('All in the back office', '在后台查看全部'))}</a>`
    : nothing,
)}
${list(
  t('Cards', '卡片'),
  cards.length,
  cards
    .slice(0, MOST)
    .map(
      ({ kind, name, number, issuer }) =>
        html`<li><a href=${reader.to('/cards', { card: kind })}>${reader.say(name)}</a> <span class="mono">${number}</span> <span class="muted">${reader.say(issuer)}</span></li>`,
    ),
)}
${list(
  t('Terminals', '终端'),
  terminals.length,
  terminals
    .slice(0, MOST)
    .map(
      ({ terminalId, merchantId, merchant }) =>
        html`<li><a href=${reader.to('/cards', { terminal: terminalId })}>${terminalId}</a> <span class="muted">${merchantId} ${merchant}</span> · <a href=${reader.to('/office', { terminalId })}>${reader.say(t('its transactions', '其交易'))}</a></li>`,
    ),
)}
${list(
  t('Faults', '故障'),
  faults.length,
  faults
    .slice(0, MOST)
    .map(
      ({ name, must }) =>
        html`<li><a href=${reader.to('/faults', { fault: name })}>${named(reader, FAULTS, name)}</a> <span class="muted">${reader.say(must)}</span></li>`,
    ),
)}`;
}
