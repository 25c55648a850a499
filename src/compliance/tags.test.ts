// Tags that are almost the id of a requirement are told from those that are the author's own.
import { describe, expect, it } from 'vitest';
import { REQUIREMENTS } from '../definitions/requirements/index.ts';
import { idsIn, meantInstead } from './tags.ts';

const known = [...idsIn(REQUIREMENTS), 'SHOP-1', 'SHOP-2'];

describe('a tag', () => {
  it.each([
    ['@GUIDE-B-FAQ-5z', 'GUIDE-B-FAQ-5a'],
    ['@GUIDE-A-FAQ-3d.9', 'GUIDE-A-FAQ-3d.1'],
    ['@guide-a-faq-3d.2', 'GUIDE-A-FAQ-3d.2'],
    ['@guide-b-faq-1a', 'GUIDE-B-FAQ-1a'],
    ['@GUID-B-FAQ-1a', 'GUIDE-B-FAQ-1a'],
    ['@guid-b-faq-1a', 'GUIDE-B-FAQ-1a'],
    ['@GIUDE-B-FAQ-1a', 'GUIDE-B-FAQ-1a'],
    ['@GUIDES-B-FAQ-1a', 'GUIDE-B-FAQ-1a'],
    ['@GUIDEB-FAQ-1a', 'GUIDE-B-FAQ-1a'],
    ['@GUIDE_B_FAQ_1a', 'GUIDE-B-FAQ-1a'],
    ['@GUIDE:B-FAQ-1a', 'GUIDE-B-FAQ-1a'],
    ['@GUDE-A-STEP-5d', 'GUIDE-A-STEP-5d'],
    ['@ＧＵＩＤＥ-B-FAQ-1a', 'GUIDE-B-FAQ-1a'],
    ['@shop-1', 'SHOP-1'],
    ['@SHIP-1', 'SHOP-1'],
    ['@SHOP-17', 'SHOP-1'],
  ])('%s is taken for %s', (tag, meant) => {
    expect(meantInstead(tag, known)).toContain(meant);
  });

  it.each([
    '@GUIDE-B-FAQ-1a',
    '@GUIDE-A-FAQ-3d.4',
    '@SHOP-1',
    '@smoke',
    '@wip',
    '@slow',
    '@regression',
    '@fuzz',
    '@literal',
    '@JIRA-17',
    '@guided',
    '@guided-tour',
    '@user-guide',
    '@faq-1',
    '@step-5a',
    '@shop',
    '@shopping',
    '@retry-1',
    '@needs:observe-paper',
    '@profile:esign',
    '@mine:x',
    '@冒烟',
  ])('%s stays what it is', (tag) => {
    expect(meantInstead(tag, known)).toBeNull();
  });
});
