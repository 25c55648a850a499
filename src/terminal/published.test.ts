// The published schemas and the OpenAPI document are those of the code, and are sound by themselves.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { COMMANDS, EVENTS } from './contract.ts';
import { openApi } from './openapi.ts';
import { schemaDocument } from './schemas.ts';

const PUBLISHED = { 'terminal.schema.json': schemaDocument, 'terminal.openapi.json': openApi };

describe('the published schemas', () => {
  // To publish a change: UPDATE_SCHEMAS=1 npx vitest run src/terminal/published.test.ts && npx biome check --write docs/schemas
  it.each(Object.entries(PUBLISHED))('%s says what the code says', (name, document) => {
    const file = fileURLToPath(new URL(`../../docs/schemas/${name}`, import.meta.url));
    if (process.env.UPDATE_SCHEMAS) writeFileSync(file, `${JSON.stringify(document(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document());
  });

  it('have a definition for every command and event', () => {
    const names = Object.keys(schemaDocument().$defs as object);
    for (const name of Object.keys(COMMANDS)) expect(names).toContain(`command.${name}`);
    for (const kind of Object.keys(EVENTS)) expect(names).toContain(`event.${kind}`);
  });

  it('compile in a validator that knows nothing else, and tell right from wrong', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    ajv.addSchema(schemaDocument());
    const command = ajv.getSchema('urn:tillproof:terminal-contract:2#/$defs/Command');
    expect(command?.({ command: 'press', key: 'confirm' })).toBe(true);
    expect(command?.({ command: 'press', key: 'up' })).toBe(false);
  });
});

describe('the OpenAPI document', () => {
  it('refers only to schemas that it has', () => {
    const document = openApi();
    const known = Object.keys((document.components as { schemas: object }).schemas);
    const used = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(used.length).toBeGreaterThan(20);
    for (const name of used) expect(known).toContain(name);
  });

  it('names an operation for every address that is served', () => {
    expect(Object.keys(openApi().paths as object)).toEqual([
      '/v1/command',
      '/v1/events',
      '/v1/state',
      '/v1/journal',
      '/v1/log',
      '/v1/capabilities',
      '/v1/hold',
      '/openapi.json',
    ]);
  });
});
