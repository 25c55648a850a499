// What of the scenario's secrets can be read in its texts: each text is looked through once, for all rules of secrecy together.
import type { Bilingual } from '../definitions/evidence.ts';
import { TRANSACTIONS } from '../definitions/transactions.ts';
import { findSecrets, howMuch, inWhichWriting, lineOf, type SecretKind, type Sighting } from '../secrets/index.ts';
import type { Books, SeenText } from './books.ts';
import type { Breach } from './rule.ts';
import { PLACES } from './words.ts';

/** A secret that can be read in one kind of place: the text and the sighting that show most of it, and in how many texts more. */
type Leak = { where: SeenText['where']; text: string; sighting: Sighting; more: number };

const looked = new WeakMap<Books, readonly Leak[]>();

/** Leaks of that kind: each secret once for each kind of place, in the order of the texts. */
export function leaksOf(books: Books, kind: SecretKind): Leak[] {
  let leaks = looked.get(books);
  if (leaks === undefined) {
    leaks = lookThrough(books);
    looked.set(books, leaks);
  }
  return leaks.filter(({ sighting }) => sighting.kind === kind);
}

/** Something across which nothing is read as one: a letter of another script. */
const BARRIER = '\n隔\n';

/** Nearly every scenario is decent, and one look at all of its texts together tells so; what is found there may be of no text by itself. */
function isDecent({ texts, secrets }: Books, isPublic: (pin: string) => boolean): boolean {
  return findSecrets(texts.map(({ text }) => text).join(BARRIER), secrets, { isPublic }).length === 0;
}

/** What a card's own fields hold by right. */
const OF_CARD: readonly SecretKind[] = ['pan', 'track'];

function lookThrough(books: Books): Leak[] {
  const known = publicNumbers(books);
  if (isDecent(books, (pin) => known.has(pin))) return [];
  const leaks = new Map<string, Leak>();
  for (const { where, text } of books.texts) {
    const isPublic = (pin: string) => known.has(pin) || where === 'report';
    for (const sighting of findSecrets(text, books.secrets, { isPublic }))
      if (where !== 'card-field' || !OF_CARD.includes(sighting.kind)) keep(leaks, { where, text, sighting, more: 0 });
  }
  return [...leaks.values()];
}

function keep(leaks: Map<string, Leak>, leak: Leak): void {
  const { sighting, where, text } = leak;
  const key = `${sighting.kind} ${where} ${nameOf(sighting)}`;
  const known = leaks.get(key);
  if (known === undefined) return void leaks.set(key, leak);
  const more = known.more + (known.text === text ? 0 : 1);
  leaks.set(key, seen(sighting) > seen(known.sighting) ? { ...leak, more } : { ...known, more });
}

/** Track 2 has two separators, and a PIN more than one block: one leak all the same. */
const nameOf = ({ kind, secret }: Sighting) =>
  kind === 'track' ? secret.replace(/[=D^].*/i, '') : kind === 'pin-block' ? '' : secret;
const seen = ({ head, tail }: Sighting) => head + tail;

/** How much was seen and where: `621234[6 digits shown]1232, line 4 of the slip`. */
function whatWasSeen({ where, text, sighting, more }: Leak): Bilingual {
  const place = PLACES[where];
  const line = lineOf(text, sighting);
  const others = more === 0 ? { en: '', zh: '' } : { en: ` (and ${more} more)`, zh: `（另有${more}处）` };
  return {
    en: `${howMuch(sighting, 'en')}${inWhichWriting(sighting, 'en')}, line ${line} of ${place.en}${others.en}`,
    zh: `${howMuch(sighting, 'zh-CN')}${inWhichWriting(sighting, 'zh-CN')}，${place.zh}第${line}行${others.zh}`,
  };
}

/** The clause of each requirement of secrecy about each place; of others there is none. */
const CLAUSES: Readonly<Record<string, Readonly<Partial<Record<SeenText['where'], string>>>>> = {
  'GUIDE-S-STEP-3d': { display: 'GUIDE-S-STEP-3d.1', slip: 'GUIDE-S-STEP-3d.2', log: 'GUIDE-S-STEP-3d.3' },
  'GUIDE-S-ADV-3': { display: 'GUIDE-S-ADV-3.1', slip: 'GUIDE-S-ADV-3.2', log: 'GUIDE-S-ADV-3.3' },
  'GUIDE-A-FAQ-5d': { display: 'GUIDE-A-FAQ-5d.2', slip: 'GUIDE-A-FAQ-5d.1' },
};

/** The breach of a rule that a leak is. */
export function breachOf(leak: Leak, requirement: string, text: Bilingual, expected: Bilingual): Breach {
  const clause = CLAUSES[requirement]?.[leak.where];
  return { requirement, ...(clause === undefined ? {} : { clause }), text, expected, actual: whatWasSeen(leak) };
}

/** Numbers that may be shown to anybody. */
export function publicNumbers({
  journal,
  transactions,
  exchanges,
  secrets,
}: Pick<Books, 'journal' | 'transactions' | 'exchanges' | 'secrets'>): Set<string> {
  return new Set([
    ...journal.flatMap((e) => [
      e.voucher,
      e.batch,
      e.reference ?? '',
      String(e.amountMinor),
      String(e.amountMinor / 100),
    ]),
    ...transactions.flatMap((t) => [t.stan, t.batch, t.reference, String(t.amountMinor), String(t.postedMinor)]),
    ...exchanges.flatMap(({ request, answer }) =>
      [request, answer].flatMap((message) => timesAndCodes(message?.fields)),
    ),
    ...secrets.pans.flatMap((pan) => [pan.slice(0, 6), pan.slice(-4)]),
    ...PROCESSING_CODES,
  ]);
}

/** Six digits, as a PIN has them; what else stands in field 3 is no processing code. */
const PROCESSING_CODES = Object.values(TRANSACTIONS).flatMap(({ processingCode }) => processingCode ?? []);

/** Voucher, time, date, authorisation code: six digits or four, as a PIN has them. */
function timesAndCodes(fields: Readonly<Record<string, string>> = {}): string[] {
  return ['11', '12', '13', '14', '38'].flatMap((field) => fields[field] ?? []);
}
