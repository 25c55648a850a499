// The badge of a certificate, for a page that shows what was certified: SVG, without scripts, fonts or addresses.
import type { Certified } from './statement.ts';

const GLYPH = 6.6;
const PADDING = 8;

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '?');

/** `tillproof | compliant 2026-11-29 · 806 passed`, with terminal and profile as its title. */
export function badge({ terminal, run, counts, issuedAt }: Certified): string {
  const left = 'tillproof';
  const right = `compliant ${issuedAt.slice(0, 10)} · ${counts.scenarios.passed} passed`;
  const title = escaped(
    `Tillproof: ${[terminal.vendor, terminal.model, terminal.version].join(' ')}, profile ${run.profile}, wire ${run.wire}`,
  );
  const width = (text: string) => Math.round(text.length * GLYPH) + 2 * PADDING;
  const [a, b] = [width(left), width(right)];
  const text = (words: string, at: number) => `<text x="${at}" y="14">${escaped(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${a + b}" height="20" role="img" aria-label="${title}"><title>${title}</title><rect width="${a + b}" height="20" rx="3" fill="#1f6f43"/><rect width="${a}" height="20" rx="3" fill="#33383d"/><g fill="#fff" font-family="Verdana,Geneva,sans-serif" font-size="11">${text(left, PADDING)}${text(right, a + PADDING)}</g></svg>\n`;
}
