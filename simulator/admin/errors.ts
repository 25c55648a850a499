// What the control plane says when it cannot do what was asked.

import { LIMITS } from '../model/basics.ts';
import type { AdminError } from '../model/index.ts';
import type { Reason } from '../model/reasons.ts';

/** A refusal of the control plane. The message says what to do about it. */
export class AdminRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly Reason[];
  constructor(status: number, code: string, message: string, details: readonly Reason[] = []) {
    super(message);
    this.name = 'AdminRefusal';
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** Body of a refusal. */
export function errorBody(code: string, message: string, details: readonly Reason[] = []): AdminError {
  return { error: { code, message, ...(details.length > 0 ? { details: [...details] } : {}) } };
}

/** 400 with every reason, and a sentence that names them all. */
export function invalid(what: string, details: readonly Reason[]): AdminRefusal {
  const list = details.map(({ path, reason }) => `${path || what} ${reason}`).join('; ');
  return new AdminRefusal(400, 'invalid-request', `${what} cannot be used: ${list}`, details);
}

export function notFound(what: string, remedy: string): AdminRefusal {
  return new AdminRefusal(404, 'not-found', `there is no ${what}; ${remedy}`);
}

/** Refuses one more where there are as many as there may be. */
export function roomFor(what: keyof typeof LIMITS, there: number): void {
  if (there < LIMITS[what]) return;
  throw conflict(
    `there are ${there} ${LIMIT_NAMES[what]}, and there may be no more; remove some, or reset the acquirer`,
  );
}

const LIMIT_NAMES: Record<keyof typeof LIMITS, string> = {
  merchants: 'merchants',
  terminals: 'terminals',
  cards: 'cards',
  rules: 'rules',
  contract: 'contract versions',
  paymentCodes: 'payment codes',
};

export function conflict(message: string): AdminRefusal {
  return new AdminRefusal(409, 'conflict', message);
}
