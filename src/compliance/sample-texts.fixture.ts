// What is read in a made-up run: on the screen, on the slip, and in its steps.

export const CARD = '621234******1232';
export type Language = 'en' | 'zh-CN';

export const LINES = {
  en: {
    amount: ['SALE', 'Amount', 'CNY 128.50'],
    card: ['CNY 128.50', 'Insert, tap or swipe'],
    pin: ['CNY 128.50', 'Enter PIN', '******'],
    wait: ['Processing…'],
    done: ['Approved', 'CNY 128.50', 'Please remove the card'],
    slip: [
      'Example Shop 示例商店',
      'MERCHANT COPY',
      '--------------------------------',
      'MID   898310058120001',
      'TID   TP000001    OPERATOR 01',
      `CARD  ${CARD} (I)`,
      'SALE',
      'BATCH 000001   VOUCHER 000007',
      'AUTH  482913',
      'REF   900000000007',
      '2026-11-22 18:00:01',
      'AMOUNT      CNY 128.50',
      '',
      'SIGNATURE',
      '',
      '______________________',
    ],
  },
  'zh-CN': {
    amount: ['消费', '请输入金额', '128.50 元'],
    card: ['128.50 元', '请插卡、挥卡或刷磁条'],
    pin: ['128.50 元', '请输入密码', '******'],
    wait: ['处理中…'],
    done: ['交易成功', '128.50 元', '请取回银行卡'],
    slip: [
      '示例商店 Example Shop',
      '商户存根',
      '--------------------------------',
      '商户编号 898310058120001',
      '终端编号 TP000001  操作员 01',
      `卡号 ${CARD} (I)`,
      '消费',
      '批次号 000001  凭证号 000007',
      '授权码 482913',
      '参考号 900000000007',
      '2026-11-22 18:00:01',
      '金额      128.50 元',
      '',
      '持卡人签名',
      '',
      '______________________',
    ],
  },
} as const;

export const STEPS = {
  en: [
    ['Given', 'a debit card with a balance of CNY 1000.00'],
    ['When', 'the cashier starts a sale of CNY 128.50 and the card is inserted'],
    ['And', 'the cardholder enters the right PIN'],
    ['Then', 'the terminal shows that the sale is approved'],
    ['And', 'the acquirer has posted CNY 128.50 exactly once'],
  ],
  'zh-CN': [
    ['假如', '一张余额为 1000.00 元的借记卡'],
    ['当', '收银员发起 128.50 元的消费并插卡'],
    ['而且', '持卡人输入正确的密码'],
    ['那么', '终端显示消费成功'],
    ['而且', '收单机构恰好入账一次 128.50 元'],
  ],
} as const;
