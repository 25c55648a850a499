// Rare faults about keys, numbers and the session.
import type { Defect } from '../defect.ts';
import { noticing, over } from './notice.ts';

export const SESSIONS: readonly Defect[] = [
  {
    id: 'mac-unchecked-after-download',
    requirement: 'GUIDE-A-FAQ-5b',
    en: 'Once parameters were downloaded an answer with a wrong MAC is taken',
    zh: '下载参数后，MAC错误的应答也被接受',
    apply(parts) {
      let downloaded = false;
      return noticing(
        {
          ...parts,
          approval: over(parts.approval, {
            macRight: (answer, input, key, rule) => downloaded || parts.approval.macRight(answer, input, key, rule),
          }),
        },
        {
          left(type) {
            if (type === 'parameter-download') downloaded = true;
          },
        },
      );
    },
  },
];
