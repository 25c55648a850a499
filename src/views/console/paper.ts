// The slip as paper of 32 columns, to sign and to take.
import { html, nothing } from 'lit-html';
import { DETAILS } from '../names.ts';
import { named } from '../reader.ts';
import { slipView } from '../scenario/slips.ts';
import { type Page, t } from './context.ts';

export function paperView(page: Page): unknown {
  const { reader, whole, chosen, act, choose } = page;
  const { slips, state } = whole.terminal;
  if (slips.length === 0)
    return html`<section class="panel paper none"><p class="muted">${reader.say(t('The slip comes out here.', '签购单从这里打印。'))}</p></section>`;
  const slip = slips.find(({ number }) => number === chosen.slip) ?? slips.at(-1);
  if (slip === undefined) return nothing;
  const tabs = slips
    .slice(-4)
    .map(
      (each) =>
        html`<button type="button" class="chip" aria-pressed=${each === slip ? 'true' : 'false'} @click=${() => choose({ slip: each.number })}>${named(reader, DETAILS, each.copy)}${each.reprint ? html` · ${reader.say(t('reprint', '重打印'))}` : nothing}</button>`,
    );
  const sign =
    state.prompt === 'signature'
      ? html`<button type="button" class="main" @click=${() => act({ do: 'sign' })}>${reader.say(t('Sign', '签名'))}</button>`
      : nothing;
  return html`<section class="panel paper" aria-label=${reader.label(t('Slip', '签购单'))}><div class="row which">${tabs}</div><div class="roll" tabindex="0">${slipView(reader, slip)}</div><div class="row">${sign}<button type="button" @click=${() => act({ do: 'take' })}>${reader.say(t('Tear off and take', '撕下并取走'))}</button></div></section>`;
}
