// The parameter types of the sentences for Cucumber: they take in whatever stands in the place, so that steps/strict.ts can say what is wrong with it.
import { yuan } from '../src/definitions/money.ts';
import { readAmount, readNumber, readPercent } from './figures.ts';
import { FORMS, type FormName } from './forms.ts';

const QUOTED = /“([^”]*)”|"([^"]*)"/;
/** Wider than what is taken: a comma in the wrong place or full-width digits are to be found, not to make another sentence. */
const FIGURES = /[-+−]?[0-9０-９](?:[0-9０-９.,，．'’_]*[0-9０-９])?/;

const READ = { amount: readAmount, number: readNumber, percent: readPercent } as const;

/** What a parameter type gives to the handler of a sentence. Amounts are whole fen. */
export type ParameterValue = { [Name in FormName]: Name extends keyof typeof READ ? number : string };

const quoted = (chinese?: string, english?: string) => chinese ?? english ?? '';

/** Rows for Cucumber's `defineParameterType`. */
export const PARAMETER_TYPES = (Object.keys(FORMS) as FormName[]).map((name) => {
  const read = (READ as Partial<Record<FormName, (text: string) => number>>)[name];
  return read === undefined
    ? { name, regexp: QUOTED, transformer: quoted }
    : { name, regexp: FIGURES, transformer: (text = '') => read(text) };
});

/** True when the line has exactly this amount in yuan, with or without thousands separators. */
export function hasAmount(line: string, minor: number): boolean {
  const figures: string[] = line.replaceAll(',', '').match(/\d+\.\d{2}(?!\d)/g) ?? [];
  return figures.includes(yuan(minor));
}
