import keyMapStyle from '../../assets/print/key-map.css?raw';
import { escapeHtml, type Paper } from '../safeguards/paper/paper.ts';
import { keyGroups } from './key-map.ts';

/** The key map on one page of A4 with the functions, to lie beside the keyboard. */
export function keyMapPaper(
  functions: readonly { readonly code: string; readonly title: string }[],
): Paper {
  const groups = keyGroups.map(
    ({ title, keys }) =>
      `<section><h2>${title}</h2><dl>${keys.map(({ key, does }) => line(key, does)).join('')}</dl></section>`,
  );
  const codes = functions.map(({ code, title }) => line(code, title)).join('');
  return {
    title: '柜台键位表',
    style: keyMapStyle,
    body: `<main><h1>柜台键位表</h1><div class="columns">${groups.join('')}<section><h2>功能号</h2><dl>${codes}</dl></section></div></main>`,
  };
}

function line(term: string, words: string): string {
  return `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(words)}</dd></div>`;
}
