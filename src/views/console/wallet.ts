// The cardholder's wallet: each card says what it will do, and how it can be shown to the terminal.
import { html, nothing } from 'lit-html';
import { type Page, t } from './context.ts';
import type { CardView } from './model.ts';

const WAYS = [
  ['insert', t('Insert', '插卡'), 'i'],
  ['tap', t('Tap', '挥卡'), 't'],
  ['swipe', t('Swipe', '刷卡'), 's'],
] as const;
const MISHAPS = [
  ['insert', 'unreadable', t('chip unreadable', '芯片读不出')],
  ['insert', 'removed-early', t('pulled out early', '提前拔卡')],
  ['tap', 'torn', t('taken away early', '闪卡')],
  ['tap', 'two-cards', t('two cards', '两张卡')],
  ['swipe', 'unreadable', t('stripe unreadable', '磁条读不出')],
] as const;

export function walletView(page: Page): unknown {
  const { reader, whole, chosen, act, choose } = page;
  const { interfaces, state } = whole.terminal;
  const card = whole.cards.find(({ kind }) => kind === chosen.card) ?? whole.cards[0];
  if (card === undefined) return nothing;
  const ways = WAYS.map(([way, words, key]) => {
    const can = interfaces.includes(way) && card.reads.includes(way);
    return html`<button type="button" class="main" title=${key} ?disabled=${!can} @click=${() => act({ do: 'present', interface: way, card: card.kind })}>${reader.say(words)}</button>`;
  });
  const mishaps = MISHAPS.filter(([way]) => interfaces.includes(way) && card.reads.includes(way)).map(
    ([way, fault, words]) =>
      html`<button type="button" class="chip" @click=${() => act({ do: 'present', interface: way, card: card.kind, fault })}>${reader.say(words)}</button>`,
  );
  return html`<section class="panel wallet" aria-label=${reader.label(t("Cardholder's wallet", '持卡人的卡包'))}><h2>${reader.say(t("Cardholder's wallet", '持卡人的卡包'))} <span class="muted">${whole.cards.length}</span></h2>
<div class="cards" role="radiogroup" aria-label=${reader.label(t('Card', '卡片'))}>${whole.cards.map((each) => cardView(page, each, each === card))}</div>
<div class="row">${ways}<button type="button" class="main" title="q" ?disabled=${!interfaces.includes('qr')} @click=${() => act({ do: 'code', card: card.kind })}>QR</button><button type="button" title="r" ?disabled=${!state.cardInserted} @click=${() => act({ do: 'remove' })}>${reader.say(t('Remove', '取卡'))}</button></div>
<div class="row faulty"><span class="muted">${reader.say(t('with a mishap:', '出差错：'))}</span> ${mishaps}</div></section>`;

  function cardView({ reader: own }: Page, each: CardView, here: boolean): unknown {
    return html`<button type="button" role="radio" aria-checked=${here ? 'true' : 'false'} class="card p-${each.product} ${each.brand} ${each.does.some(({ bad }) => bad) ? 'bad' : ''}" @click=${() => choose({ card: each.kind })}><span class="kind">${own.say(each.name)}</span><span class="number">${each.number}</span><span class="does">${own.say(each.issuer)} · ${each.does.map((does, at) => html`${at === 0 ? nothing : ' · '}${own.say(does)}`)}</span></button>`;
  }
}
