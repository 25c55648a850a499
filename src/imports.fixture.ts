// What the files of the house import from each other and give away, read from their text; and the circles in it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Every file below the folder with one of the endings, as a path from the top of the house. */
export function files(folder: string, ...endings: string[]): string[] {
  const at = path.join(ROOT, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.includes('node_modules/'))
    .sort();
}

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

/** `names` are those that are taken (`*` = all of them); `typeOnly` when nothing of it is left at run time. */
export type Import = { from: string; to: string; typeOnly: boolean; names: readonly string[] };

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?([^'";]*?)from\s+'(\.{1,2}\/[^']+)'|import\(\s*'(\.{1,2}\/[^']+)'\s*\)(?:\.(\w+))?|^\s*import\s+'(\.{1,2}\/[^']+)'/gm;

/** What a file takes from others of the house; `text` is what stands in it. */
export function importsOf(file: string, text: string = read(file)): Import[] {
  return [...text.matchAll(IMPORT)].flatMap(([, type, clause = '', target, dynamic, member = '*', bare]) => {
    const to = target ?? dynamic ?? bare;
    if (to === undefined) return [];
    const listed = listOf(clause);
    const typeOnly = type !== undefined || (listed.length > 0 && listed.every(({ isType }) => isType));
    const names = target === undefined ? [member] : /\*/.test(clause) ? ['*'] : listed.map(({ name }) => name);
    return { from: file, to: path.posix.join(path.posix.dirname(file), to), typeOnly, names };
  });
}

/** The names between the braces of a clause, as the other file calls them. */
function listOf(clause: string): { name: string; as: string; isType: boolean }[] {
  const [, inside = ''] = /\{([^}]*)\}/.exec(clause) ?? [];
  return inside
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      const isType = each.startsWith('type ');
      const [name = '', as = name] = each.replace(/^type /, '').split(/\s+as\s+/);
      return { name, as, isType };
    });
}

const EXPORT =
  /^export\s+(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|function\*?|class|type|interface)\s+(\w+)|^export\s+(?:type\s+)?(\{[^}]*\})/gm;

/** What a file gives to others, by name; what it passes on from others belongs to it. */
export function exportsOf(text: string): string[] {
  return [...text.matchAll(EXPORT)].flatMap(([, name, list]) =>
    name === undefined ? listOf(list ?? '').map(({ as }) => as) : [name],
  );
}

/** Groups of files that all reach each other by their imports, types included. */
export function circlesOf(imports: readonly Pick<Import, 'from' | 'to'>[]): string[][] {
  const next = Map.groupBy(imports, ({ from }) => from);
  const reaches = (start: string): Set<string> => {
    const reached = new Set<string>();
    const waiting = [start];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
      for (const { to } of next.get(at) ?? [])
        if (!reached.has(to)) {
          reached.add(to);
          waiting.push(to);
        }
    return reached;
  };
  const all = new Map([...next.keys()].map((file) => [file, reaches(file)]));
  const inCircle = [...all.keys()].filter((file) => all.get(file)?.has(file));
  const groups = Map.groupBy(inCircle, (file) =>
    inCircle.filter((other) => all.get(file)?.has(other) && all.get(other)?.has(file)).join(' '),
  );
  return [...groups.values()];
}
