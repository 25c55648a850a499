// Requirements that no scenario of ours is about, each with the reason; one that has a scenario after all must go from here.
import type { Bilingual } from './evidence.ts';

export const UNCOVERED: Readonly<Record<string, Bilingual>> = {
  'GUIDE-B-STEP-5b': {
    en: 'Instalments and points are sold under codes that the acquirer gives; no profile here offers them.',
    zh: '分期、积分等交易的代码由收单机构约定，现有配置均未提供。',
  },
  'GUIDE-P-SFT-6': {
    en: 'No profile of this run pays by payment code.',
    zh: '本次运行的配置不受理付款码。',
  },
};
