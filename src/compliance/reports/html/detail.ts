// Everything that a reader sees of one scenario, as HTML text. These functions run in the page, so they name nothing outside of this file.
import type { ExchangeResult, ScenarioResult } from '../../model.ts';

type FullEvidence = NonNullable<ScenarioResult['evidence']>;
type DrawnExchange = Omit<ExchangeResult, 'at'>;
type Timeline = Omit<FullEvidence['timeline'][number], 'at'>[];
type DrawnEvidence = Omit<FullEvidence, 'timeline' | 'exchanges'> & { timeline: Timeline; exchanges: DrawnExchange[] };

/** What the page keeps of a scenario to draw it when it is opened. */
export type RunDetail = Pick<ScenarioResult, 'findings' | 'error' | 'steps' | 'language' | 'uri' | 'line'> & {
  evidence: DrawnEvidence | null;
};

/** Names that the page needs, each in English and Chinese. */
export type Dictionary = {
  fields: Record<string, [string, string]>;
  codes: Record<string, [string, string]>;
  /** Codes with which something is approved. */
  approvals: readonly string[];
  transactions: Record<string, [string, string]>;
  kinds: Record<string, [string, string]>;
  details: Record<string, [string, string]>;
  faults: Record<string, [string, string]>;
  accounts: Record<string, [string, string]>;
  statuses: Record<string, [string, string]>;
};

