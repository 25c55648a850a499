// The wire as it is spoken: a line for each exchange, and of the chosen one its fields, its tree or its bytes.
import { html, nothing } from 'lit-html';
import type { EvidenceExchange } from '../../definitions/evidence.ts';
import { FAULTS, FUNCTIONS } from '../names.ts';
import { named } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { type Chosen, type Page, t } from './context.ts';
import { fits } from './find.ts';
import { messageView } from './message.ts';
import type { Whole } from './model.ts';

/** Rows that are drawn more when somebody asks for earlier ones. */
const MORE_ROWS = 200;

/** The exchange that a reversal takes back, by its voucher. */
function originalOf(exchange: EvidenceExchange, all: readonly EvidenceExchange[]): EvidenceExchange | null {
  if (exchange.transaction !== 'reversal') return null;
  const voucher = exchange.request?.fields['11'];
  return (
    all.findLast(
      (each) =>
        each.sequence < exchange.sequence && each.transaction !== 'reversal' && each.request?.fields['11'] === voucher,
    ) ?? null
  );
}

/** Places in a list between a reversal and its original, both with them, where the list has both: one bracket holds them together. */
export function tiedPlaces(list: readonly EvidenceExchange[], originals: ReadonlyMap<number, number>): Set<number> {
  const places = new Map(list.map(({ sequence }, at) => [sequence, at]));
  const tied = new Set<number>();
  for (const [reversal, original] of originals) {
    const [from, to] = [places.get(original), places.get(reversal)];
    if (from === undefined || to === undefined) continue;
    for (let at = from; at <= to; at++) tied.add(at);
  }
  return tied;
}

const outcomeOf = ({ code, answer, fault, outcome }: EvidenceExchange, approvals: readonly string[]) =>
  answer === null || (outcome !== null && outcome.kind !== 'answered')
    ? 'lost'
    : approvals.includes(code ?? '')
      ? fault === null
        ? 'good'
        : 'odd'
      : 'bad';

function shownExchanges({ whole, chosen }: Page): readonly EvidenceExchange[] {
  const { pausedAt, held, filter } = chosen;
  const all = pausedAt === null ? whole.exchanges : held;
  return filter.trim() === '' ? all : all.filter((each) => fits(each, filter));
}

/** Holds the view as it is, or lets it go on. */
export function pauseOf(whole: Whole, { pausedAt }: Chosen): Partial<Chosen> {
  return pausedAt === null
    ? { pausedAt: whole.exchanges.at(-1)?.sequence ?? 0, held: whole.exchanges }
    : { pausedAt: null, held: [] };
}

/** Exchanges that a file may have at most, the latest: their numbers stand in an address. */
const MOST_SAVED = 1_000;

/** Numbers in order as ranges: `3-7,12`. */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

export function wireTable(page: Page): unknown {
  const most = page.chosen.rows;
  const { reader, whole, chosen, choose } = page;
  const shown = shownExchanges(page);
  const approvals = whole.about.dictionary.approvals;
  const names = { ...whole.about.dictionary.transactions, ...FUNCTIONS };
  const earlier = shown.length - most;
  const drawn = shown.slice(-most);
  const originals = new Map(
    drawn.flatMap((exchange) => {
      const original = originalOf(exchange, whole.exchanges);
      return original === null ? [] : [[exchange.sequence, original.sequence] as const];
    }),
  );
  const tied = tiedPlaces(drawn, originals);
  const rows = drawn.map((exchange, place) => {
    const { sequence, at, transaction, request, answer, code, fault, ownMs, error } = exchange;
    const here = chosen.exchange === sequence;
    const original = originals.get(sequence);
    const amount = request?.fields['4'];
    const open = () => page.go.exchange(here ? null : sequence);
    const kind = outcomeOf(exchange, approvals);
    const sign = kind === 'lost' ? '→✕' : '⇄';
    return html`<tr class="o-${kind} ${here ? 'here' : ''} ${tied.has(place) ? 'tied' : ''}" @click=${open}><td class="n">${sequence}</td><td class="at">${at.slice(11, 23)}</td><td class="sign" aria-hidden="true">${sign}</td><td><button type="button" class="bare" aria-expanded=${here ? 'true' : 'false'}><b>${request?.mti ?? '—'}</b> ${transaction === null ? reader.say(t('unreadable', '无法识别')) : named(reader, names, transaction)}</button>${
      original === undefined
        ? nothing
        : html` <span class="muted">${reader.say(t(`of ${original}`, `冲正第${original}条`))}${request?.fields['39'] === undefined ? nothing : html`, ${reader.say(t('reason', '原因'))} ${request.fields['39']}`}</span>`
    }${whole.yours.includes(sequence) ? html` <span class="badge yours">${reader.say(t('yours', '手工发送'))}</span>` : nothing}${fault === null ? nothing : html` <span class="badge amber">⚡ ${named(reader, FAULTS, fault)}</span>`}</td><td class="n">${amount === undefined ? '' : yuan(Number(amount))}</td><td class="mono">${request?.fields['11'] ?? ''}</td><td class="code">${answer === null ? '—' : (code ?? '—')}</td><td class="n ms">${ownMs ?? ''}</td><td class="did">${didView(page, exchange)}${error === null ? nothing : html` <span class="muted">${error}</span>`}</td></tr>`;
  });
  const head = [
    t('#', '序号'),
    t('time', '时间'),
    t('', ''),
    t('message', '报文'),
    t('amount', '金额'),
    t('STAN', '凭证号'),
    t('code', '应答码'),
    t('ms', '毫秒'),
    t('host did', '主机处理'),
  ];
  return html`<div class="scroll wires" tabindex="0" role="region" aria-label=${reader.label(t('Messages', '报文'))}><table class="wire"><thead><tr>${head.map((words) => html`<th scope="col">${words.en === '' ? html`<span class="vh">${reader.say(t('way', '方向'))}</span>` : reader.say(words)}</th>`)}</tr></thead><tbody>${earlier > 0 ? html`<tr><td colspan="9"><button type="button" @click=${() => choose({ rows: most + MORE_ROWS })}>${reader.say(t(`${earlier} earlier`, `更早的${earlier}条`))}</button></td></tr>` : nothing}${rows.length > 0 ? rows : html`<tr><td colspan="9" class="muted">${reader.say(t('Nothing yet: sign in, or make a sale.', '暂无报文：请签到或做一笔消费。'))}</td></tr>`}</tbody></table></div>`;
}

