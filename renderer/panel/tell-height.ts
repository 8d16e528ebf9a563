/**
 * Tells the window that frames this page how high its content is, so that the frame fits. A number and
 * nothing else leaves the page this way. In Electron the panel is a view of its own and frames nothing.
 */
export function tellHeight(content: HTMLElement): void {
  if (window.parent === window) return;
  const tell = (): void => {
    const { height } = content.getBoundingClientRect();
    window.parent.postMessage({ kind: 'panel-height', height: Math.ceil(height) }, '*');
  };
  new ResizeObserver(tell).observe(content);
}
