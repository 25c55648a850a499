// The tables that can be exported, column by column. Card numbers are masked before they come here; times are those of the host's place.
import { yuan } from '../../../src/definitions/money.ts';
import { TRANSACTIONS, type TransactionType } from '../../../src/definitions/transactions.ts';
import type { HostTransaction, Settlement, StatementLine, TRANSACTION_STATES } from '../../model/index.ts';
import type { Column } from './csv.ts';

type Language = 'en' | 'zh-CN';

const STATE_NAMES: Record<(typeof TRANSACTION_STATES)[number], [en: string, zh: string]> = {
  approved: ['approved', '成功'],
  declined: ['declined', '失败'],
  voided: ['voided', '已撤销'],
  reversed: ['reversed', '已冲正'],
  refused: ['refused', '已拒绝'],
};

function typeName(type: string, language: Language): string {
  if (!Object.hasOwn(TRANSACTIONS, type)) return type;
  return TRANSACTIONS[type as TransactionType][language === 'en' ? 'en' : 'zh'];
}

const money = (minor: number | null) => (minor === null ? null : yuan(minor));

export const TRANSACTION_COLUMNS: readonly Column<HostTransaction>[] = [
  { en: 'date', zh: '日期', value: ({ at }) => at.slice(0, 10) },
  { en: 'time', zh: '时间', value: ({ at }) => at.slice(11, 19) },
  { en: 'merchant', zh: '商户编号', value: ({ merchantId }) => merchantId },
  { en: 'terminal', zh: '终端编号', value: ({ terminalId }) => terminalId },
  { en: 'batch', zh: '批次号', value: ({ batch }) => batch },
  { en: 'voucher', zh: '凭证号', value: ({ stan }) => stan },
  { en: 'reference', zh: '参考号', value: ({ reference }) => reference },
  { en: 'type', zh: '交易类型', value: ({ type }, language) => typeName(type, language) },
  { en: 'state', zh: '状态', value: ({ state }, language) => STATE_NAMES[state][language === 'en' ? 0 : 1] },
  { en: 'response code', zh: '应答码', value: ({ responseCode }) => responseCode },
  { en: 'amount (CNY)', zh: '交易金额（元）', value: ({ amountMinor }) => money(amountMinor) },
  { en: 'posted (CNY)', zh: '入账金额（元）', value: ({ postedMinor }) => money(postedMinor) },
  { en: 'fee (CNY)', zh: '手续费（元）', value: ({ feeMinor }) => money(feeMinor) },
  { en: 'card', zh: '卡号', value: ({ cardNumber }) => cardNumber },
  { en: 'issuer', zh: '发卡行', value: ({ issuer }) => issuer },
  { en: 'entry mode', zh: '输入方式', value: ({ entryMode }) => entryMode },
  { en: 'settlement', zh: '清算编号', value: ({ settlementId }) => settlementId },
];

export const SETTLEMENT_COLUMNS: readonly Column<Settlement>[] = [
  { en: 'settlement', zh: '清算编号', value: ({ id }) => id },
  { en: 'business day', zh: '营业日', value: ({ businessDay }) => businessDay },
  { en: 'merchant', zh: '商户编号', value: ({ merchantId }) => merchantId },
  { en: 'merchant name', zh: '商户名称', value: ({ merchantName }) => merchantName },
  { en: 'cycle', zh: '结算周期', value: ({ cycle }) => cycle },
  { en: 'value date', zh: '到账日', value: ({ valueDate }) => valueDate },
  { en: 'transactions', zh: '笔数', value: ({ transactionCount }) => transactionCount },
  { en: 'gross (CNY)', zh: '交易总额（元）', value: ({ grossMinor }) => money(grossMinor) },
  { en: 'voids (CNY)', zh: '撤销（元）', value: ({ voidsMinor }) => money(voidsMinor) },
  { en: 'refunds (CNY)', zh: '退货（元）', value: ({ refundsMinor }) => money(refundsMinor) },
  { en: 'fees (CNY)', zh: '手续费（元）', value: ({ feesMinor }) => money(feesMinor) },
  { en: 'net (CNY)', zh: '净额（元）', value: ({ netMinor }) => money(netMinor) },
  { en: 'brought forward (CNY)', zh: '上期结转（元）', value: ({ broughtForwardMinor }) => money(broughtForwardMinor) },
  { en: 'paid (CNY)', zh: '划付金额（元）', value: ({ paidMinor }) => money(paidMinor) },
  { en: 'carried forward (CNY)', zh: '结转下期（元）', value: ({ carriedForwardMinor }) => money(carriedForwardMinor) },
  { en: 'payer', zh: '付款方', value: ({ payer }) => payer.name },
  { en: 'payee', zh: '收款方', value: ({ payee }) => payee.holder },
  { en: 'payee bank', zh: '收款行', value: ({ payee }) => payee.bank },
  { en: 'payee account', zh: '收款账号', value: ({ payee }) => payee.number },
];

export const STATEMENT_COLUMNS: readonly Column<StatementLine>[] = [
  { en: 'date', zh: '日期', value: ({ at }) => at.slice(0, 10) },
  { en: 'time', zh: '时间', value: ({ at }) => at.slice(11, 19) },
  { en: 'terminal', zh: '终端编号', value: ({ terminalId }) => terminalId },
  { en: 'batch', zh: '批次号', value: ({ batch }) => batch },
  { en: 'voucher', zh: '凭证号', value: ({ stan }) => stan },
  { en: 'reference', zh: '参考号', value: ({ reference }) => reference },
  { en: 'type', zh: '交易类型', value: ({ type }, language) => typeName(type, language) },
  { en: 'card', zh: '卡号', value: ({ cardNumber }) => cardNumber },
  { en: 'credit (CNY)', zh: '收入（元）', value: ({ creditMinor }) => money(creditMinor) },
  { en: 'debit (CNY)', zh: '支出（元）', value: ({ debitMinor }) => money(debitMinor) },
  { en: 'fee (CNY)', zh: '手续费（元）', value: ({ feeMinor }) => money(feeMinor) },
  { en: 'settlement', zh: '清算编号', value: ({ settlementId }) => settlementId },
];
