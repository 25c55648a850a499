// No text shows what only a card's tracks carry: expiry and service code behind the separator.
import type { Rule } from '../rule.ts';
import { quote, trackTail } from '../scrub.ts';
import { PLACES, seenIn } from '../words.ts';

export const trackIsSecret: Rule = (books) =>
  books.texts.flatMap((seen) => {
    const found = books.secrets.tracks.map((track) => leakAt(seen.text, track)).find((at) => at !== null);
    if (found === undefined) return [];
    const place = PLACES[seen.where];
    return [
      {
        requirement: 'GUIDE-S-ADV-3',
        text: {
          en: `track data leaked: ${place.en} shows track data of a card`,
          zh: `磁道信息泄露：${place.zh}显示了磁道数据`,
        },
        expected: { en: 'no track data', zh: '没有磁道数据' },
        actual: seenIn(place, quote(seen.text, found, books.secrets)),
      },
    ];
  });

/** Where what stands behind the separator can be read; null when it cannot. */
function leakAt(text: string, track: string): number | null {
  const tail = trackTail(track);
  if (!tail) return null;
  const at = text.search(new RegExp(`[=D^]${tail}`, 'i'));
  return at < 0 ? null : at;
}
