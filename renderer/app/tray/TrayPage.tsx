import { useEffect, useRef } from 'react';
import type { Read } from '../../session/use-read.ts';
import { isTyping } from '../../ui/harmless-keys.ts';
import { Notice } from '../../ui/Notice.tsx';
import type { TrayItem, TrayOpens } from './tray-item.ts';
import { TrayList } from './TrayList.tsx';
import { firstRow, focusPage } from '../../ui/use-page-focus.ts';

/** F4, the first page after sign-in: nothing that waits is anywhere else. */
export function TrayPage({
  tray,
  active,
  onOpen,
}: {
  /** Read once by the frame, which shows the number of it. */
  readonly tray: Read<readonly TrayItem[]>;
  readonly active: boolean;
  readonly onOpen: (what: TrayOpens) => void;
}) {
  const page = useRef<HTMLDivElement>(null);
  const isReady = tray.status === 'ready';
  // Coming back to the tray the focus is in it, not nowhere.
  useEffect(() => {
    // A clerk who is typing a function code already goes on typing.
    if (!active || !isReady || isTyping()) return;
    focusPage(page.current, firstRow);
  }, [active, isReady]);
  return (
    <div className="gt-page" hidden={!active} ref={page} tabIndex={-1} aria-label="待办">
      {tray.status === 'loading' ? <p className="gt-empty">正在读取…</p> : null}
      {tray.status === 'failed' ? <Notice tone="danger">{tray.message}</Notice> : null}
      {tray.status === 'ready' ? <TrayList items={tray.value} onOpen={onOpen} /> : null}
    </div>
  );
}
