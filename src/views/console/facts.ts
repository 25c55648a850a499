// Facts in columns, each under its name.
import { html } from 'lit-html';
import type { Bilingual } from '../../definitions/evidence.ts';
import type { Reader } from '../reader.ts';

export const factsView = (reader: Reader, facts: readonly (readonly [Bilingual, unknown])[]): unknown =>
  html`<dl class="facts">${facts.map(([words, value]) => html`<div><dt>${reader.say(words)}</dt><dd>${value}</dd></div>`)}</dl>`;
