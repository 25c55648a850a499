// Says in words why a value does not fit its schema: where, what was given, and what there is to choose from.
import type { ErrorObject } from 'ajv';
import type { Bilingual } from '../definitions/evidence.ts';
import { patternWords } from '../definitions/pattern-words.ts';
import { nearest } from './nearest.ts';

/** What is wrong at a place, which the words begin with; `path` are the names of members and places in lists that lead there. */
type Reason = Bilingual & { path: readonly string[] };

/** One reason for everything that is wrong. ajv's options must be `allErrors` and `verbose`. `nameOf` names a place, such as `timers.responseTimeoutMs`. */
export function reasonsInWords(
  errors: readonly ErrorObject[] | null | undefined,
  nameOf: (path: readonly string[]) => Bilingual = readable,
): Reason[] {
  const all = (errors ?? []).filter(({ keyword }) => keyword !== 'const');
  const choices = all.filter(({ keyword }) => keyword === 'anyOf');
  const within = (error: ErrorObject) =>
    choices.find((choice) => choice !== error && error.schemaPath.startsWith(`${choice.schemaPath}/`));
  const deeper = (choice: ErrorObject) =>
    all.filter((error) => within(error) === choice && error.instancePath.length > choice.instancePath.length);
  const told = all.filter((error) => {
    const choice = error.keyword === 'anyOf' ? error : within(error);
    // Of a choice is told what is wrong inside the value when it is of the right kind, else what there is to choose from.
    if (choice === undefined) return true;
    return error === choice ? deeper(choice).length === 0 : deeper(choice).includes(error);
  });
  const reasons = told.map((error): Reason => {
    const path = partsOf(error.instancePath);
    const [place, { en, zh }] = [nameOf(path), reason(error)];
    const at = error.keyword === 'additionalProperties' ? [...path, String(error.params.additionalProperty)] : path;
    return { path: at, en: `${place.en}: ${en}`, zh: `${place.zh}：${zh}` };
  });
  return [...new Map(reasons.map((each) => [each.en, each])).values()];
}

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

const LONGEST = 60;

/** `languages[0]`; `the file` for the whole. */
function readable(path: readonly string[]): Bilingual {
  const text = path.map((part) => (/^\d+$/.test(part) ? `[${part}]` : `.${part}`)).join('');
  const place = text.replace(/^\./, '').slice(0, LONGEST);
  return place === '' ? { en: 'the file', zh: '整个文件' } : { en: place, zh: place };
}

/** Members whose values are told to nobody. */
const SECRET = /(?:^|\/)(?:pan|pin|prefix)$/;

function given({ instancePath, data }: Pick<ErrorObject, 'instancePath' | 'data'>): Bilingual {
  if (SECRET.test(instancePath)) return { en: 'it', zh: '该值' };
  const text = JSON.stringify(data) ?? 'nothing';
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return { en: shown, zh: shown };
}

type Schema = { minimum?: number; maximum?: number; properties?: object; enum?: unknown[]; anyOf?: Schema[] };

function reason(error: ErrorObject): Bilingual {
  const { keyword, params, data, parentSchema } = error;
  const schema = (parentSchema ?? {}) as Schema;
  const is = given(error);
  switch (keyword) {
    case 'enum':
      return noneOf(is, (params.allowedValues as unknown[]).map(String));
    case 'anyOf': {
      const kinds = (schema.anyOf ?? []).map(kindOf);
      return {
        en: `${is.en} is none of ${kinds.map(({ en }) => en).join(', ')}`,
        zh: `${is.zh}不在可选之列：${kinds.map(({ zh }) => zh).join('、')}`,
      };
    }
    case 'minimum':
    case 'maximum': {
      const range = rangeOf(schema);
      return { en: `${is.en} is not ${range.en}`, zh: `${is.zh}不符，应${range.zh}` };
    }
    case 'type': {
      const kind = KINDS[String(params.type)] ?? same(String(params.type));
      return { en: `${is.en} is not ${kind.en}`, zh: `${is.zh}不是${kind.zh}` };
    }
    case 'pattern': {
      const form = patternWords(String(params.pattern)) ?? same(String(params.pattern));
      return { en: `${is.en} has the wrong form; it must be ${form.en}`, zh: `${is.zh}格式不对，应为${form.zh}` };
    }
    case 'additionalProperties':
      return unknownMember(String(params.additionalProperty), Object.keys(schema.properties ?? {}));
    case 'required':
      return { en: `${params.missingProperty} is missing`, zh: `缺少${params.missingProperty}` };
    case 'minItems':
      return { en: `the list is too short; it needs at least ${params.limit}`, zh: `列表过短，至少${params.limit}项` };
    case 'minLength':
      return data === ''
        ? { en: 'it is empty', zh: '内容为空' }
        : {
            en: `${is.en} is too short; at least ${params.limit} characters`,
            zh: `${is.zh}过短，至少${params.limit}个字符`,
          };
    case 'maxLength':
      return {
        en: `${is.en} is too long; at most ${params.limit} characters`,
        zh: `${is.zh}过长，至多${params.limit}个字符`,
      };
    case 'uniqueItems': {
      const twice = JSON.stringify((data as unknown[])[params.i]);
      return { en: `names ${twice} twice`, zh: `${twice}重复` };
    }
    default:
      return { en: `${is.en} does not hold (${keyword})`, zh: `${is.zh}不符合规定（${keyword}）` };
  }
}

const same = (text: string): Bilingual => ({ en: text, zh: text });

const noneOf = (is: Bilingual, values: readonly string[]): Bilingual => ({
  en: `${is.en} is none of ${values.join(', ')}`,
  zh: `${is.zh}不在可选值之中：${values.join('、')}`,
});

function unknownMember(name: string, known: readonly string[]): Bilingual {
  const alike = nearest(name, known);
  const [en, zh] = alike.length > 0 ? ['the nearest are', '最接近的有'] : ['there are', '可用：'];
  const shown = alike.length > 0 ? alike : known;
  const quoted = JSON.stringify(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
  return {
    en: `there is no setting ${quoted}; ${en} ${shown.join(', ')}`,
    zh: `没有设置项${quoted}；${zh}${shown.join('、')}`,
  };
}

const KINDS: Readonly<Record<string, Bilingual>> = {
  array: { en: 'a list', zh: '列表' },
  boolean: { en: 'true or false', zh: 'true或false' },
  integer: { en: 'a whole number', zh: '整数' },
  number: { en: 'a number', zh: '数字' },
  object: { en: 'a mapping of settings to values', zh: '由设置项和值组成的对象' },
  string: { en: 'a text', zh: '文字' },
};

function rangeOf({ minimum, maximum }: Schema): Bilingual {
  if (minimum !== undefined && maximum !== undefined)
    return { en: `from ${minimum} to ${maximum}`, zh: `在${minimum}至${maximum}之间` };
  return minimum === undefined
    ? { en: `${maximum} or less`, zh: `不大于${maximum}` }
    : { en: `${minimum} or more`, zh: `不小于${minimum}` };
}

/** What a branch of a choice takes. */
function kindOf(branch: Schema & { type?: string }): Bilingual {
  if (branch.enum !== undefined) return { en: branch.enum.join(', '), zh: branch.enum.join('、') };
  const names = Object.keys(branch.properties ?? {});
  if (names.length > 0) return { en: `a mapping of ${names.join(', ')}`, zh: `由${names.join('、')}组成的对象` };
  return KINDS[branch.type ?? ''] ?? { en: 'another value', zh: '其他值' };
}
