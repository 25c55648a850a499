// The published schemas and the OpenAPI document are those of the code, and are sound by themselves.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { COMMANDS, EVENTS } from './contract.ts';
import { openApi } from './openapi.ts';
import { publications, SCHEMA_FOLDER } from './publish.ts';
import { schemaDocument } from './schemas.ts';

describe('the published schemas', () => {
  it.each(Object.entries(publications()))('%s is current (else: node src/terminal/publish.ts)', (name, content) => {
    expect(readFileSync(path.join(SCHEMA_FOLDER, name), 'utf8')).toBe(content);
  });

  it('have a definition for every command and event', () => {
    const names = Object.keys(schemaDocument().$defs as object);
    for (const name of Object.keys(COMMANDS)) expect(names).toContain(`command.${name}`);
    for (const kind of Object.keys(EVENTS)) expect(names).toContain(`event.${kind}`);
  });

  it('compile in a validator that knows nothing else, and tell right from wrong', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    ajv.addSchema(schemaDocument());
    const command = ajv.getSchema('urn:tillproof:terminal-contract:1#/$defs/Command');
    expect(command?.({ command: 'press', key: 'confirm' })).toBe(true);
    expect(command?.({ command: 'press', key: 'up' })).toBe(false);
  });
});

describe('the OpenAPI document', () => {
  it('refers only to schemas that it has', () => {
    const document = openApi();
    const text = JSON.stringify(document);
    const known = Object.keys((document.components as { schemas: object }).schemas);
    const used = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]);
    expect(used.length).toBeGreaterThan(20);
    for (const name of used) expect(known).toContain(name);
  });

  it('names an operation for every address', () => {
    expect(Object.keys(openApi().paths as object)).toEqual([
      '/v1/command',
      '/v1/events',
      '/v1/state',
      '/v1/journal',
      '/v1/log',
      '/v1/capabilities',
      '/openapi.json',
    ]);
  });
});
