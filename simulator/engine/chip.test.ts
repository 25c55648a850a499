// Chip data is shown tag by tag, and of what is secret, or what nobody knows, its length alone.
import { expect, it } from 'vitest';
import { shownChip } from './chip.ts';

const PAN = '6212345678901232';
const chip = (field: string) => shownChip({ mti: '0200', fields: { 55: field } });

it('shows public data, masks card numbers, and hides tracks, names and unknown tags', () => {
  const track = `5713${PAN}D35122200000000000000F`;
  expect(chip(`9F270180${`5A08${PAN}`}${track}5F2004414243449F7F0412345678DF7F021234`)).toEqual({
    '9F27': '80',
    '5A': '621234******1232',
    '57': '[38 hidden]',
    '5F20': '[8 hidden]',
    '9F7F': expect.any(String),
    DF7F: '[4 hidden]',
  });
  expect(JSON.stringify(chip(`9F1008${PAN}${track}`))).not.toMatch(/5678901232|1234567890/);
});

it('shows data objects within others beside them, and nothing of what is no chip data', () => {
  expect(chip(`7006${'9F270180'}${'9C00'}`)).toEqual({ '9F27': '80', '9C': '' });
  expect(chip('9F27')).toBeNull();
  expect(chip('no hex')).toBeNull();
  expect(shownChip({ mti: '0200', fields: {} })).toBeNull();
  expect(shownChip(null)).toBeNull();
});
