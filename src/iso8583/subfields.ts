// What is inside a field: parts of fixed length, or BER-TLV, as its row says.
import type { Dialect } from './dialect.ts';
import { CodecError } from './errors.ts';
import { buildPositional, parsePositional } from './positional.ts';
import { buildTlv, parseTlv, type Tlv } from './tlv.ts';

/** The inside of a field. */
export type Subfields = { kind: 'parts'; parts: Record<string, string> } | { kind: 'ber-tlv'; objects: Tlv[] };

/** The inside of a field's value; null for a field whose row has none. Errors name the field. */
export function openField(dialect: Dialect, field: number, value: string): Subfields | null {
  const layout = dialect.fields[field]?.subfields;
  if (layout === undefined) return null;
  if (layout !== 'ber-tlv') return { kind: 'parts', parts: parsePositional(layout, value) as Record<string, string> };
  return { kind: 'ber-tlv', objects: inField(field, () => parseTlv(value)) };
}

/** The value of a field from its inside. */
export function closeField(dialect: Dialect, field: number, inside: Subfields): string {
  if (inside.kind === 'ber-tlv') return inField(field, () => buildTlv(inside.objects));
  const layout = dialect.fields[field]?.subfields;
  if (layout === undefined || layout === 'ber-tlv')
    throw new CodecError({ code: 'subfield-invalid', field, expected: 'a field with parts', found: 'one without' });
  const stranger = Object.keys(inside.parts).find((name) => !layout.some((part) => part.name === name));
  if (stranger !== undefined)
    throw new CodecError({
      code: 'subfield-invalid',
      field,
      expected: 'parts of the row',
      found: `a part ${stranger}`,
    });
  const tooLong = layout.find(({ name, length }) => (inside.parts[name]?.length ?? 0) > length);
  if (tooLong !== undefined)
    throw new CodecError({
      code: 'subfield-invalid',
      field,
      expected: `${tooLong.name} of at most ${tooLong.length} characters`,
      found: 'more',
    });
  return buildPositional(layout, inside.parts);
}

function inField<T>(field: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    const { code, offset, expected, found, hint } = error;
    throw new CodecError({ code, field, offset, expected, found, hint });
  }
}
