// Cards and terminals: what issuers know of each card and may change, and who is on the acquirer's register.
import { html, nothing } from 'lit-html';
import { named } from '../reader.ts';
import { yuan } from '../scenario/money.ts';
import { type Page, t } from './context.ts';
import { factsView } from './facts.ts';

const READERS = {
  insert: t('insert', '插卡'),
  tap: t('tap', '挥卡'),
  swipe: t('swipe', '刷卡'),
  key: t('keyed in', '手工输入'),
  qr: t('QR', '扫码'),
};

export function cardsPage(page: Page): unknown {
  const { reader, whole, act, parameters } = page;
  const { terminals } = whole.about;
  const money = (kind: string, name: 'availableMinor' | 'limitMinor') => (event: { target: { value: string } }) => {
    const text = event.target.value.trim();
    if (/^\d{1,9}(\.\d{1,2})?$/.test(text)) act({ do: 'card', card: kind, [name]: Math.round(Number(text) * 100) });
    else if (text === '' && name === 'limitMinor') act({ do: 'card', card: kind, limitMinor: null });
  };
  const rows = whole.cards.map((card) => {
    const known = card.availableMinor !== null;
    const here = parameters.card === card.kind;
    return html`<tr class=${here ? 'here' : ''} ?data-found=${here}><th scope="row">${reader.say(card.name)}</th><td class="mono">${card.number}</td><td>${reader.say(card.issuer)}</td><td>${named(reader, whole.about.products, card.product)}</td><td>${known ? html`<input class="n" size="9" inputmode="decimal" .value=${yuan(card.availableMinor ?? 0)} aria-label=${`${reader.label(card.name)}: ${reader.label(t('available', '可用额'))}`} @change=${money(card.kind, 'availableMinor')}>` : '—'}</td><td>${known ? html`<input class="n" size="7" inputmode="decimal" .value=${card.limitMinor === null ? '' : yuan(card.limitMinor)} aria-label=${`${reader.label(card.name)}: ${reader.label(t('limit', '单笔限额'))}`} @change=${money(card.kind, 'limitMinor')}>` : '—'}</td><td>${known ? html`<select aria-label=${`${reader.label(card.name)}: ${reader.label(t('status', '状态'))}`} @change=${(event: { target: { value: string } }) => act({ do: 'card', card: card.kind, status: event.target.value })}>${Object.entries(whole.about.statuses).map(([each, words]) => html`<option value=${each} ?selected=${each === card.status}>${reader.label(words)}</option>`)}</select>` : '—'}</td><td class="muted">${card.does.map((does, at) => html`${at === 0 ? nothing : ' · '}${reader.say(does)}`)}</td></tr>`;
  });
  const facts = [
    [t('Name', '名称'), `${whole.terminal.name} ${whole.terminal.state.version}`],
    [t('Wire', '线路'), reader.say(whole.about.wire)],
    [
      t('Readers', '读卡方式'),
      whole.terminal.interfaces.map((each, at) => html`${at === 0 ? nothing : ', '}${named(reader, READERS, each)}`),
    ],
    [t('Batch', '批次号'), whole.terminal.state.batch ?? '—'],
    [t('Admin API', '管理接口'), html`<span class="mono">${whole.about.admin}</span>`],
  ] as const;
  const head = [
    t('Card', '卡片'),
    t('Number', '卡号'),
    t('Issuer', '发卡行'),
    t('Product', '产品'),
    t('Available, CNY', '可用额（元）'),
    t('Limit a payment', '单笔限额'),
    t('Status', '状态'),
    t('Will do', '结果'),
  ];
  return html`<section class="panel"><div class="head"><h1>${reader.say(t('Cards', '卡片'))}</h1></div><div class="scroll" tabindex="0"><table class="data wide-table"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></section>
<section class="panel"><div class="head"><h2>${reader.say(t('Terminals on the register', '已登记终端'))}</h2></div><div class="scroll" tabindex="0"><table class="data"><thead><tr><th scope="col">${reader.say(t('Terminal', '终端号'))}</th><th scope="col">${reader.say(t('Merchant', '商户'))}</th><th scope="col">${reader.say(t('Key, by its check value', '密钥校验值'))}</th></tr></thead><tbody>${terminals.map(({ terminalId, merchantId, merchant, keyCheck }) => html`<tr class=${parameters.terminal === terminalId ? 'here' : ''} ?data-found=${parameters.terminal === terminalId}><th scope="row">${terminalId}</th><td>${merchantId} ${merchant}</td><td class="mono">${keyCheck}</td></tr>`)}</tbody></table></div></section>
<section class="panel"><div class="head"><h2>${reader.say(t('This terminal', '当前终端'))}</h2></div>${factsView(reader, facts)}</section>${packsView(page)}${dialectView(page)}`;
}

/** Magic amounts and cards, to be switched on and off. */
function packsView({ reader, whole, act }: Page): unknown {
  const on = whole.rulePacks;
  const flip = (name: string) => () =>
    act({ do: 'rule-packs', on: on.includes(name) ? on.filter((each) => each !== name) : [...on, name] });
  const rows = whole.about.rulePacks.map(
    (pack) =>
      html`<label class="tick"><input type="checkbox" .checked=${on.includes(pack.name)} @change=${flip(pack.name)}> <b class="mono">${pack.name}</b> <span class="muted">${reader.say(pack)}</span></label>`,
  );
  return html`<section class="panel packs"><div class="head"><h2>${reader.say(t('Rule packs', '规则包'))}</h2></div><div class="pad">${rows}</div></section>`;
}

/** Rows of a dialect, pasted: what does not fit, by its row. */
function dialectView({ reader, chosen, choose, go }: Page): unknown {
  const said = chosen.dialectSaid;
  return html`<section class="panel dialect"><div class="head"><h2>${reader.say(t('Check a dialect', '检查方言'))}</h2></div><div class="pad"><textarea rows="6" spellcheck="false" .value=${chosen.dialect} aria-label=${reader.label(t('A dialect in YAML or JSON', 'YAML或JSON格式的方言'))} placeholder="name: mine&#10;extends: unionpay-pos" @input=${(event: { target: { value: string } }) => choose({ dialect: event.target.value })}></textarea><div class="row"><button type="button" class="main" ?disabled=${chosen.dialect.trim() === ''} @click=${() => go.dialect(chosen.dialect)}>${reader.say(t('Check', '检查'))}</button></div>${said === null ? nothing : html`<pre role="status" class=${said.isGood ? 'explained' : 'explained damaged'} tabindex="0">${said.text}</pre>`}</div></section>`;
}
