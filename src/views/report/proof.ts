// What the scenarios would notice: a matrix of mutants, terminals that are wrong in one way each, and the list of what nobody would notice.
import { html, nothing, svg } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Reader } from '../reader.ts';
import type { ProofPage, ProofRow } from './model.ts';

const TITLE = { en: 'What the scenarios would notice', zh: '这套场景能发现什么' };
const LEAD = {
  en: 'A suite that passes says little until it is known what it would catch. So a terminal that is right was made wrong in one way at a time, derived from the tables of messages, codes, slips, texts and settings, and the scenarios were played until one noticed for the right reason.',
  zh: '测试全部通过说明不了多少问题，除非知道它能查出什么。因此，由报文、应答码、单据、文字和设置各表推导，让正确的终端每次只错一处，再执行场景，直到有场景因正确的理由发现它。',
};
const WHOSE = {
  en: 'Measured on the terminal that comes with Tillproof, not on the one of this report. To measure yours: npx tillproof selftest --mutants --terminal …',
  zh: '在 Tillproof 自带的终端上测得，并非本报告的终端。测量您的终端：npx tillproof selftest --mutants --terminal …',
};
const MATRIX = { en: 'The matrix', zh: '矩阵' };
const OWN = { en: 'Clauses with a mutant of their own', zh: '有专属变异体的条款' };
const KIND = { en: 'What is wrong', zh: '错误种类' };
const MUTANTS = { en: 'mutants', zh: '变异体' };
const SHARE = { en: 'noticed', zh: '已发现' };
const ALL = { en: 'all', zh: '合计' };
const BY = { en: 'noticed first by', zh: '最先发现者' };
const WHY = { en: 'not noticed', zh: '未发现' };
const NOTICED: readonly (readonly [string, Bilingual])[] = [
  ['expectation', { en: 'sentence', zh: '句子' }],
  ['oracle', { en: 'oracle', zh: '对账规则' }],
  ['message-rule', { en: 'message rule', zh: '单笔报文规则' }],
  ['campaign', { en: 'campaign', zh: '大量交易' }],
];
const UNNOTICED: readonly (readonly [string, Bilingual, Bilingual])[] = [
  [
    'blind',
    { en: 'blind spot', zh: '盲区' },
    { en: 'The suite does not look there yet, and should', zh: '场景尚未检查，但应当检查' },
  ],
  ['outside', { en: 'outside', zh: '指南未规定' }, { en: 'The guide says nothing about it', zh: '指南未作规定' }],
  [
    'not-observable',
    { en: 'not observable', zh: '不可观察' },
    { en: 'Nobody can see it from outside', zh: '从外部无法观察' },
  ],
  [
    'equivalent',
    { en: 'equivalent', zh: '等同' },
    { en: 'Nobody could tell it from the right terminal', zh: '与正确的终端无从区分' },
  ],
  ['unexplained', { en: 'unexplained', zh: '未说明' }, { en: 'Nobody has said why', zh: '尚无说明' }],
];

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0);
const grouped = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
const percent = (part: number, of: number) => (of === 0 ? '–' : `${((part / of) * 100).toFixed(1)} %`);

/** All kinds as one row. */
function totalOf(rows: readonly ProofRow[]): Omit<ProofRow, 'kind' | 'words'> {
  const added = (each: (row: ProofRow) => Readonly<Record<string, number>>) => {
    const all: Record<string, number> = {};
    for (const row of rows) for (const [name, count] of Object.entries(each(row))) all[name] = (all[name] ?? 0) + count;
    return all;
  };
  return {
    mutants: rows.reduce((all, { mutants }) => all + mutants, 0),
    noticed: added(({ noticed }) => noticed),
    unnoticed: added(({ unnoticed }) => unnoticed),
  };
}

/** The figures in one sentence. */
export function proofWords({ rows }: ProofPage): Bilingual {
  const { mutants, noticed, unnoticed } = totalOf(rows);
  const [found, blind] = [sum(noticed), unnoticed.blind ?? 0];
  const excused = sum(unnoticed) - blind;
  return {
    en: `Of ${grouped(mutants)} mutants ${grouped(found)} are noticed (${percent(found, mutants)}), ${grouped(excused)} need not be, ${grouped(blind)} are blind spots (${percent(blind, mutants)}).`,
    zh: `${grouped(mutants)} 个变异体中，${grouped(found)} 个被发现（${percent(found, mutants)}），${grouped(excused)} 个无须发现，${grouped(blind)} 个属于盲区（${percent(blind, mutants)}）。`,
  };
}

