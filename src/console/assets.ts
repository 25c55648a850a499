// The page and what it needs, made of the house's own files when the console starts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../compliance/package-root.ts';
import { linked } from '../compliance/reports/html/link.ts';

const STYLES = ['tokens', 'page', 'device', 'wire', 'console', 'console-till', 'console-pages'];

/** Nothing from elsewhere, nothing inline; text becomes HTML by way of lit-html alone. */
export const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/style.css">
<title>Tillproof console</title>
<script type="module" src="/console.js"></script>
</head>
<body><div id="app"></div></body>
</html>
`;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="3" y="1" width="10" height="14" rx="2" fill="#2c3338"/><rect x="5" y="3" width="6" height="4" fill="#bfe6cf"/></svg>';

export type Asset = { type: string; body: string };

/** By path. */
export function assets(): Readonly<Record<string, Asset>> {
  // The modules are of the same kind as this file: TypeScript in the repository, their build in the package.
  const entry = new URL(`../views/browser/console${path.extname(import.meta.filename)}`, import.meta.url);
  const css = STYLES.map((name) => readFileSync(path.join(packageRoot(), `src/views/css/${name}.css`), 'utf8'));
  return {
    '/': { type: 'text/html; charset=utf-8', body: PAGE },
    '/console.js': { type: 'text/javascript; charset=utf-8', body: linked(fileURLToPath(entry)) },
    '/style.css': { type: 'text/css; charset=utf-8', body: css.join('') },
    '/icon.svg': { type: 'image/svg+xml', body: ICON },
  };
}
