// When a text has to be there that no scenario names: sentences and rules look for it themselves. By kind and key of its row.
import type { Bilingual } from '../evidence.ts';

export const OCCASIONS: Readonly<Record<string, Bilingual>> = {
  'screen/approved': { en: 'whenever a transaction is approved', zh: '每次交易成功时' },
  'screen/connected': { en: 'on the main screen while the terminal is connected', zh: '终端联网时的主界面上' },
  'screen/not-connected': {
    en: 'on the main screen while the terminal is not connected',
    zh: '终端未联网时的主界面上',
  },
  'screen/service-line': {
    en: 'need not be there; a number behind it is that of the configuration',
    zh: '可以不显示；其后的号码须与配置一致',
  },
  'screen/partial-approval': {
    en: 'after an approval of a part of the amount (code 10)',
    zh: '部分承兑（应答码10）之后',
  },
  'slip/merchant-copy': { en: 'on every copy of the merchant', zh: '每份商户存根上' },
  'slip/cardholder-copy': { en: 'on every copy of the cardholder', zh: '每份持卡人存根上' },
  'slip/reprint-mark': { en: 'on every slip that is printed again', zh: '每份重打印的签购单上' },
  'slip/signature-line': {
    en: 'where the cardholder signs on paper; never on the copy of the cardholder',
    zh: '须在纸上签名时；持卡人存根上不得有',
  },
  'slip/acknowledgement': { en: 'on every copy with a signature line', zh: '每份有签名栏的存根上' },
  'slip/not-a-voucher': { en: 'on every fault report that is printed', zh: '打印的每份故障报告单上' },
  'slip/pin-free': { en: 'need not be there; never where a PIN was keyed', zh: '可以不印；输入过密码的不得印' },
};