export function proofView(reader: Reader, proof: ProofPage): unknown {
  return html`<section class="view proof"><h1>${reader.say(TITLE)}</h1>
<p>${reader.say(LEAD)}</p><p><b>${reader.say(proofWords(proof))}</b></p><p class="muted">${reader.say(WHOSE)}</p>
<h2>${reader.say(MATRIX)}</h2>${matrix(reader, proof.rows)}
${UNNOTICED.map(([reason, name, says]) => survivors(reader, proof, reason, name, says))}
${withOwn(reader, proof.own)}</section>`;
}

/** How many clauses nothing else could stand for. */
function withOwn(reader: Reader, { clauses, own }: ProofPage['own']): unknown {
  const words = {
    en: `Of ${clauses} clauses that a terminal must keep and a machine can see, ${own} have a mutant that nothing would notice if the scenarios and rules of that clause were left out.`,
    zh: `终端必须遵守且机器可观察的条款共 ${clauses} 条，其中 ${own} 条各有一个变异体：去掉该条款的场景和规则，便无人发现。`,
  };
  return html`<h2>${reader.say(OWN)} <span class="muted">${own} / ${clauses}</span></h2><p>${reader.say(words)}</p>`;
}

function matrix(reader: Reader, rows: readonly ProofRow[]): unknown {
  const shown = UNNOTICED.filter(([reason]) => rows.some(({ unnoticed }) => (unnoticed[reason] ?? 0) > 0));
  const column = (words: Bilingual) => html`<th scope="col">${reader.say(words)}</th>`;
  const cells = ({ mutants, noticed, unnoticed }: Omit<ProofRow, 'kind' | 'words'>) => {
    const found = sum(noticed);
    const counts = [...NOTICED.map(([by]) => noticed[by] ?? 0), ...shown.map(([reason]) => unnoticed[reason] ?? 0)];
    return html`<td class="n">${grouped(mutants)}</td><td class="share">${bar(found, unnoticed.blind ?? 0, mutants)}<span>${percent(found, mutants)}</span></td>${counts.map((count) => html`<td class="n ${count === 0 ? 'muted' : ''}">${grouped(count)}</td>`)}`;
  };
  const body = rows.map(
    (row) => html`<tr><th scope="row">${reader.say(row.words)} <code>${row.kind}</code></th>${cells(row)}</tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${reader.label(MATRIX)}><table class="data matrix"><thead><tr><td colspan="3"></td><th scope="colgroup" colspan=${NOTICED.length}>${reader.say(BY)}</th><th scope="colgroup" colspan=${shown.length}>${reader.say(WHY)}</th></tr><tr>${column(KIND)}${column(MUTANTS)}${column(SHARE)}${NOTICED.map(([, words]) => column(words))}${shown.map(([, words]) => column(words))}</tr></thead><tbody>${body}</tbody><tfoot><tr><th scope="row">${reader.say(ALL)}</th>${cells(totalOf(rows))}</tr></tfoot></table></div>`;
}

/** What was noticed, what need not be, and what is blind, as parts of one line. */
function bar(found: number, blind: number, all: number): unknown {
  const width = (part: number) => (all === 0 ? 0 : (part / all) * 100);
  const rest = Math.max(0, 100 - width(found) - width(blind));
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="v-passed" width=${width(found)} height="1"></rect><rect class="v-not-applicable" x=${width(found)} width=${rest} height="1"></rect><rect class="v-failed" x=${100 - width(blind)} width=${width(blind)} height="1"></rect>`}</svg>`;
}

function survivors(reader: Reader, proof: ProofPage, reason: string, name: Bilingual, says: Bilingual): unknown {
  const rows = proof.survivors.filter((row) => row.reason === reason);
  if (rows.length === 0) return nothing;
  const count = totalOf(proof.rows).unnoticed[reason] ?? 0;
  const items = rows.map(
    ({ why, mutants }) =>
      html`<li>${reader.say(why)} <span class="ids">${mutants.map((id) => html`<code>${id}</code> `)}</span></li>`,
  );
  return html`<h2>${reader.say(name)} <span class="muted">${count} · ${reader.say(says)}</span></h2><ul class="survivors">${items}</ul>`;
}
