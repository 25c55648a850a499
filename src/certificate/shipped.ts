// Holds a certificate against what ships with the version that verifies: its catalogue, its scenarios, its own figures of proof.
import type { Bilingual } from '../definitions/evidence.ts';
import { broken, type Check, holds, noted, whenNone } from './check.ts';
import { digestOf } from './digest.ts';
import { ownHarness, ownProof, type Proof } from './harness.ts';
import type { Certified } from './statement.ts';
import { ownCatalogue, ownSuite } from './suite.ts';

/** What ships with a version, to hold a certificate of the same version against. */
export type Shipped = {
  harness: { version: string; sha256: string };
  proof: Proof;
  catalogue: { ids: string[]; sha256: string };
  suite: (languages: readonly string[]) => { ids: string[]; sha256: string };
};

/** What ships with the version that is running. */
export const shippedHere = (): Shipped => ({
  harness: ownHarness(),
  proof: ownProof(),
  catalogue: ownCatalogue(),
  suite: ownSuite,
});

/** What this very version knows: a catalogue, a suite, figures of proof. A certificate of another version is none the worse for it. */
export function shippedChecks(certified: Certified, shipped: Shipped): Check[] {
  const own = shipped.harness;
  const { version, sha256 } = certified.harness;
  if (version !== own.version)
    return [
      noted(
        'harness',
        `it was made by version ${version} (sha256:${sha256}) and this is ${own.version}: catalogue, suite and proof were not compared with this one's`,
        `由版本${version}（sha256:${sha256}）出具，当前版本为${own.version}：未与本版本的要求目录、场景和证明数据比对`,
      ),
    ];
  const same = sha256 === own.sha256;
  return [
    same
      ? holds('harness', `version ${version}, the same files as these`, `版本${version}，与当前程序文件一致`)
      : noted(
          'harness',
          `version ${version}, but of other files (sha256:${sha256}) than these (sha256:${own.sha256})`,
          `版本${version}，但程序文件（sha256:${sha256}）与当前（sha256:${own.sha256}）不同`,
        ),
    shippedCheck(
      'catalogue-complete',
      shipped.catalogue,
      certified.catalogue.sha256,
      Object.keys(certified.requirements),
    ),
    suiteCheck(certified, shipped),
    digestOf(certified.proof) === digestOf(shipped.proof)
      ? holds('proof', proofWords(certified).en, proofWords(certified).zh)
      : broken(
          'proof',
          'what it says of the suite itself (mutants noticed, and what would not be) is not what this version says',
          '其所述的套件证明数据（已发现的变异及盲区）与本版本不符',
        ),
  ];
}

function proofWords({ proof: { mutants, noticed, unnoticed } }: Certified): Bilingual {
  const { blind = 0 } = unnoticed;
  return {
    en: `of ${mutants} mutants the suite notices ${noticed}; to ${blind} it is blind, as the certificate lists`,
    zh: `${mutants}个变异中套件可发现${noticed}个；另有${blind}个属盲区，证书已列明`,
  };
}

function suiteCheck({ scenarios, suite }: Certified, shipped: Shipped): Check {
  const ids = Object.keys(scenarios);
  const languages = ['en', 'zh-CN'].filter((language) => ids.some((id) => id.startsWith(`${language}/`)));
  return shippedCheck('suite-complete', shipped.suite(languages), suite.sha256, ids);
}

/** Holds what is certified against what ships: all of it must be there; a user's own beside it is noted. */
function shippedCheck(
  name: 'catalogue-complete' | 'suite-complete',
  own: { ids: string[]; sha256: string },
  sha256: string,
  ids: string[],
): Check {
  const words = {
    'catalogue-complete': { en: 'requirements and clauses', zh: '项要求及条款' },
    'suite-complete': { en: 'scenarios', zh: '个场景' },
  }[name];
  const there = new Set(ids);
  const missing = own.ids.filter((id) => !there.has(id)).map((id) => ({ en: `${id} is missing`, zh: `缺少${id}` }));
  if (missing.length === 0 && sha256 === own.sha256)
    return holds(name, `all ${own.ids.length} ${words.en} of this version`, `本版本全部${own.ids.length}${words.zh}`);
  const more = ids.length - (own.ids.length - missing.length);
  if (missing.length === 0 && more > 0)
    return noted(
      name,
      `this version's ${own.ids.length} ${words.en} and ${more} of your own`,
      `本版本${own.ids.length}${words.zh}及自有${more}${words.zh}`,
    );
  const changed = {
    en: `the ${words.en} are the same, but their words are not those of this version`,
    zh: '编号相同，但内容与本版本不符',
  };
  return whenNone(name, missing.length > 0 ? missing : [changed], '', '');
}