/** What the host posted, from the cardholder's side. */
function didView({ reader }: Page, { postings, committed }: EvidenceExchange): unknown {
  if (postings.length === 0)
    return html`<span class="muted">${reader.say(committed ? t('noted', '已登记') : t('nothing posted', '未入账'))}</span>`;
  const card = postings.find(({ account }) => account.startsWith('cardholder/') || account.startsWith('hold/'));
  if (card === undefined) return html`<span class="muted">${reader.say(t('posted', '已入账'))}</span>`;
  const { amountMinor } = card;
  return html`${reader.say(t('card', '卡'))} <b>${amountMinor > 0 ? '+' : ''}${yuan(amountMinor)}</b>`;
}

export function wireDetail(page: Page): unknown {
  const { whole, chosen } = page;
  const exchange = whole.exchanges.find(({ sequence }) => sequence === chosen.exchange);
  return exchange === undefined ? nothing : messageView(page, exchange);
}

/** Filter and pause; Space holds the view while nothing is typed. */
export function wireTools(page: Page): unknown {
  const { reader, whole, chosen, choose } = page;
  const fresh = chosen.pausedAt === null ? 0 : (whole.exchanges.at(-1)?.sequence ?? chosen.pausedAt) - chosen.pausedAt;
  const pause = () => choose(pauseOf(whole, chosen));
  return html`<div class="tools"><input type="search" data-find value=${chosen.filter} .value=${chosen.filter} placeholder="mti:0200,0400  code:51  voucher:000003" aria-label=${reader.label(t('Filter', '筛选'))} @input=${(event: { target: { value: string } }) => choose({ filter: event.target.value })}><button type="button" aria-pressed=${chosen.pausedAt === null ? 'false' : 'true'} @click=${pause}>${chosen.pausedAt === null ? reader.say(t('Pause', '暂停')) : reader.say(t('Go on', '继续'))}</button>${fresh > 0 ? html`<span class="badge amber">${reader.say(t(`${fresh} new`, `新增${fresh}条`))} ↓</span>` : nothing}</div>`;
}

export function wirePage(page: Page): unknown {
  const { reader } = page;
  const shown = shownExchanges(page);
  const keep = () => page.go.save('tillproof-exchanges.json', JSON.stringify(shown, null, 1));
  const numbers = rangesOf(shown.slice(-MOST_SAVED).map(({ sequence }) => sequence));
  const file = (ending: string, name: string) =>
    shown.length === 0
      ? nothing
      : html`<a class="button" download href=${`/console/exchanges.${ending}?${numbers}`}>${name}</a>`;
  return html`<section class="panel wide-panel"><div class="head"><h1>${reader.say(t('Wire', '报文'))}</h1>${wireTools(page)}<div class="row" role="group" aria-label=${reader.label(t('Save what is shown as', '所示报文另存为'))}><span class="muted">${reader.say(t('save as', '另存为'))}</span><button type="button" @click=${keep}>JSON</button>${file('hex', 'HEX')}${file('pcap', 'PCAP')}</div></div>${wireTable(page)}</section>${wireDetail(page)}`;
}
