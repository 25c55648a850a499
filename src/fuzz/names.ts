// What a field is called in the sentences of a damage.
import { FIELDS } from '../definitions/fields.ts';
import type { Message } from '../iso8583/message.ts';

export const name = (field: number) => ({
  en: FIELDS[field]?.en.toLowerCase() ?? `field ${field}`,
  zh: FIELDS[field]?.zh ?? `第${field}域`,
});

/** The message without one of its fields. */
export const without = ({ mti, fields }: Message, field: number): Message => {
  const { [field]: _, ...rest } = fields;
  return { mti, fields: rest };
};
