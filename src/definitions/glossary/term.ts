// What a term of the step sentences is: one meaning, its words in both languages, and the wordings that count as it.

/** Where a term may stand; a word such as 重打印 is a function on the menu and a mark on a slip. */
const TERM_KINDS = ['function', 'card', 'card-status', 'profile', 'screen', 'slip', 'label'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

export type Term = {
  en: string;
  zh: string;
  /** Further words that step authors use for it. */
  also?: readonly string[];
  /** Further wordings that a terminal may use; each counts where it is a clause of its own. docs/words.md lists them. */
  heard?: readonly string[];
  /**
   * Forms that count when a terminal shows them, in either language. For words that step authors choose from (functions,
   * cards, statuses, profiles) the name itself is meant, so there is nothing to accept.
   */
  accept: readonly RegExp[];
};
