// Which clauses of the guide the hunted mutants were noticed under: what a terminal MUST do and a machine can see.
import type { Bilingual } from '../definitions/evidence.ts';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import type { Hunted } from './matrix.ts';

/** Of one clause: how many mutants were noticed first under it, and how many of them under no other. */
type ClauseRow = { clause: string; mutants: number; alone: number };

/** Every clause that a terminal MUST keep and a machine can see, in the order of the guide. */
export const CLAUSES: readonly { id: string; requirement: string }[] = REQUIREMENTS.filter(
  ({ level, mode, party }) => level === 'MUST' && mode === 'auto' && party === 'terminal',
).flatMap(({ id, clauses }) =>
  clauses === undefined
    ? [{ id, requirement: id }]
    : clauses.filter(({ seen }) => seen !== 'person').map((clause) => ({ id: clause.id, requirement: id })),
);

/** What a kill names: the clauses of the scenario whose sentence failed, or the requirement of the rule. */
const namesOf = ({ kill }: Hunted): readonly string[] =>
  kill === null ? [] : kill.requirement === null ? kill.clauses : [kill.requirement];

/** Every clause that a terminal MUST keep and a machine can see, in the order of the guide. */
export function clausesNoticed(all: readonly Hunted[]): ClauseRow[] {
  const kills = all.map(namesOf).filter((names) => names.length > 0);
  return CLAUSES.map(({ id, requirement }) => {
    const own = kills.filter((names) => names.includes(id) || names.includes(requirement));
    return { clause: id, mutants: own.length, alone: own.filter((names) => names.length === 1).length };
  });
}

/** The clauses for people: how many there are, and by name those under which nothing was noticed. */
export function clausesText(rows: readonly ClauseRow[], key: keyof Bilingual = 'en'): string {
  const named = (few: readonly ClauseRow[]) =>
    few.map(({ clause }) => clause).join(', ') || { en: 'none', zh: '无' }[key];
  const none = rows.filter(({ mutants }) => mutants === 0);
  const shared = rows.filter(({ mutants, alone }) => mutants > 0 && alone === 0);
  const [first, alone] = [rows.length - none.length, rows.length - none.length - shared.length];
  const words: Record<keyof Bilingual, readonly string[]> = {
    en: [
      `MUST clauses that a machine can see: ${rows.length}`,
      `with mutants noticed first under them: ${first}, under them alone: ${alone}`,
      `only together with another clause: ${named(shared)}`,
      `without: ${named(none)}`,
    ],
    zh: [
      `终端必须遵守、机器可观察的条款：${rows.length}条`,
      `最先发现了变异体的：${first}条，其中不与其他条款共有的：${alone}条`,
      `仅与其他条款共同发现的：${named(shared)}`,
      `没有发现任何变异体的：${named(none)}`,
    ],
  };
  return words[key].join('\n');
}
