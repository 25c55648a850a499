// Pieces that the schemas of a report are made of.
import { type TSchema, Type } from '../schema.ts';

export const closed = { additionalProperties: false };
export const literals = <const T extends string>(values: readonly T[], description?: string) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description ? { description } : {}) });
export const nullable = <T extends TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description ? { description } : {});
export const count = (description?: string) => Type.Integer({ minimum: 0, ...(description ? { description } : {}) });
export const text = (description?: string) => Type.String(description ? { description } : {});

export const Bilingual = Type.Object({ en: text(), zh: text() }, closed);

export const counts = <const T extends string>(verdicts: readonly T[], description?: string) =>
  Type.Unsafe<Record<T, number>>({
    type: 'object',
    ...(description === undefined ? {} : { description }),
    required: [...verdicts],
    properties: Object.fromEntries(verdicts.map((verdict) => [verdict, { type: 'integer', minimum: 0 }])),
    ...closed,
  });
