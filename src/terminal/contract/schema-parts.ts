// What the schemas of the contract are put together from.
import { Type } from '../../schema.ts';

/** One of these words. */
export const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });

/** An amount in minor units. */
export const minor = (description: string) => Type.Integer({ minimum: 0, maximum: 999_999_999_999, description });

/** A version of the contract. */
export const versionNumber = (description: string) => Type.Integer({ minimum: 1, description });
