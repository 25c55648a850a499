// Small schemas that many shapes of the control plane are made of.
import { Type } from '../../src/schema.ts';

export const closed = { additionalProperties: false };

export const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });

/** Fen, from 0 to what field 4 can say. */
export const minor = (description: string) => Type.Integer({ minimum: 0, maximum: 999_999_999_999, description });

/** Fen with a sign. */
export const signedMinor = (description: string) => Type.Integer({ description });

/** A day of the calendar at the host's place. */
export const day = (description: string) =>
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10, format: 'date', description });

/** An instant as text; what it must be like is checked where it is read. */
export const instant = (description: string) => Type.String({ maxLength: 40, description });

/** A name or number of the world outside, such as that of a shop or a bank. */
export const name = (description?: string) =>
  Type.String({ minLength: 1, maxLength: 200, ...(description ? { description } : {}) });

/** A word of a closed list that is told when it is wrong, such as a transaction type. */
export const word = (description: string) => Type.String({ maxLength: 40, description });

/** A running number or a count, as far as it is exact. */
export const counted = (minimum: number, description: string) =>
  Type.Integer({ minimum, maximum: 1_000_000_000, description });

/** How many there may be at a time. */
export const LIMITS = {
  merchants: 10_000,
  terminals: 100_000,
  cards: 100_000,
  rules: 1_000,
  contract: 1_000,
  paymentCodes: 1_000_000,
} as const;

export const merchantNumber = (description = '15 letters or digits') =>
  Type.String({ pattern: '^[0-9A-Za-z]{15}$', description });
