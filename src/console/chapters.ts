// The folders of the features by their names: those of the guide's chapters, and those of our own.
import type { Bilingual } from '../definitions/evidence.ts';
import { CHAPTERS } from '../definitions/requirements/index.ts';

const NAMES: Readonly<Record<string, Bilingual>> = {
  ...CHAPTERS,
  'chip-and-keys': { en: 'Chip and keys', zh: '芯片与密钥' },
  'pre-authorisation': { en: 'Pre-authorisation', zh: '预授权' },
};

/** The name of a folder of features; one that is not known is its own name. */
export const chapterName = (folder: string): Bilingual =>
  Object.hasOwn(NAMES, folder) ? (NAMES[folder] as Bilingual) : { en: folder, zh: folder };
