import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { isComposing } from '../ui/composing.ts';
import type { Asked } from './asked.ts';
import { StopDialog } from './StopDialog.tsx';

/**
 * The frame of every page of a task: what it is, how far it is, one large action below. 停止 stands on every page;
 * Esc asks the same. `step` names the page: with each one the focus goes to its heading.
 */
export function TaskFrame({
  title,
  client,
  asked,
  progress,
  step,
  fault = null,
  buttons,
  children,
}: {
  readonly title: string;
  /** The client's masked name. */
  readonly client: string;
  readonly asked: Asked;
  readonly progress: { readonly words: string; readonly at: number; readonly of: number } | null;
  readonly step: string;
  readonly fault?: string | null;
  readonly buttons: ReactNode;
  readonly children: ReactNode;
}) {
  const [isStopping, setStopping] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      // Else the same press would close the dialog that it opens.
      event.preventDefault();
      setStopping(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const stop = (): void => setStopping(true);
  return (
    <div className="cs-frame">
      <header>
        <div className="cs-head">
          <b>{title}</b>
          <span className="cs-client">客户 {client}</span>
          <button type="button" className="cs-button cs-button-small" onClick={stop}>
            停止
          </button>
        </div>
        {progress === null ? null : (
          <div className="cs-progress">
            <progress max={progress.of} value={progress.at} aria-label={progress.words} />
            <span>{progress.words}</span>
          </div>
        )}
      </header>
      <Page key={step}>{children}</Page>
      <footer className="cs-foot">
        <p className="cs-fault" role="alert">
          {fault ?? ''}
        </p>
        <StopContext value={stop}>
          <div className="cs-buttons">{buttons}</div>
        </StopContext>
      </footer>
      {isStopping ? <StopDialog asked={asked} onGoOn={() => setStopping(false)} /> : null}
    </div>
  );
}

/** Shown from its top, with the focus on its heading. */
function Page({ children }: { readonly children: ReactNode }) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    page.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
  }, []);
  return (
    <main className="cs-page" ref={page}>
      {children}
    </main>
  );
}

const StopContext = createContext<() => void>(() => undefined);

/** Among the buttons of a frame: asks whether to stop, as 停止 does. */
export function RefuseButton() {
  return (
    <button type="button" className="cs-button" onClick={useContext(StopContext)}>
      我不同意
    </button>
  );
}
