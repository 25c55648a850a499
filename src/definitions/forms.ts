// Sentences that are made in English and told in Chinese, too: each form of one with its Chinese.

/** A form of a sentence, and its Chinese with `$1` for what is in its first group. */
export type Form = readonly [RegExp, string];

/** The sentence in Chinese by the first form that it has; the sentence itself where there is none, such as what a library says. */
export function inChinese(sentence: string, forms: readonly Form[]): string {
  const form = forms.find(([pattern]) => pattern.test(sentence));
  return form === undefined ? sentence : sentence.replace(...form);
}
