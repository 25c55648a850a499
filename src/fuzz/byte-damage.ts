// Damage at the bytes of a request: one changed, the end lost, more behind it, a wrong length in front, or noise in its place.
import fc from 'fast-check';
import type { Damaged, Target } from './target.ts';

/** Damages at the bytes. What is no damage, since the message reads as before, does not come. */
export function byteDamage({ line, body, sign, isRight }: Target): fc.Arbitrary<Damaged> {
  const truth = JSON.stringify(line.read(body));
  const isOther = ({ body: spoilt }: Damaged) => JSON.stringify(line.read(spoilt)) !== truth;
  const text = line.headerBytes === null;

  const flipped = flips(body, line.headerBytes ?? 0).map(
    ({ at, spoilt }): Damaged => ({
      kind: 'byte',
      en: `its byte ${at} is another`,
      zh: `第${at}字节被改动`,
      body: spoilt,
    }),
  );
  const sealed = flipped
    .map((damaged): Damaged | null => {
      const again = sign === undefined ? null : line.seal(damaged.body, body, sign);
      const read = again === null ? null : line.read(again);
      if (again === null || (read !== null && isRight(read))) return null;
      const { en, zh } = damaged;
      return { kind: 'byte, right MAC', en: `${en}, behind a right MAC`, zh: `${zh}（MAC正确）`, body: again };
    })
    .filter((damaged) => damaged !== null);
  const cut = fc.integer({ min: 0, max: body.length - 1 }).map(
    (length): Damaged => ({
      kind: 'cut',
      en: `it breaks off after ${length} bytes`,
      zh: `在第${length}字节处中断`,
      body: body.subarray(0, length),
    }),
  );
  const longer = fc.uint8Array({ minLength: 1, maxLength: 40 }).map(
    (more): Damaged => ({
      kind: 'longer',
      en: `${more.length} more bytes follow it`,
      zh: `末尾多出${more.length}个字节`,
      body: Buffer.concat([body, more]),
    }),
  );
  const length = wrongLengths(body.length).map((by): Damaged | null => {
    const frame = line.misframe(body, by);
    const more = by > 0 ? 'more' : 'fewer';
    return frame === null
      ? null
      : {
          kind: 'length',
          en: `its length says ${Math.abs(by)} bytes ${more} than there are`,
          zh: `长度比实际${by > 0 ? '多' : '少'}${Math.abs(by)}字节`,
          body: frame,
          framed: true,
        };
  });
  const noise = fc
    .uint8Array({ maxLength: 300 })
    .map((bytes): Damaged => ({ kind: 'noise', en: 'it is noise', zh: '内容为乱码', body: Buffer.from(bytes) }));
  const json = fc.json().map(
    (document): Damaged => ({
      kind: 'json',
      en: 'it is JSON but no message',
      zh: '是JSON但不是报文',
      body: Buffer.from(document),
    }),
  );

  return fc.oneof(
    { arbitrary: flipped.filter(isOther), weight: 4 },
    ...(text || sign === undefined ? [] : [{ arbitrary: sealed, weight: 2 }]),
    { arbitrary: cut, weight: 2 },
    longer.filter(isOther),
    ...(line.misframe(body, 1) === null ? [] : [length.filter((damaged) => damaged !== null)]),
    noise,
    ...(text ? [json] : []),
  );
}

/** A copy with one byte changed at or behind `from`. */
const flips = (body: Buffer, from: number): fc.Arbitrary<{ at: number; spoilt: Buffer }> =>
  fc.tuple(fc.integer({ min: from, max: body.length - 1 }), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
    const spoilt = Buffer.from(body);
    spoilt[at] = (spoilt[at] ?? 0) ^ by;
    return { at, spoilt };
  });

/** By how much a length can be wrong: by its own bytes, by the header, by any number up to all of it. */
export const wrongLengths = (size: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.constantFrom(-1, 1, 2, -2),
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: Math.min(-1, 1 - size), max: -1 }),
  );
