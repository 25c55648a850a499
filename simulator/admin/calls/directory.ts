// Calls for merchants, terminals and cards: list, look up, put, patch, remove.
import type { Call } from './call.ts';

export const directoryCalls = {
  merchants: { method: 'GET', path: '/admin/merchants', summary: 'All merchants.', answer: 'Merchant[]' },
  merchant: { method: 'GET', path: '/admin/merchants/:merchantId', summary: 'One merchant.', answer: 'Merchant' },
  putMerchant: {
    method: 'PUT',
    path: '/admin/merchants/:merchantId',
    summary: 'Adds the merchant, or puts it in the place of the one that is there.',
    body: 'Merchant',
    answer: 'Merchant',
  },
  patchMerchant: {
    method: 'PATCH',
    path: '/admin/merchants/:merchantId',
    summary: 'Changes the given members of the merchant.',
    body: 'MerchantPatch',
    answer: 'Merchant',
  },
  removeMerchant: {
    method: 'DELETE',
    path: '/admin/merchants/:merchantId',
    summary: 'Removes the merchant; what it did stays in the books.',
    answer: null,
  },
  terminals: { method: 'GET', path: '/admin/terminals', summary: 'All terminals.', answer: 'TerminalView[]' },
  terminal: { method: 'GET', path: '/admin/terminals/:terminalId', summary: 'One terminal.', answer: 'TerminalView' },
  putTerminal: {
    method: 'PUT',
    path: '/admin/terminals/:terminalId',
    summary: 'Adds the terminal, or puts it in the place of the one that is there.',
    body: 'TerminalRecord',
    answer: 'TerminalView',
  },
  patchTerminal: {
    method: 'PATCH',
    path: '/admin/terminals/:terminalId',
    summary: 'Changes the given members of the terminal.',
    body: 'TerminalPatch',
    answer: 'TerminalView',
  },
  removeTerminal: {
    method: 'DELETE',
    path: '/admin/terminals/:terminalId',
    summary: 'Removes the terminal; what it did stays in the books.',
    answer: null,
  },
  cards: { method: 'GET', path: '/admin/cards', summary: 'All cards.', answer: 'Card[]' },
  card: { method: 'GET', path: '/admin/cards/:pan', summary: 'One card.', answer: 'Card' },
  putCard: {
    method: 'PUT',
    path: '/admin/cards/:pan',
    summary: 'Adds the card, or puts it in the place of the one that is there.',
    body: 'Card',
    answer: 'Card',
  },
  /** `availableMinor` books the difference, so that the ledger still sums to zero. */
  patchCard: {
    method: 'PATCH',
    path: '/admin/cards/:pan',
    summary: 'Changes the given members of the card.',
    body: 'CardPatch',
    answer: 'Card',
  },
  removeCard: {
    method: 'DELETE',
    path: '/admin/cards/:pan',
    summary: 'Removes the card; what it did stays in the books.',
    answer: null,
  },
} as const satisfies Record<string, Call>;
