// What a terminal asks for, as somebody at the counter would be told.
import { t } from './context.ts';

export const PROMPTS = {
  operator: t('The cashier enters the operator number: 01.', '收银员输入操作员号：01。'),
  'operator-password': t('The cashier enters the operator password: 0000.', '收银员输入操作员密码：0000。'),
  'supervisor-password': t('The supervisor enters the password: 905173.', '主管输入密码：905173。'),
  amount: t('Type an amount such as 128.50, then Confirm.', '输入金额，如128.50，然后按确认。'),
  'confirm-amount': t('Confirm the amount, or Clear it.', '确认金额，或清除重输。'),
  card: t('Choose a card, then insert, tap or swipe it.', '选一张卡，然后插卡、挥卡或刷卡。'),
  'confirm-card': t('Confirm the card number.', '确认卡号。'),
  pin: t('The cardholder enters the PIN on the keys, then Confirm.', '持卡人在键盘上输入密码，然后确认。'),
  'original-voucher': t('Enter the voucher of the transaction to take back.', '输入原交易凭证号。'),
  'confirm-original': t('Confirm the original transaction.', '确认原交易。'),
  'original-reference': t('Enter the reference of the original.', '输入原交易参考号。'),
  'original-date': t('Enter the date of the original, MMDD.', '输入原交易日期（MMDD）。'),
  'authorisation-code': t('Enter the authorisation code.', '输入授权码。'),
  signature: t('The cardholder signs.', '持卡人签名。'),
  'remove-card': t('The cardholder takes the card.', '持卡人取走卡片。'),
  'query-voucher': t('Enter the voucher to look up.', '输入要查询的凭证号。'),
  'query-range': t('Enter the days.', '输入日期范围。'),
  paper: t('Load paper, then Confirm.', '装纸，然后确认。'),
  'verification-code': t('Enter the verification code.', '输入验证码。'),
  'payment-code': t('The customer shows a payment code: QR.', '顾客出示付款码：扫码。'),
};
