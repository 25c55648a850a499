// Light, dark, or as the system has it: what the reader chose last is remembered where the browser keeps anything.
const THEMES = ['light', 'dark'] as const;
const THEME = 'tillproof-theme';

/** What the reader has chosen. */
type Theme = (typeof THEMES)[number] | 'system';

function show(name: string | null): void {
  const { dataset } = document.documentElement;
  if (THEMES.some((each) => each === name)) dataset.theme = name ?? '';
  else delete dataset.theme;
}

/** The page as the reader had it last. */
export function showRememberedTheme(): void {
  try {
    show(localStorage.getItem(THEME));
  } catch {
    // A page of a file may have no memory.
  }
}

export const themeNow = (): Theme => THEMES.find((each) => each === document.documentElement.dataset.theme) ?? 'system';

export function chooseTheme(theme: Theme): void {
  show(theme);
  try {
    if (theme === 'system') localStorage.removeItem(THEME);
    else localStorage.setItem(THEME, theme);
  } catch {
    // It is forgotten with the page then.
  }
}
