// Requirements that no scenario of ours is about, each with the reason; one that has a scenario after all must go from here.
import type { Bilingual } from './evidence.ts';

export const UNCOVERED: Readonly<Record<string, Bilingual>> = {
  'GUIDE-B-STEP-5b': {
    en: 'Instalments and points are sold under codes that the acquirer gives; no profile here offers them.',
    zh: '分期、积分等交易的代码由收单机构约定，现有配置均未提供。',
  },
  'GUIDE-B-FAQ-4c': {
    en: 'No profile here asks for a verification code.',
    zh: '现有配置均不要求验证码。',
  },
  'GUIDE-P-LKL-4': {
    en: 'Decided by the equipment that the terminal declares; the smart profile selects the scenarios.',
    zh: '由终端声明的设备能力决定；选用智能终端配置时执行相应场景。',
  },
  'GUIDE-P-LKL-5': {
    en: 'Decided by the merchant’s settings at the acquirer.',
    zh: '由收单机构的商户配置决定。',
  },
  'GUIDE-P-CUP-2': {
    en: 'Decided by the acquirer’s settings: the same scenarios run against each acquirer.',
    zh: '由收单机构配置决定：同一套场景可对各收单机构执行。',
  },
  'GUIDE-P-CUP-4': {
    en: 'Decided by the merchant’s settings at the acquirer.',
    zh: '由收单机构的商户配置决定。',
  },
  'GUIDE-P-SFT-6': {
    en: 'No profile of this run pays by payment code.',
    zh: '本次运行的配置不受理付款码。',
  },
};
