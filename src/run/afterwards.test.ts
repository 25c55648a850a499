import { expect, it } from 'vitest';
import { Afterwards } from './afterwards.ts';

it('takes what was put in its order, when whoever put it has gone on', async () => {
  const taken: (number | string)[] = [];
  const afterwards = new Afterwards<number>((each) => taken.push(each));
  afterwards.put(1);
  afterwards.put(2);
  taken.push('gone on');
  await new Promise(setImmediate);
  expect(taken).toEqual(['gone on', 1, 2]);
  afterwards.put(3);
  afterwards.takeAll();
  expect(taken.at(-1)).toBe(3);
  await new Promise(setImmediate);
  expect(taken).toEqual(['gone on', 1, 2, 3]);
});
