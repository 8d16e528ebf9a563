import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { takeAsked } from './focus-under.ts';
import { type KeyBinding, useKeys } from './keys.tsx';

/**
 * A modal dialog on the browser's own `<dialog>`: what lies below cannot be reached, Esc closes, and the
 * focus returns to where it was, or goes to what asked for it meanwhile. Its keys hide those of the page.
 */
export function Dialog({
  title,
  esc = '返回',
  onClose,
  keys = [],
  width = 520,
  side = false,
  footer,
  children,
}: {
  readonly title: string;
  /** What Esc does here, in one word for head, bar and buttons. */
  readonly esc?: string;
  readonly onClose: () => void;
  readonly keys?: readonly KeyBinding[];
  readonly width?: number;
  /** Along the right edge, over the whole height: help beside the work. */
  readonly side?: boolean;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useKeys([...keys, { key: 'Esc', label: esc, run: onClose }], { level: 'dialog' });

  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const before = document.activeElement;
    element.showModal();
    element.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => {
      element.close();
      const asked = takeAsked();
      if (asked !== null) {
        asked.focus();
        return;
      }
      // The element may have gone meanwhile; whoever took its place looks after the focus.
      if (!(before instanceof HTMLElement) || !before.isConnected) return;
      // The browser may have given it back already, but without the caret: what is typed then goes nowhere.
      if (document.activeElement === before) before.blur();
      before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={side ? 'gt-dialog gt-dialog-side' : 'gt-dialog'}
      aria-labelledby={titleId}
      style={{ width }}
      // Esc is one of our keys, so that it does nothing while an input method composes.
      onCancel={(event) => event.preventDefault()}
    >
      <div className="gt-dialog-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="gt-quiet" onClick={onClose} aria-label={`关闭${title}`}>
          Esc {esc}
        </button>
      </div>
      <div className="gt-dialog-body">{children}</div>
      {footer === undefined ? null : <footer className="gt-dialog-foot">{footer}</footer>}
    </dialog>
  );
}
