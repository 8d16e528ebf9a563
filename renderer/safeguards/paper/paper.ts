/** A paper as HTML: its parts apart, because the window adopts the style as a sheet and never takes it inline. */
export interface Paper {
  readonly title: string;
  readonly style: string;
  /** Markup of the body, without scripts and without inline style. */
  readonly body: string;
}

/** The paper as a whole document, for the shell's printer. */
export function wholeDocument({ title, style, body }: Paper): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>${body}</body></html>`;
}

/** So many copies of a paper in one print, each from a page of its own. */
export function inCopies(paper: Paper, copies: number): Paper {
  return { ...paper, body: paper.body.repeat(copies) };
}

/** Text as markup. Names come from people: nothing of them may become an element. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
