// A template as text is what a document would show of it: every value is a text, and nothing can run.
import { html, nothing, svg } from 'lit-html';
import { expect, it } from 'vitest';
import { leanHtml, plainHtml } from './plain.ts';

const EVIL = `</p><script>alert("1")</script>'&`;
const ESCAPED = '&#60;/p&#62;&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;&#38;';

it('puts values between tags, in quotes and alone, each escaped', () => {
  expect(plainHtml(html`<p class="a ${EVIL} b" title=${EVIL}>${EVIL}</p>`)).toBe(
    `<p class="a ${ESCAPED} b" title="${ESCAPED}">${ESCAPED}</p>`,
  );
});

it('knows lists, templates in templates, numbers, and what is nothing', () => {
  const items = [1, nothing, null, undefined, html`<b>${0}</b>`];
  expect(plainHtml(html`<p>${items}</p>${svg`<rect x=${1.5}></rect>`}`)).toBe('<p>1<b>0</b></p><rect x="1.5"></rect>');
  expect(plainHtml('a<b')).toBe('a&#60;b');
});

it('leaves out what needs something that runs, and attributes without a value', () => {
  const template = html`<input .value=${'x'} @input=${() => 0} ?hidden=${true} ?disabled=${false} title=${nothing}>`;
  expect(plainHtml(template)).toBe('<input hidden>');
});

it('is leaner without quotes and ends that HTML does not ask for, and never in a text', () => {
  const text = '<td>a="b" </td>';
  expect(leanHtml(plainHtml(html`<tr id="GUIDE-A" class="a b"><td title=${'x'}>${text}</td></tr>`))).toBe(
    '<tr id=GUIDE-A class="a b"><td title=x>&#60;td&#62;a=&#34;b&#34; &#60;/td&#62;',
  );
});
