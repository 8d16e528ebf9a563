import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { isComposing } from '../ui/composing.ts';
import { focusStop, walkFields } from '../ui/field-walk.ts';
import type { Answering } from './use-answer.ts';

/**
 * The frame of every task: title, fields, what is wrong with the whole, buttons; title and buttons stay in view. Enter
 * goes on and, after the last field, submits; for a decision on an act it stops at the button. Esc cancels.
 */
export function PanelFrame({
  title,
  answering,
  buttons,
  keys = {},
  enterSubmits = true,
  children,
}: {
  readonly title: string;
  readonly answering: Answering;
  readonly buttons: ReactNode;
  /** What the buttons' keys do, wherever the focus is. */
  readonly keys?: Readonly<Record<string, () => void>>;
  readonly enterSubmits?: boolean;
  readonly children: ReactNode;
}) {
  const { busy, faults, send } = answering;
  const frame = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const { target } = event;
    walkFields(event);
    const focused = document.activeElement;
    const isAtButton = focused !== target && focused instanceof HTMLButtonElement;
    if (enterSubmits && event.key === 'Enter' && isAtButton) focused.click();
  };
  const cancel = (): void => void send({ kind: 'cancel' });
  const onKey = useEffectEvent((event: globalThis.KeyboardEvent): void => {
    if (isComposing(event)) return;
    const run = event.key === 'Escape' ? cancel : keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    // The key that opened the panel may still be held down.
    if (!event.repeat) run();
  });
  useEffect(() => {
    // Of the whole page: these keys act wherever the focus is.
    const listen = (event: globalThis.KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  useEffect(beginAtTop, []);
  useEffect(() => {
    if (Object.keys(faults).length === 0) return;
    // What is wrong is where the next key goes.
    const wrong = frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong != null) focusStop(wrong);
  }, [faults]);
  return (
    <div role="dialog" aria-label={title} aria-busy={busy} ref={frame}>
      <div className="panel" role="presentation" onKeyDown={onKeyDown}>
        <h1 className="panel-head">{title}</h1>
        {children}
        <div className="panel-foot">
          <p className="panel-fault" role="alert">
            {faults[''] ?? ''}
          </p>
          <div className="panel-buttons">
            {buttons}
            <button type="button" className="panel-button" onClick={cancel}>
              Esc 取消
            </button>
          </div>
        </div>
      </div>
    </div>
  );
}

/**
 * The frame around this page is still small when the first field gets the focus, and takes the page's height only
 * after that: until somebody does something the page is shown from its top.
 */
function beginAtTop(): () => void {
  const over = new AbortController();
  const { signal } = over;
  window.addEventListener('resize', () => window.scrollTo({ top: 0 }), { signal });
  for (const kind of ['keydown', 'pointerdown', 'wheel']) {
    window.addEventListener(kind, () => over.abort(), { signal });
  }
  return () => over.abort();
}
