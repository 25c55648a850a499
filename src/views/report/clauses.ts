// What a requirement claims, one by one, with the verdict of each and where it is seen; and the part of the catalogue that others owe.
import { html, nothing } from 'lit-html';
import { VERDICT_SIGNS, VERDICT_WORDS } from '../../compliance/words.ts';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Reader } from '../reader.ts';
import type { RequirementRow } from './model.ts';

const WAYS: Readonly<Record<RequirementRow['clauses'][number]['seen'], Bilingual>> = {
  wire: { en: 'message', zh: '报文' },
  screen: { en: 'screen', zh: '屏幕' },
  slip: { en: 'slip', zh: '签购单' },
  journal: { en: 'journal', zh: '流水' },
  log: { en: 'log', zh: '日志' },
  ledger: { en: 'ledger', zh: '账务' },
  signal: { en: 'sound or light', zh: '声光' },
  person: { en: 'a person', zh: '人工核查' },
};
const OWED_BY: Readonly<Record<string, Bilingual>> = {
  terminal: { en: 'terminal', zh: '终端' },
  host: { en: 'host', zh: '主机' },
  backoffice: { en: 'back office', zh: '管理后台' },
  operator: { en: 'operator', zh: '收银员' },
  'service-provider': { en: 'service provider', zh: '服务商' },
};
const OTHERS = {
  en: 'On host, back office, operator and service provider; none of it counts for the certificate of the terminal',
  zh: '对主机、管理后台、收银员和服务商的要求；不计入终端证书',
};

/** Where nothing can be drawn anew, and on paper, those alone are told that are open. */
const isOpen = ({ verdict }: Pick<RequirementRow, 'verdict'>) => verdict !== 'passed';

/** The list under the text of a requirement; nothing where it makes one claim. `whole`: of all rows at once. */
export function clauseList(reader: Reader, { clauses, party }: RequirementRow, whole = false): unknown {
  const told = whole ? clauses.filter(isOpen) : clauses;
  if (told.length === 0) return nothing;
  const items = told.map(({ id, verdict, text, seen, reason, party: owed }) => {
    const words = VERDICT_WORDS[verdict];
    const why = reason === null || verdict === 'passed' ? nothing : html` <span>${reader.say(reason)}</span>`;
    const by = owed === party ? nothing : html`, ${reader.say(OWED_BY[owed] ?? { en: owed, zh: owed })}`;
    return html`<li id=${id}><span class="v-${verdict}" title=${reader.label(words)}>${VERDICT_SIGNS[verdict]}</span> <span class="id">${id}</span> ${reader.say(text)} <span class="muted">${reader.say(WAYS[seen])}${by}${why}</span></li>`;
  });
  return html`<ul class="clauses">${items}</ul>`;
}

/** The heading of the part of the table that others than the terminal owe. */
export function othersHeading(reader: Reader): unknown {
  return html`<tr class="part"><th scope="rowgroup" colspan="4">${reader.say(OTHERS)}</th></tr>`;
}
