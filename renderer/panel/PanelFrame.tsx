import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { isComposing } from '../ui/composing.ts';
import { focusStop, walkFields } from '../ui/field-walk.ts';
import type { Answering } from './use-answer.ts';

/**
 * The frame of every task: title, fields, what is wrong with the whole, buttons. Enter goes on and, after the
 * last field, submits; for a decision on an act it stops at the button. Esc cancels.
 */
export function PanelFrame({
  title,
  answering,
  buttons,
  enterSubmits = true,
  children,
}: {
  readonly title: string;
  readonly answering: Answering;
  readonly buttons: ReactNode;
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
  const onEscape = useEffectEvent((event: globalThis.KeyboardEvent): void => {
    if (event.key === 'Escape' && !isComposing(event)) cancel();
  });
  useEffect(() => {
    // Of the whole page: Esc cancels wherever the focus is.
    const listen = (event: globalThis.KeyboardEvent): void => onEscape(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  useEffect(() => {
    if (Object.keys(faults).length === 0) return;
    // What is wrong is where the next key goes.
    const wrong = frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong != null) focusStop(wrong);
  }, [faults]);
  return (
    <div role="dialog" aria-label={title} aria-busy={busy} ref={frame}>
      <div className="panel" role="presentation" onKeyDown={onKeyDown}>
        <h1>{title}</h1>
        {children}
        <p className="panel-fault" role="alert">
          {faults[''] ?? ''}
        </p>
        <div className="panel-buttons">
          {buttons}
          <button type="button" className="panel-button" onClick={cancel}>
            取消 <span className="gt-key">Esc</span>
          </button>
        </div>
      </div>
    </div>
  );
}
