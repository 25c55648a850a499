// Names that step authors choose from: card statuses, terminal profiles and acquirer profiles.
import type { Term } from './term.ts';

/** The key is the status of a card in the acquirer's book. */
export const CARD_STATUS_TERMS = {
  active: { en: 'active', zh: '正常', accept: [] },
  expired: { en: 'expired', zh: '已过期', also: ['过期'], accept: [] },
  lost: { en: 'lost', zh: '已挂失', also: ['挂失'], accept: [] },
  stolen: { en: 'stolen', zh: '被窃', also: ['被盗'], accept: [] },
  restricted: { en: 'restricted', zh: '受限制', also: ['受限'], accept: [] },
  frozen: { en: 'frozen', zh: '已冻结', also: ['冻结'], accept: [] },
  'pin-locked': { en: 'PIN-locked', zh: '密码已锁定', also: ['PIN locked', '密码锁定'], accept: [] },
  'suspected-fraud': { en: 'suspected fraud', zh: '有作弊嫌疑', also: ['suspected-fraud', '作弊嫌疑'], accept: [] },
  'pick-up': { en: 'pick-up', zh: '应没收', also: ['pick up', '没收'], accept: [] },
  dormant: { en: 'dormant', zh: '睡眠', also: ['睡眠卡'], accept: [] },
} as const satisfies Record<string, Term>;

/** The key is the name of a terminal profile, or of an acquirer profile. */
export const PROFILE_TERMS = {
  classic: { en: 'classic', zh: '传统POS', also: ['classic terminal', '传统POS终端'], accept: [] },
  esign: { en: 'e-signature', zh: '电签POS', also: ['e-signature terminal', '电签'], accept: [] },
  smart: { en: 'smart', zh: '智能POS', also: ['smart terminal', '智能触屏POS'], accept: [] },
  'generic-unionpay': { en: 'Generic UnionPay', zh: '通用银联', also: ['通用银联收单', 'unionpay'], accept: [] },
  'lakala-style': { en: 'Lakala-style', zh: '拉卡拉风格（示例）', also: ['lakala'], accept: [] },
  'shengpay-style': { en: 'Shengpay-style', zh: '盛付通类', also: ['shengpay'], accept: [] },
  'ruiyinxin-style': { en: 'Ruiyinxin-style', zh: '瑞银信类', also: ['ruiyinxin'], accept: [] },
} as const satisfies Record<string, Term>;
