// A message field by field, to be changed and sent once more to the acquirer.
import { html } from 'lit-html';
import { named } from '../reader.ts';
import { type Chosen, type Page, t } from './context.ts';

type Edit = NonNullable<Chosen['edit']>;
type Typed = { target: { value: string } };

export function editView(page: Page, edit: Edit): unknown {
  const { reader, whole, choose, act } = page;
  const { mti, fields, sequence } = edit;
  // As it stands now: the page is drawn a moment after a change.
  const now = () => page.chosen.edit ?? edit;
  const change = (changes: Partial<Edit>) => choose({ edit: { ...now(), ...changes } });
  const without = (field: string) => () =>
    change({ fields: Object.fromEntries(Object.entries(now().fields).filter(([each]) => each !== field)) });
  const nameOf = (field: string) => named(reader, whole.about.dictionary.fields, field);
  const rows = Object.entries(fields).map(
    ([field, value]) =>
      html`<tr><th scope="row" class="n">${field}</th><td>${nameOf(field)}</td><td><input class="mono" spellcheck="false" maxlength="1998" .value=${value} aria-label=${`${reader.label(t('field', '域'))} ${field}`} @input=${({ target }: Typed) => change({ fields: { ...now().fields, [field]: target.value } })}></td><td><button type="button" aria-label=${reader.label(t(`Leave field ${field} out`, `去掉第${field}域`))} @click=${without(field)}>✕</button></td></tr>`,
  );
  const missing = Object.keys(whole.about.dictionary.fields).filter((field) => !(field in fields) && Number(field) > 1);
  const send = () => act({ do: 'send', sequence, mti: now().mti, fields: now().fields });
  const add = ({ target }: Typed) => {
    if (target.value !== '') change({ fields: { ...now().fields, [target.value]: '' } });
    target.value = '';
  };
  return html`<section class="edit" aria-label=${reader.label(t('Send again, edited', '修改后重发'))}><p class="muted">${reader.say(t('What is hidden stays as it was while it is left alone; the MAC (64) is made anew unless it is changed. It goes to the acquirer by the way of the terminal, and is marked as yours.', '隐藏的数字不改动则保持原值；MAC（64域）不改动则重新计算。报文经终端所用线路发往收单方，并标记为手工发送。'))}</p>
<div class="row"><label>MTI <input class="mono" size="4" maxlength="4" .value=${mti} @input=${({ target }: Typed) => change({ mti: target.value })}></label><select aria-label=${reader.label(t('Add a field', '添加域'))} @change=${add}><option value="">${reader.label(t('add a field …', '添加域 …'))}</option>${missing.map((field) => html`<option value=${field}>${field} ${nameOf(field)}</option>`)}</select><button type="button" class="main" ?disabled=${!/^\d{4}$/.test(mti)} @click=${send}>${reader.say(t('Send', '发送'))}</button></div>
<div class="scroll" tabindex="0"><table class="data"><tbody>${rows}</tbody></table></div></section>`;
}
