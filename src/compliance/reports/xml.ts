// XML out of a tree of elements: a DOM writes it, so its serializer does the escaping.
import { createRequire } from 'node:module';
import { visible } from '../visible.ts';

export type Element = { name: string; attributes: Readonly<Record<string, string>>; children: readonly Child[] };
/** Texts stand alone in their element: elements that stand beside each other are put in lines of their own. */
type Child = Element | string;

const require = createRequire(import.meta.url);

export function element(name: string, attributes: Element['attributes'], ...children: Child[]): Element {
  return { name, attributes, children };
}

/** The document in UTF-8; characters that XML 1.0 does not allow, or that act on who reads it, are made visible. */
export function xmlDocument(root: Element): string {
  // Loaded when a report is written: the start of a run does not wait for it, and a run that is broken off writes at once.
  const { DOMImplementation, XMLSerializer } = require('@xmldom/xmldom') as typeof import('@xmldom/xmldom');
  const document = new DOMImplementation().createDocument(null, '');
  const nodeOf = ({ name, attributes, children }: Element) => {
    const node = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, visible(value));
    for (const child of children) {
      if (typeof child === 'string') node.appendChild(document.createTextNode(visible(child)));
      else for (const part of [document.createTextNode('\n'), nodeOf(child)]) node.appendChild(part);
    }
    if (children.some((child) => typeof child !== 'string')) node.appendChild(document.createTextNode('\n'));
    return node;
  };
  document.appendChild(document.createProcessingInstruction('xml', 'version="1.0" encoding="UTF-8"'));
  document.appendChild(document.createTextNode('\n'));
  document.appendChild(nodeOf(root));
  return `${new XMLSerializer().serializeToString(document)}\n`;
}
