// Fault: the menu has the payment by code whether the merchant may use it or not.
import type { Defect } from './defect.ts';

export const qrSaleAlwaysOffered: Defect = {
  id: 'qr-sale-always-offered',
  requirement: 'GUIDE-B-STEP-5b',
  en: 'Payment by code is offered although it is not enabled',
  zh: '未开通扫码消费时仍显示该功能',
  apply: (parts) => ({
    ...parts,
    access: { ...parts.access, menu: (has, profile) => parts.access.menu(has, [...profile, 'qr-sale']) },
  }),
};
