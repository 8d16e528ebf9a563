/**
 * The texts that are wider than their own box, or reach beyond the window. Self-contained, because it is sent
 * to the browser as it stands. A cell of a table may end in three points; its head, a button, a label may not.
 */
export function textsCut(): string[] {
  const mustBeRead = [
    'h1, h2, h3, th, dt, dd, legend, kbd, label, button',
    '.gt-label, .gt-message, .gt-notice, .gt-tag, .gt-banner, .gt-bottom li, .gt-bottom-facts, .gt-top-state',
  ].join(', ');
  const scrolled = '.gt-table-scroll, .gt-tabs, .gt-page, .gt-dialog-body, .gt-document';
  const words = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className} ${(element.textContent ?? '').slice(0, 30)}`;
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(mustBeRead)) {
    const { left, right, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0 || element.closest('.gt-visually-hidden') !== null) continue;
    // Of what flows in a line clientWidth is nothing.
    if (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1) {
      found.push(`cut: ${words(element)}`);
    }
    const mayScroll = element.closest(scrolled) !== null;
    if (!mayScroll && (left < -1 || right > document.documentElement.clientWidth + 1)) {
      found.push(`outside: ${words(element)}`);
    }
  }
  return found;
}
