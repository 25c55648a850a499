// Fault: messages go into the log with the balance that they tell.
import { maskMessage } from '../../iso8583/mask.ts';
import type { Defect } from './defect.ts';

export const balanceInLog: Defect = {
  id: 'balance-in-log',
  requirement: 'GUIDE-B-FAQ-1c',
  en: 'The log holds the balance of the card',
  zh: '日志记录卡片余额',
  apply: (parts) => ({
    ...parts,
    masking: { ...parts.masking, logMessage: (message) => maskMessage(message) },
  }),
};
