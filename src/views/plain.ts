// Templates as HTML text, for what must be readable where nothing can run.
import { nothing, type TemplateResult } from 'lit-html';

/** The value of `name=${…}` without quotes is the whole value of an attribute, property, listener or flag. */
const WHOLE = /\s([@.?]?)([\w-]+)=$/;

/**
 * What the template looks like in a document, as text. Every value is escaped, as lit-html does it; listeners and properties are left
 * out, because nothing runs. Values stand between tags, inside of quotes, or alone as `name=${…}`.
 */
export function plainHtml(value: unknown): string {
  if (value === nothing || value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(plainHtml).join('');
  if (!isTemplate(value)) return escaped(String(value));
  const { strings, values } = value;
  let text = '';
  for (const [at, part] of strings.entries()) {
    const next = values[at];
    const attribute = at < values.length ? WHOLE.exec(part) : null;
    if (attribute === null) text += part + (at < values.length ? plainHtml(next) : '');
    else text += part.slice(0, attribute.index) + attributeText(attribute[1] ?? '', attribute[2] ?? '', next);
  }
  return text;
}

/** The same in fewer bytes: quotes and end tags that HTML does not ask for are left out. Values are escaped, so what looks like an attribute is one. */
export function leanHtml(html: string): string {
  return html
    .replace(/<\/(?:td|th|tr|li|dt|dd|tbody|thead)>/g, '')
    .replace(/(<[^>]*>)/g, (tag) => tag.replace(/="([\w./#:-]+)"/g, '=$1'));
}

function attributeText(kind: string, name: string, value: unknown): string {
  if (kind === '@' || kind === '.' || value === nothing) return '';
  if (kind === '?') return value ? ` ${name}` : '';
  return ` ${name}="${escaped(String(value ?? ''))}"`;
}

function isTemplate(value: unknown): value is TemplateResult {
  return typeof value === 'object' && value !== null && '_$litType$' in value;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
