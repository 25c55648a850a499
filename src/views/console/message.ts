// One exchange closely: its fields in request and answer, as a list, as a tree of what is in them, or as bytes.
import { html, nothing } from 'lit-html';
import type { EvidenceExchange } from '../../definitions/evidence.ts';
import { named } from '../reader.ts';
import { accountName } from '../scenario/books.ts';
import { yuan } from '../scenario/money.ts';
import { type Page, t } from './context.ts';

const FORMS = [
  ['list', t('List', '列表')],
  ['tree', t('Tree', '树')],
  ['bytes', t('Bytes', '字节')],
] as const;
/** Parts of fields that have several, as (name, length). */
const PARTS: Readonly<Record<string, readonly (readonly [ReturnType<typeof t>, number])[]>> = {
  '3': [
    [t('transaction', '交易'), 2],
    [t('from account', '转出账户'), 2],
    [t('to account', '转入账户'), 2],
  ],
  '22': [
    [t('card entry', '读卡方式'), 2],
    [t('PIN entry', '密码输入'), 1],
  ],
  '60': [
    [t('message type', '消息类型'), 2],
    [t('batch', '批次号'), 6],
    [t('network code', '网管码'), 3],
    [t('reading', '读取能力'), 1],
    [t('chip condition', '芯片条件'), 1],
  ],
  '61': [
    [t('original batch', '原批次号'), 6],
    [t('original voucher', '原凭证号'), 6],
    [t('original date', '原交易日期'), 4],
  ],
};
/** Reasons of a reversal. */
const REASONS = {
  '98': t('no answer came', '未收到应答'),
  A0: t('the MAC of the answer was wrong', '应答MAC错误'),
  '96': t('the terminal failed after the approval', '成功后终端故障'),
  '06': t('another reason', '其他原因'),
};
/** An answer repeats these; one that differs is another's. */
const ECHOED = new Set(['3', '4', '11', '41', '42']);

export function messageView(page: Page, exchange: EvidenceExchange): unknown {
  const { reader, chosen, choose, go } = page;
  const { sequence, request, answer, requestHex, answerHex, postings, outcome } = exchange;
  const tabs = FORMS.map(
    ([form, words]) =>
      html`<button type="button" class="chip" aria-pressed=${chosen.form === form ? 'true' : 'false'} @click=${() => choose({ form })}>${reader.say(words)}</button>`,
  );
  const text = requestHex ?? JSON.stringify(request ?? {});
  const body = chosen.form === 'bytes' ? bytesView(page, exchange) : fieldsView(page, exchange, chosen.form === 'tree');
  return html`<section class="panel message" aria-label=${reader.label(t(`Exchange ${sequence}`, `第${sequence}条报文`))}><div class="head"><h2>#${sequence} · ${request?.mti ?? '—'} → ${answer?.mti ?? '—'}</h2><div class="row">${tabs}<button type="button" @click=${() => go.copy('message', text)}>${reader.say(chosen.copied === 'message' ? t('Copied', '已复制') : t('Copy', '复制'))}</button>${requestHex === null && answerHex === null ? nothing : html`<button type="button" @click=${() => go.explain(requestHex ?? answerHex ?? '')}>${reader.say(t('Explain', '解析'))}</button>`}<button type="button" aria-label=${reader.label(t('Close', '关闭'))} @click=${() => choose({ exchange: null })}>✕</button></div></div>
${outcome === null || outcome.kind === 'answered' ? nothing : html`<p class="bad-text">${reader.say(outcome)}</p>`}
${body}
${postings.length === 0 ? nothing : html`<table class="data"><caption>${reader.say(t('Posted, CNY', '入账（元）'))}</caption><tbody>${postings.map(({ account, amountMinor }) => html`<tr><td>${accountName(reader, account)}</td><td class="n">${yuan(amountMinor)}</td></tr>`)}</tbody></table>`}</section>`;
}

function fieldsView(
  { reader, whole, chosen, choose }: Page,
  { request, answer, outcome }: EvidenceExchange,
  tree: boolean,
): unknown {
  const [left, right] = [request?.fields ?? {}, answer?.fields ?? {}];
  const numbers = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort((a, b) => Number(a) - Number(b));
  const rows = numbers.map((number) => {
    const [asked, answered] = [left[number], right[number]];
    const differs =
      ECHOED.has(number) &&
      asked !== undefined &&
      answered !== undefined &&
      asked !== answered &&
      outcome?.kind !== 'answered';
    const parts = tree ? [partsView(number, asked), partsView(number, answered)] : [nothing, nothing];
    return html`<tr class=${chosen.field === number ? 'here' : ''} @click=${() => choose({ field: number })}><th scope="row">${number}</th><td>${named(reader, whole.about.dictionary.fields, number)}</td><td class="mono">${asked ?? ''}${parts[0]}${number === '39' ? reasonWords(asked) : nothing}</td><td class="mono ${differs ? 'bad-text' : ''}">${answered ?? ''}${differs ? ' ≠' : ''}${parts[1]}${number === '39' ? codeWords(answered) : nothing}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0"><table class="fields"><thead><tr><th scope="col">${reader.say(t('No.', '域'))}</th><th scope="col">${reader.say(t('Field', '名称'))}</th><th scope="col">${reader.say(t('Request', '请求'))} ${request?.mti ?? ''}</th><th scope="col">${reader.say(t('Answer', '应答'))} ${answer?.mti ?? ''}</th></tr></thead><tbody>${rows}</tbody></table></div>`;

  function codeWords(code: string | undefined): unknown {
    const known = whole.about.dictionary.codes[code ?? ''];
    return known === undefined ? nothing : html` <span class="muted">${reader.say(known)}</span>`;
  }

  /** Field 39 of a reversal is why it reverses. */
  function reasonWords(reason: string | undefined): unknown {
    return reason === undefined ? nothing : html` <span class="muted">${named(reader, REASONS, reason)}</span>`;
  }

  function partsView(number: string, value: string | undefined): unknown {
    const parts = PARTS[number];
    if (parts === undefined || value === undefined || value.includes('*')) return nothing;
    let from = 0;
    return html`<ul class="tree">${parts.map(([name, length]) => {
      const part = value.slice(from, from + length);
      from += length;
      return part === '' ? nothing : html`<li><span class="muted">${reader.say(name)}</span> ${part}</li>`;
    })}</ul>`;
  }
}

/** Sixteen bytes a line with their offset and, where they are letters, their text. */
function bytesView({ reader }: Page, { request, answer, requestHex, answerHex }: EvidenceExchange): unknown {
  const part = (name: ReturnType<typeof t>, hex: string | null, message: typeof request) => {
    const text = hex === null ? (message === null ? '—' : JSON.stringify(message, null, 1)) : dump(hex);
    return html`<div><h3>${reader.say(name)}</h3><pre class="hex" tabindex="0">${text}</pre></div>`;
  };
  return html`<div class="halves">${part(t('Request', '请求'), requestHex, request)}${part(t('Answer', '应答'), answerHex, answer)}</div>`;
}

function dump(hex: string): string {
  const bytes = hex.replace(/\s+/g, '').match(/../g) ?? [];
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.slice(at, at + 16);
    const text = row
      .map((each) =>
        /^[2-7][0-9a-f]$/i.test(each) && each.toLowerCase() !== '7f'
          ? String.fromCharCode(Number.parseInt(each, 16))
          : '·',
      )
      .join('');
    lines.push(`${at.toString(16).padStart(4, '0')}  ${row.join(' ').padEnd(47)}  ${text}`);
  }
  return lines.join('\n');
}
