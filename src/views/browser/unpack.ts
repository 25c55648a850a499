// Text that stands packed in an element of the page.
import { fromAscii85 } from '../ascii85.ts';

/** The content of the element, unpacked; empty where the page has none of that name. */
export async function unpackedText(id: string): Promise<string> {
  const packed = document.getElementById(id)?.textContent ?? '';
  if (packed === '') return '';
  const stream = new Blob([fromAscii85(packed)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
