// The one way in which a step says that the terminal (or the acquirer) is wrong, in the words of the feature.
import { type Bilingual, FEATURE_FAULT_ERROR, type Finding } from '../../src/definitions/evidence.ts';

export type FeatureLanguage = 'en' | 'zh-CN';

export const inLanguage = (text: Bilingual, language: FeatureLanguage) => (language === 'en' ? text.en : text.zh);

/** An expectation of a scenario that was not met. The report knows it by its name. */
export class ExpectationFailed extends Error {
  readonly finding: Finding;
  constructor(finding: Finding, language: FeatureLanguage) {
    const labels = language === 'en' ? ['expected', 'actual'] : ['应为', '实为'];
    super(
      `${inLanguage(finding.text, language)}\n  ${labels[0]}: ${finding.expected}\n  ${labels[1]}: ${finding.actual}`,
    );
    this.name = 'ExpectationFailed';
    this.finding = finding;
  }
}

/** The feature itself is wrong: nothing was done at the terminal, and nothing is said about it. The report knows it by its name. */
export class FeatureFault extends Error {
  readonly finding: Finding;
  constructor(text: Bilingual) {
    super(text.en);
    this.name = FEATURE_FAULT_ERROR;
    this.finding = { verdict: 'inconclusive', text };
  }

  /** The same with its place in front. */
  at(place: string | undefined): FeatureFault {
    const { en, zh } = this.finding.text;
    return place === undefined ? this : new FeatureFault({ en: `${place}: ${en}`, zh: `${place}：${zh}` });
  }
}

/** Breaches of money safety or secrecy that the oracle found after a scenario. */
export class MoneyUnsafe extends Error {
  constructor(texts: readonly string[]) {
    super(texts.join('\n'));
    this.name = 'MoneyUnsafe';
  }
}

/** The scenario does not concern this terminal or this configuration; it is skipped, and never counts as a pass. */
export class NotConcerned extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.text.en);
    this.name = 'NotConcerned';
    this.finding = finding;
  }
}
