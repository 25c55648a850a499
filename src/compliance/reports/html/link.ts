// Modules as one: what a page needs of the house, as the text of one script that imports nothing.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, getCompileCacheDir, stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

const IMPORT = /^import\s*(?:\{([^}]*)\}\s*from\s*)?'([^']+)';?[ \t]*$/gm;
const DECLARED = /^export\s+((?:async\s+)?(?:const|function\*?|class)\s+(\w+))/gm;
const LISTED = /(^|;)export\s*\{([^}]*)\};?[ \t]*$/gm;
/** What is left of modules when all that is known of them is taken away. */
const UNKNOWN = /^\s*(?:import|export)\b.*|\bimport\s*[(.].*|;export\b.{0,40}/m;
/** What would end the script, or begin a part of it that the page reads otherwise. */
const BREAKS_OUT = /<\/script|<script|<!--/i;

/** Reads a module as JavaScript; a `.ts` file without its types. */
function javaScript(file: string): string {
  const text = readFileSync(file, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
  return file.endsWith('.ts') ? withoutRemarks(kept(text, withoutTypes)) : text;
}

/** What this Node made of the text before, from beside what it keeps compiled: to strip the page's modules takes a run a tenth of a second. */
function kept(text: string, make: (text: string) => string): string {
  const cache = getCompileCacheDir();
  if (cache === undefined) return make(text);
  const file = path.join(cache, 'stripped', createHash('sha256').update(text).digest('hex'));
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const made = make(text);
    keep(file, made);
    return made;
  }
}

/** In one move, for other runs read it; where nothing can be kept it is made anew each time. */
function keep(file: string, text: string): void {
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch {
    // A cache is no promise.
  }
}

/** Without whole lines of remarks, indentation, and the gaps that types leave: a reader of the page loads the script, not the reasons. */
function withoutRemarks(text: string): string {
  return text
    .replace(/^[ \t]*\/\*\*[\s\S]*?\*\/[ \t]*$/gm, '')
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/[ \t]{6,}/g, ' ')
    .replace(/^[ \t]+|[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');
}

/** Node remarks once that stripping is experimental, which nobody who certifies a terminal can do anything about. */
function withoutTypes(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** lit-html for browsers; its own entry says which file Node takes, and the other stands above that. */
function litHtml(): string {
  return path.join(path.dirname(createRequire(import.meta.url).resolve('lit-html')), '../lit-html.js');
}

/**
 * The module and all that it imports, each in a function of its own, those first that others need. What modules may do: import by name from
 * relative files and from `lit-html`, declare exports by `const`, `function` and `class`, list exports. Throws an Error with the file and
 * the line for anything else, for a circle, and for a text that would end the script that it stands in.
 *
 * @param read reads a file as JavaScript; tests give their own
 */
export function linked(entry: string, read: (file: string) => string = javaScript): string {
  const names = new Map<string, string>();
  const parts: string[] = [];
  const open: string[] = [];
  const add = (file: string): string => {
    const known = names.get(file);
    if (known !== undefined) return known;
    if (open.includes(file))
      throw new Error(`${file}: imports itself by way of ${open.slice(open.indexOf(file)).join(', ')}`);
    open.push(file);
    const given: string[] = [];
    const body = read(file)
      .replace(IMPORT, (_, taken: string | undefined, target: string) => {
        const from = add(target === 'lit-html' ? litHtml() : relative(file, target));
        return taken === undefined
          ? ''
          : `const {${pairs(taken).map(([name, as]) => (name === as ? name : `${name}: ${as}`))}} = ${from};`;
      })
      .replace(DECLARED, (_, declaration: string, name: string) => {
        given.push(name);
        return declaration;
      })
      .replace(LISTED, (_, before: string, listed: string) => {
        given.push(...pairs(listed).map(([name, as]) => `${as}: ${name}`));
        return before;
      });
    const odd = UNKNOWN.exec(body) ?? BREAKS_OUT.exec(body);
    if (odd) throw new Error(`${file}: this cannot stand in a linked script: ${odd[0].trim()}`);
    open.pop();
    const own = `module${names.size}`;
    names.set(file, own);
    // The last one needs no names of its own, and may wait for something.
    if (open.length === 0) parts.push(body.trim());
    else parts.push(`const ${own} = (() => {\n${body.trim()}\nreturn { ${given.join(', ')} };\n})();`);
    return own;
  };
  add(entry);
  return parts.join('\n');
}

function relative(file: string, target: string): string {
  if (!target.startsWith('.')) throw new Error(`${file}: there is no ${target} for a linked script`);
  return path.join(path.dirname(file), target);
}

/** `a, b as c` as `[a, a], [b, c]`. */
function pairs(list: string): [string, string][] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const [name = '', as = name] = each.split(/\s+as\s+/);
      return [name, as];
    });
}
