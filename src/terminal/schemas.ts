// The schemas of the contract as plain JSON Schema documents: one by one for validation, all together for publication.
import {
  Acknowledgement,
  Capabilities,
  CardImage,
  COMMANDS,
  CONTRACT_VERSION,
  Command,
  Configuration,
  EVENTS,
  Event,
  HoldGrant,
  HoldRequest,
  JournalEntry,
  Refusal,
  Slip,
  SlipElements,
  State,
} from './contract.ts';

export type JsonSchema = { [keyword: string]: unknown };

/** Every named shape of the contract. */
export const SHAPES = {
  Configuration,
  CardImage,
  Command,
  Acknowledgement,
  Refusal,
  SlipElements,
  Slip,
  JournalEntry,
  Event,
  State,
  Capabilities,
  HoldRequest,
  HoldGrant,
} as const;
export type ShapeName = keyof typeof SHAPES;

/** A schema without references: what a validator compiles. */
export function standalone(schema: object): JsonSchema {
  return rewrite(schema, () => null) as JsonSchema;
}

/**
 * All shapes, and every command and event under its own name, with references between them.
 *
 * @param base what a reference begins with, such as `#/$defs/`
 */
export function definitions(base: string): Record<string, JsonSchema> {
  const named: [string, object][] = Object.entries(SHAPES);
  const members = new Map<object, string>();
  for (const [name, schema] of Object.entries(COMMANDS)) members.set(schema, `command.${name}`);
  for (const [kind, schema] of Object.entries(EVENTS)) members.set(schema, `event.${kind}`);
  const referTo = (root: object) => (schema: object) => {
    if (schema === root) return null;
    const name = members.get(schema) ?? (schema as { $id?: string }).$id;
    return name === undefined ? null : { $ref: base + name };
  };
  for (const [schema, name] of members) named.push([name, schema]);
  return Object.fromEntries(named.map(([name, schema]) => [name, rewrite(schema, referTo(schema)) as JsonSchema]));
}

/** The published JSON Schema document of the contract; validates nothing by itself, its `$defs` do. */
export function schemaDocument(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:tillproof:terminal-contract:${CONTRACT_VERSION}`,
    title: 'Tillproof terminal contract',
    description: 'Commands, events, state, journal and capabilities of a terminal; explained in docs/contract.md.',
    $defs: definitions('#/$defs/'),
  };
}

/** Copies a schema as plain JSON without `$id`, putting a reference wherever `refer` gives one. */
function rewrite(value: unknown, refer: (schema: object) => JsonSchema | null): unknown {
  if (Array.isArray(value)) return value.map((item) => rewrite(item, refer));
  if (typeof value !== 'object' || value === null) return value;
  const reference = refer(value);
  if (reference !== null) return reference;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([keyword]) => keyword !== '$id')
      .map(([keyword, item]) => [keyword, rewrite(item, refer)]),
  );
}
