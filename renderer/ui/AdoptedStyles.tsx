import { StyleProvider, createCache } from '@ant-design/cssinjs';
import { type ReactNode, useEffect, useState } from 'react';

/**
 * Hands antd's styles to the document as adopted style sheets. antd writes `<style>` elements, which the
 * content security policy (style-src 'self') refuses; here they go into an element that is in no document,
 * and each one's text becomes a sheet of the document, in the same order.
 */
export function AdoptedStyles({ children }: { readonly children: ReactNode }) {
  const [sink] = useState(() => document.createElement('div'));
  const [cache] = useState(createCache);

  useEffect(() => {
    const sheets = new Map<Element, { text: string; sheet: CSSStyleSheet }>();
    const adopt = () => {
      for (const style of sink.children) {
        const text = style.textContent;
        const known = sheets.get(style);
        if (known?.text === text) continue;
        const sheet = known?.sheet ?? new CSSStyleSheet();
        sheet.replaceSync(text);
        sheets.set(style, { text, sheet });
      }
      const ordered = [...sink.children].flatMap((style) => sheets.get(style)?.sheet ?? []);
      document.adoptedStyleSheets = ordered;
    };
    // Observers are called before the next paint: nothing is ever seen without its style.
    const observer = new MutationObserver(adopt);
    observer.observe(sink, { childList: true, characterData: true, subtree: true });
    adopt();
    return () => {
      observer.disconnect();
      document.adoptedStyleSheets = [];
    };
  }, [sink]);

  return (
    <StyleProvider container={sink} cache={cache} hashPriority="high">
      {children}
    </StyleProvider>
  );
}
