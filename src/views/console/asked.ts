// What is asked of the back office: its filters, how each must look, and what of them goes to the control plane.
import type { Bilingual } from '../../definitions/evidence.ts';
import { t } from './context.ts';

type Asked = Readonly<Record<string, string>>;

/** A filter, its name in the address too. `known` = the page knows values of it, to choose from. */
type Filter = {
  name: string;
  words: Bilingual;
  kind: 'date' | 'decimal' | 'numeric' | 'text';
  form: RegExp;
  known?: 'terminalId' | 'merchantId';
};

const DAY = /^\d{4}-\d\d-\d\d$/;
export const FILTERS: readonly Filter[] = [
  { name: 'from', words: t('from', '起'), kind: 'date', form: DAY },
  { name: 'to', words: t('to', '止'), kind: 'date', form: DAY },
  { name: 'amount', words: t('amount', '金额'), kind: 'decimal', form: /^\d{1,9}(\.\d{1,2})?$/ },
  { name: 'voucher', words: t('voucher', '凭证号'), kind: 'numeric', form: /^\d{1,6}$/ },
  { name: 'reference', words: t('reference', '参考号'), kind: 'text', form: /^[0-9A-Za-z]{12}$/ },
  { name: 'lastFour', words: t('last four of the card', '卡号后四位'), kind: 'numeric', form: /^\d{4}$/ },
  { name: 'merchantId', words: t('merchant', '商户号'), kind: 'text', form: /^[0-9A-Za-z]{15}$/, known: 'merchantId' },
  { name: 'terminalId', words: t('terminal', '终端号'), kind: 'text', form: /^[0-9A-Za-z]{8}$/, known: 'terminalId' },
];
/** Parameters of the address that are no filters that somebody types. */
const OTHERS: readonly string[] = ['state', 'offset'];
const STATE = /^[a-z]+$/;
const OFFSET = /^\d{1,9}$/;

export const PAGE_ROWS = 50;

/** What an address of the back office asks for; everything else in it is left out. */
export function askedOf(parameters: Asked): Asked {
  const names = new Set([...FILTERS.map(({ name }) => name), ...OTHERS]);
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) => (names.has(name) ? [[name, value.trim()]] : [])),
  );
}

/** Filters that were filled in with something that none of their values looks like. */
export function misfits(asked: Asked): Filter[] {
  return FILTERS.filter(({ name, form }) => (asked[name] ?? '') !== '' && !form.test(asked[name] ?? ''));
}

/** The same as a query of the control plane; what does not fit is left out. */
export function queryOf(asked: Asked): URLSearchParams {
  const offset = OFFSET.test(asked.offset ?? '') ? (asked.offset ?? '0') : '0';
  const query = new URLSearchParams({ limit: String(PAGE_ROWS), offset });
  for (const { name, form } of FILTERS) {
    const value = asked[name] ?? '';
    if (!form.test(value)) continue;
    if (name === 'amount') query.set('amountMinor', String(Math.round(Number(value) * 100)));
    else query.set(name, name === 'voucher' ? value.padStart(6, '0') : value);
  }
  if (STATE.test(asked.state ?? '')) query.set('state', asked.state ?? '');
  return query;
}

/** The merchant that is asked for; null where it is any. */
export const merchantOf = (parameters: Asked): string | null => queryOf(askedOf(parameters)).get('merchantId');
