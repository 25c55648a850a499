// Writes the published schemas of the contract into docs/schemas: node src/terminal/publish.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApi } from './openapi.ts';
import { schemaDocument } from './schemas.ts';

/** Folder of the published schemas. */
export const SCHEMA_FOLDER = fileURLToPath(new URL('../../docs/schemas/', import.meta.url));

/** Contents of the published files by file name. */
export function publications(): Record<string, string> {
  const text = (document: object) => `${JSON.stringify(document, null, 2)}\n`;
  return { 'terminal.schema.json': text(schemaDocument()), 'terminal.openapi.json': text(openApi()) };
}

if (import.meta.main) {
  mkdirSync(SCHEMA_FOLDER, { recursive: true });
  for (const [name, content] of Object.entries(publications())) writeFileSync(path.join(SCHEMA_FOLDER, name), content);
}
