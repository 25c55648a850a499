// The words that commands, events, state and declaration share.
import { EVERYDAY, MANAGEMENT, PRE_AUTHORISATION } from '../../definitions/function-groups.ts';

export const FUNCTIONS = [...EVERYDAY, ...PRE_AUTHORISATION, 'qr-sale', ...MANAGEMENT] as const;
export const INTERFACES = ['insert', 'tap', 'swipe', 'key', 'qr'] as const;
/** What an adapter can see or move besides answering commands. */
export const OBSERVES = [
  'display',
  'prompt',
  'indicator',
  'sound',
  'slip',
  'journal',
  'log',
  'paper',
  'battery',
  'tamper',
  'update',
  'device',
] as const;
export const LANGUAGES = ['en', 'zh-CN'] as const;
/** What kind of terminal it is. */
export const PROFILES = ['classic', 'esign', 'smart'] as const;
export const RECEIPTS = ['paper', 'electronic'] as const;
/** How messages travel between terminal and acquirer. */
export const TRANSPORTS = ['json-http', 'iso-http', 'iso-tcp', 'iso-tls'] as const;
export const PROMPTS = [
  'operator',
  'operator-password',
  'supervisor-password',
  'amount',
  'confirm-amount',
  'card',
  'confirm-card',
  'pin',
  'original-voucher',
  'confirm-original',
  'original-reference',
  'original-date',
  'authorisation-code',
  'signature',
  'remove-card',
  'query-voucher',
  'query-range',
  'paper',
  'verification-code',
  'payment-code',
] as const;

export type TerminalFunction = (typeof FUNCTIONS)[number];
export type CardInterface = (typeof INTERFACES)[number];
export type Language = (typeof LANGUAGES)[number];
export type PromptKind = (typeof PROMPTS)[number];
