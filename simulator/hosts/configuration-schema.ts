// The JSON Schema of the configuration file, as editors and other tools take it; printed by running this file.
import { fileURLToPath } from 'node:url';
import { AcquirerConfiguration } from '../admin/wire.ts';

/** Draft 2020-12, without the short names that the schemas have inside the simulator. */
export function configurationSchema(): object {
  const plain = JSON.parse(
    JSON.stringify(AcquirerConfiguration, (key, value) => (key === '$id' ? undefined : value)),
  ) as object;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of a Tillproof acquirer',
    ...plain,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(configurationSchema(), null, 2)}\n`);
}
