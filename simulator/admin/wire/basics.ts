// Small schemas that many shapes of the control plane are made of.
import { Type } from '../../../src/schema.ts';

export const closed = { additionalProperties: false };

export const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });

/** Fen, from 0 to what field 4 can say. */
export const minor = (description: string) => Type.Integer({ minimum: 0, maximum: 999_999_999_999, description });

/** Fen with a sign. */
export const signedMinor = (description: string) => Type.Integer({ description });

/** A calendar day at the host's place. */
export const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });

export const merchantNumber = (description = '15 letters or digits') =>
  Type.String({ pattern: '^[0-9A-Za-z]{15}$', description });
