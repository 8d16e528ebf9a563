import type { Paper } from './paper.ts';

interface Place {
  readonly view: Window & typeof globalThis;
  readonly document: Document;
}

/** Shows a paper in an empty frame of this window, to be printed. */
export function fillFrame(frame: HTMLIFrameElement, paper: Paper): void {
  const { contentDocument, contentWindow } = frame;
  if (contentDocument === null || contentWindow === null) return;
  // A frame's window has the constructors of every window; the DOM's types leave them out.
  const view = contentWindow as Window & typeof globalThis;
  const { nodes, sheet } = partsOf(paper, { view, document: contentDocument });
  contentDocument.documentElement.lang = 'zh-CN';
  contentDocument.title = paper.title;
  contentDocument.body.replaceChildren(...nodes);
  contentDocument.adoptedStyleSheets = [sheet];
}

/** Shows it in a shadow tree of this page, to be looked at: its style touches nothing else. */
export function fillShadow(host: HTMLElement, paper: Paper): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const { nodes, sheet } = partsOf(paper, { view: window, document });
  root.replaceChildren(...nodes);
  root.adoptedStyleSheets = [sheet];
}

/** The style becomes an adopted sheet: the content security policy takes no inline style. */
function partsOf(paper: Paper, { view, document }: Place) {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(paper.style);
  const parsed = new DOMParser().parseFromString(paper.body, 'text/html');
  return { nodes: [...parsed.body.childNodes].map((node) => document.adoptNode(node)), sheet };
}
