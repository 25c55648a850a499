// One thing that a verification looked at, and in what two values differ.
import type { Bilingual } from '../definitions/evidence.ts';

/**
 * `name` is what was looked at, the same in every version. `holds` and `broken` were found out; `unchecked` could not be, because nothing was
 * given to hold it against; `noted` decides nothing.
 */
export type Check = { name: string; verdict: 'holds' | 'broken' | 'unchecked' | 'noted'; text: Bilingual };

export const holds = (name: string, en: string, zh: string): Check => ({ name, verdict: 'holds', text: { en, zh } });
export const broken = (name: string, en: string, zh: string): Check => ({ name, verdict: 'broken', text: { en, zh } });
export const unchecked = (name: string, en: string, zh: string): Check => ({
  name,
  verdict: 'unchecked',
  text: { en, zh },
});
export const noted = (name: string, en: string, zh: string): Check => ({ name, verdict: 'noted', text: { en, zh } });

/** More differences than these are counted. */
const SHOWN = 5;

/** `holds` when there is nothing to tell, else `broken` with the first of what there is. */
export function whenNone(name: string, wrong: readonly Bilingual[], en: string, zh: string): Check {
  if (wrong.length === 0) return holds(name, en, zh);
  const first = wrong.slice(0, SHOWN);
  const more = wrong.length - first.length;
  return broken(
    name,
    [...first.map((each) => each.en), ...(more > 0 ? [`and ${more} more`] : [])].join('; '),
    [...first.map((each) => each.zh), ...(more > 0 ? [`另有${more}处`] : [])].join('；'),
  );
}

/** Where two JSON values differ: the path of each difference, and what stands there. */
export function differences(certified: unknown, found: unknown, at = ''): Bilingual[] {
  if (isObject(certified) && isObject(found)) {
    const names = [...new Set([...Object.keys(certified), ...Object.keys(found)])];
    return names.flatMap((name) => differences(certified[name], found[name], at === '' ? name : `${at}.${name}`));
  }
  if (Array.isArray(certified) && Array.isArray(found)) {
    const length = Math.max(certified.length, found.length);
    return Array.from({ length }, (_, i) => differences(certified[i], found[i], `${at}[${i}]`)).flat();
  }
  if (JSON.stringify(certified) === JSON.stringify(found)) return [];
  const place = at === '' ? '' : `${at}: `;
  return [
    {
      en: `${place}the certificate says ${shown(certified, 'nothing')}, the evidence ${shown(found, 'nothing')}`,
      zh: `${place}证书为${shown(certified, '空')}，证据为${shown(found, '空')}`,
    },
  ];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Long values are cut: what is compared may be a whole headline. */
function shown(value: unknown, nothing: string): string {
  const text = value === undefined ? nothing : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
