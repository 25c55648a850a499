// The messages of a scenario, decoded and masked: request and answer side by side, fields and codes by name.
import { html, nothing } from 'lit-html';
import type { Dictionary, ScenarioEvidence } from '../evidence.ts';
import { FAULTS, FUNCTIONS } from '../names.ts';
import { named, type Reader } from '../reader.ts';
import { accountName, yuan } from './books.ts';

type Exchange = ScenarioEvidence['exchanges'][number];

export function wireView(reader: Reader, exchanges: readonly Exchange[], dictionary: Dictionary): unknown {
  if (exchanges.length === 0) return nothing;
  return html`<h2>${reader.say({ en: 'Messages on the wire, decoded and masked', zh: '报文（已解析、已屏蔽）' })}</h2>${exchanges.map((each) => exchangeView(reader, each, dictionary))}`;
}

function exchangeView(reader: Reader, exchange: Exchange, dictionary: Dictionary): unknown {
  const { sequence, request, answer, transaction, error, requestHex, answerHex } = exchange;
  const names = { ...dictionary.transactions, ...FUNCTIONS };
  const title =
    transaction === null ? reader.say({ en: 'unreadable', zh: '无法识别' }) : named(reader, names, transaction);
  const bytes = [requestHex, answerHex].map((hex) => (hex === null ? nothing : html`<pre class="hex">${hex}</pre>`));
  return html`<details class="exchange"><summary><span class="seq">#${sequence}</span> <b>${title}</b> <span class="mti">${request?.mti ?? '—'} → ${answer?.mti ?? '—'}</span> ${became(reader, exchange, dictionary)}</summary>${error === null ? nothing : html`<p>${error}</p>`}${fieldTable(reader, exchange, dictionary)}${posted(reader, exchange)}${bytes}</details>`;
}

/** What became of the answer: none or another one, its code, and what the acquirer played. */
function became(reader: Reader, { outcome, code, fault }: Exchange, { codes, approvals }: Dictionary): unknown {
  const colour = approvals.includes(code ?? '') ? 'passed' : 'inconclusive';
  return [
    outcome === null || outcome.kind === 'answered'
      ? nothing
      : html`<span class="code v-inconclusive">${reader.say(outcome)}</span> `,
    code === null
      ? nothing
      : html`<span class="code v-${colour}">${code} ${Object.hasOwn(codes, code) ? named(reader, codes, code) : nothing}</span>`,
    fault === null
      ? nothing
      : html` <span class="code v-failed">${reader.say({ en: 'fault played', zh: '模拟故障' })}: ${named(reader, FAULTS, fault)}</span>`,
  ];
}

function fieldTable(reader: Reader, { request, answer }: Exchange, dictionary: Dictionary): unknown {
  const [left, right] = [request?.fields ?? {}, answer?.fields ?? {}];
  const numbers = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort((a, b) => Number(a) - Number(b));
  const rows = numbers.map(
    (number) =>
      html`<tr><th scope="row">${number}</th><td>${named(reader, dictionary.fields, number)}</td><td>${left[number] ?? ''}</td><td>${right[number] ?? ''}</td></tr>`,
  );
  return html`<div class="scroll" tabindex="0"><table class="fields"><thead><tr><th scope="col">${reader.say({ en: 'No.', zh: '域' })}</th><th scope="col">${reader.say({ en: 'Field', zh: '名称' })}</th><th scope="col">${reader.say({ en: 'Request', zh: '请求' })}</th><th scope="col">${reader.say({ en: 'Answer', zh: '应答' })}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function posted(reader: Reader, { postings }: Exchange): unknown {
  if (postings.length === 0) return nothing;
  const rows = postings.map(
    ({ account, amountMinor }) =>
      html`<tr><td>${accountName(reader, account)}</td><td class="n">${yuan(amountMinor)}</td></tr>`,
  );
  return html`<table class="data"><caption>${reader.say({ en: 'Posted, CNY', zh: '入账（元）' })}</caption><tbody>${rows}</tbody></table>`;
}
