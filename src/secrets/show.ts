// Says how much of a secret was seen, without the secret; and takes it out of a text by saying just that.
import { SHOWN_HEAD, SHOWN_TAIL, type Sighting } from './secrets.ts';

export type ShowLanguage = 'en' | 'zh-CN';

const shown = (count: number, language: ShowLanguage) =>
  language === 'en' ? `[${count} digit${count === 1 ? '' : 's'} shown]` : `[显示${count}位]`;

const WRITINGS = {
  plain: null,
  pieces: null,
  hex: { en: 'in hex', zh: '十六进制' },
  bytes: { en: 'as bytes', zh: '字节' },
  base64: { en: 'as base64', zh: 'base64' },
} as const;

const KINDS = {
  track: { en: '[track data shown]', zh: '[显示磁道数据]' },
  'pin-block': { en: '[PIN block shown]', zh: '[显示密码块]' },
  key: { en: '[key shown]', zh: '[显示密钥]' },
} as const;

/** `621234[6 digits shown]1232`; of a PIN `[6 digits shown]`. */
export function howMuch({ kind, secret, head, tail }: Sighting, language: ShowLanguage = 'en'): string {
  switch (kind) {
    case 'track':
    case 'pin-block':
    case 'key':
      return KINDS[kind][language === 'en' ? 'en' : 'zh'];
    case 'pin':
    case 'verification-code':
    case 'password':
      return shown(secret.length, language);
    case 'code':
      return ofCode(secret, head, tail, language);
    case 'pan':
      return ofCard(secret, head, tail, language);
  }
}

/** Of a code that was shown in part no more is said than how much. */
function ofCode(code: string, head: number, tail: number, language: ShowLanguage): string {
  const whole = head + tail >= code.length;
  const digits = whole ? code.length - SHOWN_TAIL : head + Math.max(0, tail - SHOWN_TAIL);
  return `${shown(digits, language)}${whole || tail > 0 ? code.slice(-SHOWN_TAIL) : ''}`;
}

function ofCard(pan: string, head: number, tail: number, language: ShowLanguage): string {
  if (head >= pan.length || tail >= pan.length || head + tail >= pan.length)
    return `${pan.slice(0, SHOWN_HEAD)}${shown(pan.length - SHOWN_HEAD - SHOWN_TAIL, language)}${pan.slice(-SHOWN_TAIL)}`;
  const moreHead = Math.max(0, head - SHOWN_HEAD);
  const moreTail = Math.max(0, tail - SHOWN_TAIL);
  return [
    pan.slice(0, Math.min(head, SHOWN_HEAD)),
    moreHead > 0 ? shown(moreHead, language) : '',
    '*'.repeat(pan.length - head - tail),
    moreTail > 0 ? shown(moreTail, language) : '',
    tail > 0 ? pan.slice(-Math.min(tail, SHOWN_TAIL)) : '',
  ].join('');
}

/** How it was written, when it was not written plainly: ` as base64`. */
export function inWhichWriting({ writing }: Sighting, language: ShowLanguage = 'en'): string {
  const words = WRITINGS[writing];
  return words === null ? '' : language === 'en' ? ` ${words.en}` : `（${words.zh}）`;
}

/** Number of the line, from 1, in which it begins. */
export function lineOf(text: string, { ranges }: Sighting): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < ranges[0][0]; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** What takes the place of each part of a text, in order; parts do not overlap. */
export type Replacement = { from: number; to: number; by: string };

export function replacementsFor(sightings: readonly Sighting[], language: ShowLanguage = 'en'): Replacement[] {
  const wanted = sightings.flatMap((sighting) =>
    sighting.ranges.map(([from, to], i) => ({
      from,
      to,
      by:
        i > 0
          ? '[…]'
          : sighting.writing === 'base64'
            ? `[base64: ${howMuch(sighting, language)}]`
            : howMuch(sighting, language),
    })),
  );
  const kept: Replacement[] = [];
  for (const next of wanted.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = kept.at(-1);
    if (last === undefined || next.from >= last.to) kept.push({ ...next });
    else if (next.to > last.to) last.to = next.to;
  }
  return kept;
}

export function replaced(text: string, replacements: readonly Replacement[]): string {
  let done = 0;
  let result = '';
  for (const { from, to, by } of replacements) {
    result += text.slice(done, from) + by;
    done = to;
  }
  return result + text.slice(done);
}
