// Banks that may issue the cards of a scenario; the name is printed on slips. The example banks are made up.

export const BANKS = [
  { en: 'ICBC', zh: '工商银行' },
  { en: 'Agricultural Bank', zh: '农业银行' },
  { en: 'Bank of China', zh: '中国银行' },
  { en: 'CCB', zh: '建设银行' },
  { en: 'BOCOM', zh: '交通银行' },
  { en: 'Postal Savings Bank', zh: '邮储银行' },
  { en: 'China Merchants Bank', zh: '招商银行' },
  { en: 'CITIC Bank', zh: '中信银行' },
  { en: 'Everbright Bank', zh: '光大银行' },
  { en: 'Minsheng Bank', zh: '民生银行' },
  { en: 'Hua Xia Bank', zh: '华夏银行' },
  { en: 'Industrial Bank', zh: '兴业银行' },
  { en: 'SPD Bank', zh: '浦发银行' },
  { en: 'Ping An Bank', zh: '平安银行' },
  { en: 'Guangfa Bank', zh: '广发银行' },
  { en: 'Example Bank', zh: '示例银行' },
  { en: 'Sample Bank', zh: '样例银行' },
  { en: 'Demonstration Bank', zh: '演示银行' },
  { en: 'Bank Abroad', zh: '境外示例银行' },
  { en: 'Unconnected Bank', zh: '未联网银行' },
] as const;
