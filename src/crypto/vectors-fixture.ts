// The published vectors as data for tests.
import { readFileSync } from 'node:fs';

/** A vector: whatever its file says; `kind` tells the shapes apart. */
// biome-ignore lint/suspicious/noExplicitAny: the shape differs by kind and is described in each file's `schema`.
export type Vector = { name: string; kind: string } & Record<string, any>;

/** The vectors of one file of this room. */
export function vectorsOf(file: string): Vector[] {
  const text = readFileSync(new URL(`./vectors/${file}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { vectors: Vector[] }).vectors;
}

export const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
export const hex = (value: Uint8Array): string => Buffer.from(value).toString('hex').toUpperCase();
