// What the host found suspicious, the latest first.
import { html } from 'lit-html';
import { named } from '../reader.ts';
import { type Page, t } from './context.ts';

const KINDS = {
  'card-to-keep': t('card to be kept', '应没收的卡'),
  'pin-tries': t('too many wrong PINs', '密码输错次数过多'),
  'repeated-declines': t('repeated declines', '多次拒绝'),
  'repeated-reversals': t('repeated reversals', '多次冲正'),
  'failed-reversal': t('failed reversal', '冲正失败'),
  'chip-swiped': t('chip card swiped', '芯片卡刷磁条'),
  'chip-cryptogram': t('wrong chip cryptogram', '芯片密文错误'),
  'batch-difference': t('batch difference', '批次不平'),
  tamper: t('tampering', '触发防拆'),
};

export function alertsView({ reader, chosen }: Page): unknown {
  const head = [
    t('time', '时间'),
    t('terminal', '终端号'),
    t('voucher', '凭证号'),
    t('alert', '警报'),
    t('reason', '原因'),
  ];
  const rows = chosen.alerts
    .toReversed()
    .map(
      ({ at, terminalId, stan, kind, reason }) =>
        html`<tr><td class="mono">${at.slice(5, 19).replace('T', ' ')}</td><td class="mono">${terminalId}</td><td class="mono">${stan}</td><td><b>${named(reader, KINDS, kind)}</b></td><td>${reason}</td></tr>`,
    );
  return html`<section class="panel alerts"><div class="head"><h2>${reader.say(t('Alerts', '警报'))} <span class="muted">${rows.length}</span></h2></div><div class="scroll" tabindex="0"><table class="data"><thead><tr>${head.map((each) => html`<th scope="col">${reader.say(each)}</th>`)}</tr></thead><tbody>${rows.length > 0 ? rows : html`<tr><td colspan="5" class="muted">${reader.say(t('Nothing suspicious.', '无可疑情况。'))}</td></tr>`}</tbody></table></div></section>`;
}
