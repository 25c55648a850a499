// Rare faults of a terminal that takes what another terminal of the merchant made for its own affair, or its own affair for the other's.
import type { Parts } from '../../parts.ts';
import type { Defect } from '../defect.ts';
import { noticing, over } from './notice.ts';

/** The approval of a terminal that remembers what that field of the answers to it has said. */
function remembering(parts: Parts, field: number): { seen: ReadonlySet<string>; approval: Parts['approval'] } {
  const seen = new Set<string>();
  const approval = over(parts.approval, {
    differences(request, answer) {
      const value = answer.fields[field];
      if (value !== undefined) seen.add(value);
      return parts.approval.differences(request, answer);
    },
  });
  return { seen, approval };
}

export const ELSEWHERE: readonly Defect[] = [
  {
    id: 'refund-of-another-left-out',
    requirement: 'GUIDE-P-SFT-5',
    en: 'The totals leave out the refund of a sale that another terminal made',
    zh: '结算总计漏计对其他终端消费的退货',
    apply(parts) {
      const { seen, approval } = remembering(parts, 37);
      const others = new Set<string | undefined>();
      const totals = over(parts.totals, {
        of: (items) =>
          parts.totals.of(items.filter((item) => !('voucher' in item && others.has(String(item.voucher))))),
      });
      return noticing(
        { ...parts, approval, totals },
        {
          sent(type, message) {
            const { 11: voucher, 37: reference = '' } = message.fields;
            if (type === 'refund' && !seen.has(reference)) others.add(voucher);
            return message;
          },
        },
      );
    },
  },
  {
    id: 'completion-of-another-not-reversed',
    requirement: 'GUIDE-A-FAQ-3d',
    en: 'A completion is never reversed when another terminal made the pre-authorisation',
    zh: '预授权由其他终端办理时，预授权完成不冲正',
    apply(parts) {
      const { seen, approval } = remembering(parts, 38);
      let others = false;
      const reversal = over(parts.reversal, {
        records: (type) => !(type === 'completion' && others) && parts.reversal.records(type),
      });
      return noticing(
        { ...parts, approval, reversal },
        {
          sent(type, message) {
            if (type === 'completion') others = !seen.has(message.fields[38] ?? '');
            return message;
          },
        },
      );
    },
  },
  {
    id: 'paid-elsewhere-taken-for-paid',
    requirement: 'GUIDE-P-SFT-6',
    en: 'A payment code that has paid at another terminal is taken for one that pays here',
    zh: '付款码已在其他终端付款，本机却当作支付成功',
    apply(parts) {
      const tried = new Set<string>();
      let others = false;
      const approval = over(parts.approval, {
        approves: (code) => (code === '94' && others) || parts.approval.approves(code),
      });
      return noticing(
        { ...parts, approval },
        {
          sent(type, message) {
            const { 22: entry = '', 59: code = '' } = message.fields;
            others = type === 'sale' && entry.startsWith('03') && !tried.has(code);
            tried.add(code);
            return message;
          },
        },
      );
    },
  },
];
