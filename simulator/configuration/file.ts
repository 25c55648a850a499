// Reads a configuration of the acquirer from a YAML or JSON file; refuses it with the line, path and reason of every error.
import { readFileSync } from 'node:fs';
import { yaml } from '../../src/yaml.ts';
import type { AcquirerConfiguration } from '../model/index.ts';
import type { Reason } from '../model/reasons.ts';
import { ConfigurationError, configurationErrors } from './check.ts';

/** The configuration in the file, or a ConfigurationError that names the file and everything that is wrong with it. */
export function loadConfiguration(path: string): AcquirerConfiguration {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new ConfigurationError(
      [{ path: '', reason: code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})` }],
      path,
    );
  }
  return parseConfiguration(text, path);
}

/** The configuration in a YAML or JSON text; `name` is what errors call it. */
export function parseConfiguration(text: string, name: string): AcquirerConfiguration {
  const { isNode, LineCounter, parseDocument } = yaml();
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const syntax = document.errors.map(({ message, pos: [start] }) => ({
      path: `line ${lines.linePos(start).line}`,
      reason: message,
    }));
    throw new ConfigurationError(syntax, name);
  }
  let value: unknown;
  try {
    value = document.toJS();
  } catch {
    throw new ConfigurationError([{ path: '', reason: 'has too many or broken aliases' }], name);
  }
  const located = ({ path, reason }: Reason): Reason => {
    const line = lineOf(path);
    return { path, reason: line === null ? reason : `${reason} (line ${line})` };
  };
  const lineOf = (path: string): number | null => {
    for (let keys = keysOf(path); keys.length > 0; keys = keys.slice(0, -1)) {
      const node = document.getIn(keys, true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  const errors = configurationErrors(value);
  if (errors.length > 0) throw new ConfigurationError(errors.map(located), name);
  return value as AcquirerConfiguration;
}

/** `cards[3].pan` as the keys that lead there. */
function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  );
}
