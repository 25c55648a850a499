// A nasty text, and what reads reports back with a parser of their format: every text with the place at which it stands, in the order of the document.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What some reader or other would act on. */
export const NASTY =
  '# a\r\nb\rc\u0000\u001b[31m\u007f\u0085 \\| | ![i](http://evil.example/i.png) [l](javascript:x) <img src=x onerror=x> </script><!-- ``` `c` *e* _u_ ~s~ $m$ @all "q" \'s\' & &amp; ]]> =1 \u202e \u2028 www.evil.example \t end';

/** `root/list/listItem/paragraph/text` or `testsuites/testsuite@name`, and what stands there. */
export type Leaf = readonly [place: string, text: string];

/** What finds addresses in texts that are read already goes without: it does not see what was escaped, and GitHub does. */
const withoutAfterthoughts = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** Markdown as GitHub reads it. Addresses of links are leaves, too. */
export function readMarkdown(markdown: string): Leaf[] {
  const leaves = (node: Nodes, above: string): Leaf[] => {
    const place = `${above}${node.type}`;
    return [
      ...('url' in node ? [[`${place}@url`, decodeURI(node.url)] as const] : []),
      ...('value' in node ? [[place, node.value] as const] : []),
      ...('children' in node ? node.children.flatMap((child) => leaves(child, `${place}/`)) : []),
    ];
  };
  return leaves(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: withoutAfterthoughts }), '');
}

type Ordered = { [name: string]: Ordered[] | string | Record<string, string> };

/** XML 1.0, as strictly as a validator wants it; throws where it is not well-formed. Blanks between elements are no leaves. */
export function readXml(xml: string): Leaf[] {
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw new Error(`line ${valid.err.line}: ${valid.err.msg}`);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
    trimValues: false,
    htmlEntities: true,
    processEntities: { enabled: true, maxTotalExpansions: 1e6, maxExpandedLength: 1e8 },
  });
  const leaves = (nodes: readonly Ordered[], above: string): Leaf[] =>
    nodes.flatMap(({ ':@': attributes = {}, ...node }) => {
      const [name = '', children] = Object.entries(node)[0] ?? [];
      if (typeof children === 'string') return children.trim() === '' ? [] : [[above.slice(0, -1), children] as const];
      const own = Object.entries(attributes).map(([key, value]): Leaf => [`${above}${name}@${key}`, String(value)]);
      return [...own, ...leaves(children as Ordered[], `${above}${name}/`)];
    });
  return leaves(parser.parse(xml) as Ordered[], '');
}
