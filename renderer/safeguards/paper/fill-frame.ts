/**
 * Shows a whole HTML document in an empty frame of this window. Its style goes in as an adopted sheet,
 * because the content security policy, which the frame inherits, takes no inline style.
 */
export function fillFrame(frame: HTMLIFrameElement, html: string): void {
  const inside = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (inside === null || view === null) return;
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const sheets = [...parsed.querySelectorAll('style')].map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.textContent);
    return sheet;
  });
  inside.documentElement.lang = 'zh-CN';
  inside.title = parsed.title;
  inside.body.replaceChildren(...[...parsed.body.childNodes].map((node) => inside.adoptNode(node)));
  inside.adoptedStyleSheets = sheets;
}
