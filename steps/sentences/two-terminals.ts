// Given and When: a second terminal of the merchant at the same POS centre. Every sentence is about the terminal that people stand at.
import { type Phrase, phrase } from '../phrases.ts';
import { goTo, openSecond } from '../scene/desks.ts';

export const twoTerminals: Phrase[] = [
  phrase(
    'Given',
    {
      en: 'a second terminal of the merchant is signed in by operator {operator}',
      zh: '商户的第二台终端已签到，操作员号为{operator}',
      exampleEn: 'a second terminal of the merchant is signed in by operator "01"',
      exampleZh: '商户的第二台终端已签到，操作员号为“01”',
    },
    openSecond,
  ),
  phrase('When', { en: 'people go to the second terminal', zh: '转到第二台终端办理' }, (till) => goTo(till, 2)),
  phrase('When', { en: 'people go to the first terminal', zh: '转到第一台终端办理' }, (till) => goTo(till, 1)),
];
