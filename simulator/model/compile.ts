// How the acquirer's schemas become validators. In a process of Node they are kept (`validatorOf`), so that nothing of ajv is loaded;
// in a browser, which has no place for them, ajv makes each anew.
import type { Options, ValidateFunction } from 'ajv';
import { AJV_OPTIONS } from './ajv-options.ts';

type Making = Omit<typeof AJV_OPTIONS, 'allErrors'> & Pick<Options, 'allErrors' | 'coerceTypes'>;
type Compile = (schema: object, options: Making) => ValidateFunction;

let compile: Compile = () => {
  throw new Error('Nobody has said how schemas are compiled: call compileBy first.');
};

/** Says how schemas are compiled; whoever starts an acquirer does. */
export function compileBy(way: Compile): void {
  compile = way;
}

/** The validator of a schema, made when it is first asked for. */
export function validating(schema: () => object, options: Making = AJV_OPTIONS): () => ValidateFunction {
  let made: ValidateFunction | undefined;
  return () => (made ??= compile(schema(), options));
}
