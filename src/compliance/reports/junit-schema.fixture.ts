// Holds JUnit files against junit-10.xsd, the schema of their strictest reader, as it is published. Its source stands in docs/vectors.md.
import { readFileSync } from 'node:fs';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';

const SCHEMA = new URL('../vectors/junit-10.xsd', import.meta.url);

/** Everything in the file that the schema does not let stand, with its line. Throws when it is no XML. */
export function breaches(file: string): string[] {
  const schema = XmlDocument.fromBuffer(readFileSync(SCHEMA));
  const validator = XsdValidator.fromDoc(schema);
  const document = XmlDocument.fromString(file);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ line, message }) => `${line}: ${message.trim()}`);
  } finally {
    for (const each of [document, validator, schema]) each.dispose();
  }
}
