// Each data object of field 55 is there where the table wants it, and has its form (F-16).
import { CHIP_OBJECTS, NOTICE_REPEATS } from '../../definitions/chip-objects.ts';
import { chipBreach, chipOf, isByChip, isShownChip } from '../chip.ts';
import { requestsOf, type Sent, sentWords } from '../requests.ts';
import type { Breach, Rule } from '../rule.ts';

const NOTICED: readonly string[] = [...NOTICE_REPEATS, 'DF31'];
const TABLE = { en: 'the table of chip data says so', zh: '芯片数据表的规定' };
const PRESENT = { en: 'there', zh: '必须上送' };

const isWanted = (request: Sent, tag: string, mandatory: boolean) =>
  request.type === 'script-notice' ? NOTICED.includes(tag) : mandatory && isByChip(request);

function unreadable(request: Sent): Breach {
  const words = sentWords(request);
  return {
    requirement: 'GUIDE-S-STEP-1a',
    clause: 'GUIDE-S-STEP-1a.1',
    text: {
      en: `wrong chip data: field 55 of ${words.en} is not made of tag, length and value`,
      zh: `芯片数据不符：${words.zh}的 55 域不由标签、长度和值组成`,
    },
    expected: { en: 'tag, length and value', zh: '标签、长度和值' },
    actual: { en: 'something else', zh: '其他内容' },
  };
}

export const chipObjects: Rule = (books) =>
  requestsOf(books).flatMap((request) => {
    const values = chipOf(request);
    if (values === null) return request.fields['55'] === undefined ? [] : [unreadable(request)];
    return CHIP_OBJECTS.flatMap(({ tag, form, words, mandatory }): Breach[] => {
      const value = values[tag];
      if (value === undefined)
        return isWanted(request, tag, mandatory) ? [chipBreach(request, tag, null, PRESENT, TABLE)] : [];
      if (!isShownChip(value) || form.test(value)) return [];
      return [chipBreach(request, tag, value, words, TABLE)];
    });
  });
