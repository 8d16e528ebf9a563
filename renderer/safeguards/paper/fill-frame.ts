interface Place {
  readonly view: Window & typeof globalThis;
  readonly document: Document;
}

/** Shows a whole HTML document in an empty frame of this window, to be printed. */
export function fillFrame(frame: HTMLIFrameElement, html: string): void {
  const { contentDocument, contentWindow } = frame;
  if (contentDocument === null || contentWindow === null) return;
  // A frame's window has the constructors of every window; the DOM's types leave them out.
  const view = contentWindow as Window & typeof globalThis;
  const { title, nodes, sheets } = partsOf(html, { view, document: contentDocument });
  contentDocument.documentElement.lang = 'zh-CN';
  contentDocument.title = title;
  contentDocument.body.replaceChildren(...nodes);
  contentDocument.adoptedStyleSheets = sheets;
}

/** Shows it in a shadow tree of this page, to be looked at: its style touches nothing else. */
export function fillShadow(host: HTMLElement, html: string): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const { nodes, sheets } = partsOf(html, { view: window, document });
  root.replaceChildren(...nodes);
  root.adoptedStyleSheets = sheets;
}

/** Styles become adopted sheets: the content security policy takes no inline style. */
function partsOf(html: string, { view, document }: Place) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const sheets = [...parsed.querySelectorAll('style')].map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.textContent);
    return sheet;
  });
  const nodes = [...parsed.body.childNodes].map((node) => document.adoptNode(node));
  return { title: parsed.title, nodes, sheets };
}