/** Text as HTML; what would act on its reader instead of being read is made visible, as `visible` does it. */
export function esc(text: string): string {
  return text
    .replace(
      /\r\n|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]|\p{Surrogate}/gu,
      (character) => {
        const code = character.charCodeAt(0);
        if (character === '\r\n') return '\n';
        if (code < 0x20) return String.fromCharCode(0x2400 + code);
        return code === 0x7f ? '\u2421' : `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
      },
    )
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The same words in both languages; the style sheet shows one of them. */
export function both(en: string, zh: string): string {
  if (en === zh) return esc(en);
  return `<span class="e" lang="en">${esc(en)}</span><span class="z" lang="zh-CN">${esc(zh)}</span>`;
}

/** A name of the dictionary; an unknown one as it is. */
function named(names: Record<string, [string, string]>, key: string): string {
  const pair = names[key];
  return pair ? both(pair[0], pair[1]) : esc(key);
}

/** Signed yuan from fen, with a real minus. */
function yuan(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The findings of a scenario, worst words first. */
export function renderFindings(findings: RunDetail['findings']): string {
  return findings
    .map(({ verdict, text, expected, actual, requirement }) => {
      const facts = [
        expected === undefined ? '' : `<dt>${both('Expected', '应为')}</dt><dd>${esc(expected)}</dd>`,
        actual === undefined ? '' : `<dt>${both('Actual', '实为')}</dt><dd>${esc(actual)}</dd>`,
        requirement === undefined ? '' : `<dt>${both('Requirement', '要求')}</dt><dd>${esc(requirement)}</dd>`,
      ].join('');
      return `<div class="finding v-${verdict}"><p>${both(text.en, text.zh)}</p>${facts === '' ? '' : `<dl>${facts}</dl>`}</div>`;
    })
    .join('');
}

/** What was seen at the terminal during one step. */
function renderSeen(events: Timeline, dictionary: Dictionary): string {
  let last = '';
  const parts = events.flatMap(({ kind, lines, detail }) => {
    const isScreen = kind === 'display' || kind === 'prompt' || kind === 'result';
    if (isScreen) {
      const words = lines.join('\n');
      // A prompt says again what its screen says already.
      if (words === '' || words === last || (kind === 'prompt' && last.includes(words))) return [];
      last = words;
      return [`<pre class="lcd k-${esc(kind)}">${esc(words)}</pre>`];
    }
    const words = detail === null ? esc(lines.join(' ')) : named(dictionary.details, detail);
    return [`<span class="chip">${named(dictionary.kinds, kind)}${words === '' ? '' : ` <b>${words}</b>`}</span>`];
  });
  return parts.length === 0 ? '' : `<div class="seen">${parts.join('')}</div>`;
}

/** The sentences of the scenario, each with what happened at the terminal. */
function renderSteps(run: RunDetail, dictionary: Dictionary): string {
  const timeline = run.evidence ? run.evidence.timeline : [];
  const signs: Record<string, string> = { passed: '✓', failed: '✕', skipped: '–' };
  const items = run.steps.map(({ keyword, text, status, durationMs, table, doc }, index) => {
    const rows = (table ?? []).map((cells) => `<tr>${cells.map((cell) => `<td>${esc(cell)}</td>`).join('')}</tr>`);
    const failed = run.error && run.error.step === index ? `<pre class="error">${esc(run.error.message)}</pre>` : '';
    const last = run.steps.length - 1;
    const seen = timeline.filter(({ step }) => Math.min(Math.max(step, 0), last) === index);
    return `<li class="s-${status}"><span class="sign" aria-hidden="true">${signs[status] ?? '?'}</span><span class="vh">${named(dictionary.statuses, status)}: </span><b>${esc(keyword)}</b> ${esc(text)}${durationMs >= 1 ? ` <span class="ms">${durationMs} ms</span>` : ''}${doc === undefined ? '' : `<pre>${esc(doc)}</pre>`}${rows.length === 0 ? '' : `<table class="data">${rows.join('')}</table>`}${failed}${renderSeen(seen, dictionary)}</li>`;
  });
  const hook =
    run.error && run.error.step === null
      ? `<pre class="error">${esc(`${run.error.name}: ${run.error.message}`)}</pre>`
      : '';
  return `<h5>${both('Steps and screens', '步骤与屏幕')}</h5><ol class="steps" lang="${run.language}">${items.join('')}</ol>${hook}`;
}

/** The slips, as paper. */
function renderSlips(slips: NonNullable<RunDetail['evidence']>['slips'], dictionary: Dictionary): string {
  if (slips.length === 0) return '';
  const papers = slips.map(
    ({ copy, reprint, lines }) =>
      `<figure class="slip"><figcaption>${named(dictionary.details, copy)}${reprint ? ` · ${both('reprint', '重打印')}` : ''}</figcaption><pre>${esc(lines.join('\n'))}</pre></figure>`,
  );
  return `<h5>${both('Slips', '签购单')}</h5><div class="slips">${papers.join('')}</div>`;
}

/** `cardholder/621234******1232#2` as words and number. */
function renderAccount(account: string, dictionary: Dictionary): string {
  const slash = account.indexOf('/');
  if (slash < 0) return esc(account);
  return `${named(dictionary.accounts, account.slice(0, slash))} ${esc(account.slice(slash + 1))}`;
}

/** `sale 000007` as words and voucher; the account in the memo of an opening balance stands beside it anyway. */
function renderMemo(memo: string, dictionary: Dictionary): string {
  if (memo.startsWith('opening balance')) return both('Opening balance', '期初余额');
  const space = memo.indexOf(' ');
  if (space < 0) return named(dictionary.transactions, memo);
  return `${named(dictionary.transactions, memo.slice(0, space))} ${esc(memo.slice(space + 1))}`;
}

/** One message pair: request and answer side by side, fields named. */
function renderExchange(exchange: DrawnExchange, dictionary: Dictionary): string {
  const { request, answer, outcome, code, fault } = exchange;
  const left = request ? request.fields : {};
  const right = answer ? answer.fields : {};
  const numbers = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort((a, b) => Number(a) - Number(b));
  const rows = numbers.map(
    (n) =>
      `<tr><th scope="row">${esc(n)}</th><td>${named(dictionary.fields, n)}</td><td>${esc(left[n] ?? '')}</td><td>${esc(right[n] ?? '')}</td></tr>`,
  );
  const approved = dictionary.approvals.includes(code ?? '');
  const words =
    code === null
      ? ''
      : `<span class="code ${approved ? 'v-passed' : 'v-inconclusive'}">${esc(code)} ${dictionary.codes[code] ? named(dictionary.codes, code) : ''}</span>`;
  const became =
    outcome === null || outcome.kind === 'answered'
      ? ''
      : `<span class="code v-inconclusive">${both(outcome.en, outcome.zh)}</span> `;
  const head = `<span class="seq">#${exchange.sequence}</span> <b>${exchange.transaction === null ? both('unreadable', '无法识别') : named(dictionary.transactions, exchange.transaction)}</b> <span class="mti">${request ? esc(request.mti) : '—'} → ${answer ? esc(answer.mti) : '—'}</span> ${became}${words}${fault === null ? '' : ` <span class="code v-failed">${both('fault played', '模拟故障')}: ${named(dictionary.faults, fault)}</span>`}`;
  const error = exchange.error === null ? '' : `<p>${esc(exchange.error)}</p>`;
  const moved = exchange.postings.map(
    ({ account, amountMinor }) =>
      `<tr><td>${renderAccount(account, dictionary)}</td><td class="n">${yuan(amountMinor)}</td></tr>`,
  );
  const postings =
    moved.length === 0
      ? ''
      : `<table class="data"><caption>${both('Posted, CNY', '入账（元）')}</caption>${moved.join('')}</table>`;
  const hex = [exchange.requestHex, exchange.answerHex]
    .map((bytes) => (bytes === null ? '' : `<pre class="hex">${esc(bytes)}</pre>`))
    .join('');
  return `<details class="exchange"><summary>${head}</summary>${error}<div class="scroll"><table class="fields"><thead><tr><th scope="col">${both('No.', '域')}</th><th scope="col">${both('Field', '名称')}</th><th scope="col">${both('Request', '请求')}</th><th scope="col">${both('Answer', '应答')}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${postings}${hex}</details>`;
}

/** The wire trace, decoded and masked. */
function renderWire(exchanges: readonly DrawnExchange[], dictionary: Dictionary): string {
  if (exchanges.length === 0) return '';
  const items = exchanges.map((exchange) => renderExchange(exchange, dictionary)).join('');
  return `<h5>${both('Messages on the wire, decoded and masked', '报文（已解析、已屏蔽）')}</h5>${items}`;
}

/** The terminal's journal beside the host's ledger. */
function renderBooks(evidence: NonNullable<RunDetail['evidence']>, dictionary: Dictionary): string {
  const head = (...cells: string[]) =>
    `<thead><tr>${cells.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>`;
  const journal = evidence.journal.map(
    (e) =>
      `<tr><td>${esc(e.voucher)}</td><td>${named(dictionary.transactions, e.function)}</td><td>${named(dictionary.statuses, e.status)}</td><td class="n">${yuan(e.amountMinor)}</td><td>${esc(e.cardNumber)}</td><td>${esc(e.responseCode ?? '')}</td><td>${esc(e.reference ?? '')}</td></tr>`,
  );
  const ledger = evidence.ledger.flatMap(({ memo, postings }) =>
    postings.map(
      ({ account, amountMinor }, i) =>
        `<tr><td>${i === 0 ? renderMemo(memo, dictionary) : ''}</td><td>${renderAccount(account, dictionary)}</td><td class="n">${yuan(amountMinor)}</td></tr>`,
    ),
  );
  const first =
    journal.length === 0
      ? ''
      : `<h5>${both('Journal of the terminal', '终端交易流水')}</h5><div class="scroll"><table class="data">${head(both('Voucher', '凭证号'), both('Function', '功能'), both('Status', '状态'), both('CNY', '金额（元）'), both('Card', '卡号'), both('Code', '应答码'), both('Reference', '参考号'))}<tbody>${journal.join('')}</tbody></table></div>`;
  const second =
    ledger.length === 0
      ? ''
      : `<h5>${both('Ledger of the host', '主机账务')}</h5><div class="scroll"><table class="data">${head(both('Entry', '分录'), both('Account', '账户'), both('CNY', '金额（元）'))}<tbody>${ledger.join('')}</tbody><tfoot><tr><td></td><td>${both('Sum of the ledger', '总账合计')}</td><td class="n">${yuan(evidence.ledgerSumMinor)}</td></tr></tfoot></table></div>`;
  return first + second;
}

/** All of it, in the order in which a person asks. */
export function renderDetail(run: RunDetail, dictionary: Dictionary): string {
  const { evidence } = run;
  const rest = evidence
    ? renderSlips(evidence.slips, dictionary) +
      renderWire(evidence.exchanges, dictionary) +
      renderBooks(evidence, dictionary)
    : `<p class="muted">${both('No evidence was recorded.', '没有记录证据。')}</p>`;
  return `${renderFindings(run.findings)}${renderSteps(run, dictionary)}${rest}<p class="muted source">${esc(run.uri)}:${run.line}</p>`;
}

/** The functions that the page carries with it, in one place. */
export const DETAIL_FUNCTIONS = [
  esc,
  both,
  named,
  yuan,
  renderFindings,
  renderSeen,
  renderSteps,
  renderSlips,
  renderAccount,
  renderMemo,
  renderExchange,
  renderWire,
  renderBooks,
  renderDetail,
] as const;
