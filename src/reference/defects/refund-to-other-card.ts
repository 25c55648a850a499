// Fault: the refund carries the number of a card that was here before.
import type { Defect } from './defect.ts';

/** A test card, for a batch in which no other card was used. */
const SOME_CARD = '6212345678901265';

export const refundToOtherCard: Defect = {
  id: 'refund-to-other-card',
  requirement: 'GUIDE-B-FAQ-5d',
  en: 'A refund goes to another card of the batch',
  zh: '退货退到另一张卡',
  apply: (parts) => ({
    ...parts,
    wire: {
      ...parts.wire,
      card: (type, presented, others) => (type === 'refund' ? (others().at(-1) ?? SOME_CARD) : presented),
    },
  }),
};
