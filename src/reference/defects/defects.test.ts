// Every deliberate fault shows at the counter, on the wire or in the books, and a terminal without it does not show it.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { STRIPE_CARD } from '../testing/cards.ts';
import { DEFECTS, type DefectId, partsWith, RARE, unknownDefects } from './index.ts';
import { counter } from './shows/counter.fixture.ts';
import { SHOWS } from './shows/index.fixture.ts';

const ids = Object.keys(DEFECTS) as DefectId[];

describe.each(ids)('the fault %s', (id) => {
  it('shows, and without it there is nothing to see', async () => {
    expect(await SHOWS[id](null)).toBe(false);
    expect(await SHOWS[id](id)).toBe(true);
  });
});

describe('the record of faults', () => {
  it('has one file for each, under its own name', () => {
    const files = readdirSync(new URL('.', import.meta.url))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((file) => !['defect', 'index', 'defects.test', 'shows', 'rare'].includes(file));
    expect(files.sort()).toEqual([...ids].sort());
    for (const id of ids) expect(DEFECTS[id].id).toBe(id);
  });

  it('names a requirement and says in both languages what is wrong', () => {
    for (const { requirement, en, zh } of Object.values(DEFECTS)) {
      expect(requirement).toMatch(/^GUIDE-[SABP]-/);
      expect(en).toMatch(/^[A-Z].*[a-zA-Z]$/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('keeps those that only campaigns find apart, with all that is told of a fault', () => {
    expect(Object.keys(RARE).filter((id) => Object.hasOwn(DEFECTS, id))).toEqual([]);
    expect(Object.keys(RARE).length).toBeGreaterThanOrEqual(10);
    for (const [id, rare] of Object.entries(RARE)) {
      expect(rare).toMatchObject({ id, requirement: expect.stringMatching(/^GUIDE-[SABP]-/) });
      expect(rare.en).toMatch(/^[A-Z].*[a-zA-Z]$/);
      expect(rare.zh).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(unknownDefects(['no-reversal', 'slip-amount-after-reprint', 'no-such-fault'])).toEqual(['no-such-fault']);
  });

  it('leave the parts of each other as they are', () => {
    const parts = partsWith(Object.keys(RARE));
    expect([parts.reversal.survivesRestart, parts.receipt.waitsForPaper, parts.access.cancel]).toEqual([
      true,
      true,
      'ends',
    ]);
    expect(parts.approval.approves('00')).toBe(true);
    expect(parts.approval.approves('51')).toBe(false);
  });

  it('refuses an id that is none', () => {
    expect(() => partsWith(['no-such-fault'])).toThrow(RangeError);
  });

  it('leaves the parts of a right terminal alone', async () => {
    partsWith(ids);
    const till = await counter(null);
    await till.sale('7.00', 'swipe', STRIPE_CARD);
    expect(await till.result()).toMatchObject({ outcome: 'approved' });
  });
});
