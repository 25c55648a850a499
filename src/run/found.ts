// The scenarios that campaigns have found: a run of the whole guide plays them first.

/** By chapter and file, in each language. */
export const FOUND = ['settlement/lost-settlement.feature'] as const;

/** Whether a feature of the guide is one of them; `uri` as Cucumber names it. */
export const isFound = (uri: string): boolean => FOUND.some((file) => uri.replaceAll('\\', '/').endsWith(`/${file}`));
