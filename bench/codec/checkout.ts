// The codec of a checkout, this one or another.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Codec, Dialect } from '../../src/iso8583/index.ts';

export type Checkout = { dialects: Record<string, Dialect>; compile(dialect: Dialect): Codec };

const CODEC = 'src/iso8583/index.ts';
const DIALECTS = 'src/definitions/dialects/index.ts';

/** Loads the codec and the dialects of the checkout in that folder. */
export async function loadCheckout(folder: string): Promise<Checkout> {
  for (const file of [CODEC, DIALECTS])
    if (!existsSync(path.join(folder, file)))
      throw new Error(`${folder} is no checkout of Tillproof: it has no ${file}. Give the folder of one`);
  const load = (file: string) => import(pathToFileURL(path.resolve(folder, file)).href);
  const [{ compileDialect }, { DIALECTS: dialects }] = await Promise.all([load(CODEC), load(DIALECTS)]);
  return { dialects, compile: compileDialect };
}
