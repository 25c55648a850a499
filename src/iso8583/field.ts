// One row of a dialect made ready: reads and writes one field.
import type { Dialect, FieldRow } from './dialect.ts';
import type { Condition } from './dialect-presence.ts';
import { fixedField } from './fields/fixed.ts';
import type { FieldFunctions } from './fields/functions.ts';
import { variableField } from './fields/variable.ts';
import type { Message } from './message.ts';
import { holds } from './presence.ts';
import { type ResolvedRow, resolveRow, variantOf } from './row.ts';

/** A field ready for use. */
export type Field = FieldFunctions & {
  number: number;
  resolved: ResolvedRow;
  /** Other contents, by conditions on the message as far as it is read. */
  variants: readonly { when: readonly Condition[]; field: Field }[] | null;
};

/** The row as a pair of functions. */
export function compileField(dialect: Pick<Dialect, 'defaults'>, number: number, row: FieldRow): Field {
  const resolved = resolveRow(dialect, number, row);
  const variants = row.variants?.map((variant) => ({
    when: variant.when,
    field: compileField(dialect, number, variantOf(row, variant)),
  }));
  const { read, write } = resolved.prefix === null ? fixedField(resolved) : variableField(resolved, resolved.prefix);
  return { number, read, write, resolved, variants: variants ?? null };
}

/** The field itself, or the variant whose conditions hold of what is known of the message. */
export function chosen<F extends Pick<Field, 'variants'>>(field: F, message: Message): F | Field {
  if (field.variants === null) return field;
  return field.variants.find(({ when }) => when.every((condition) => holds(message, condition)))?.field ?? field;
}
