// What is counted for each clause: kills under it, and those under no other.
import { expect, it } from 'vitest';
import { clausesNoticed, clausesText } from './clauses.ts';
import type { Hunted } from './matrix.ts';

const killed = (clauses: string[], requirement: string | null = null): Hunted => ({
  id: 'a/1',
  kind: 'request',
  verdict: 'killed',
  kill: { by: 'expectation', what: '', requirement, scenario: '', requirements: [], clauses },
  played: 1,
  others: [],
});
const rowOf = (all: Hunted[], clause: string) => clausesNoticed(all).find((row) => row.clause === clause);

it('counts under a clause what a scenario of it noticed, and alone what names no other', () => {
  const all = [killed(['GUIDE-A-STEP-5d.1']), killed(['GUIDE-A-STEP-5d.1', 'GUIDE-A-STEP-5d.2'])];
  expect(rowOf(all, 'GUIDE-A-STEP-5d.1')).toEqual({ clause: 'GUIDE-A-STEP-5d.1', mutants: 2, alone: 1 });
  expect(rowOf(all, 'GUIDE-A-STEP-5d.2')).toEqual({ clause: 'GUIDE-A-STEP-5d.2', mutants: 1, alone: 0 });
});

it('counts what a rule noticed under its requirement, whatever the scenario was about', () => {
  const all = [killed(['GUIDE-A-STEP-1b'], 'GUIDE-A-STEP-5d')];
  expect(rowOf(all, 'GUIDE-A-STEP-5d.1')).toMatchObject({ mutants: 1 });
  expect(rowOf(all, 'GUIDE-A-STEP-1b')).toMatchObject({ mutants: 0 });
});

it('leaves out what a terminal need not do, what is of others and what nobody but a person sees', () => {
  const clauses = clausesNoticed([]).map(({ clause }) => clause);
  expect(clauses.filter((id) => /^GUIDE-(A-STEP-7c|A-FAQ-4e|S-STEP-3d\.4)/.test(id))).toEqual([]);
});

it('names the clauses under which nothing was noticed', () => {
  expect(clausesText(clausesNoticed([killed(['GUIDE-A-STEP-5d.1'])]))).toMatch(/without: .*GUIDE-A-STEP-5d\.2/);
  expect(clausesText(clausesNoticed([]), 'zh')).toMatch(/共同发现的：无\n没有发现任何变异体的：GUIDE-/);
});
