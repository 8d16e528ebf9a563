import type { Ref } from 'react';
import type { ClientHit } from '../data/types.ts';
import { useCounter } from '../session/counter.tsx';
import { useSignedIn } from '../session/session-store.ts';
import { useSyncStatus } from '../sync/status.ts';
import { dayWords } from './day-words.ts';
import { FunctionBox } from './FunctionBox.tsx';
import type { OpenFunction } from './functions.ts';
import { lineWords } from './line-words.ts';
import { roleWords } from './role-words.ts';

/** Where, who, what next, which day, and whether head office is heard. */
export function TopBar({
  onOpen,
  onClient,
  onSignOut,
  onLock,
  boxRef,
}: {
  readonly onOpen: (one: OpenFunction) => void;
  readonly onClient: (hit: ClientHit) => void;
  readonly onSignOut: () => void;
  readonly onLock: () => void;
  readonly boxRef: Ref<HTMLInputElement>;
}) {
  const { store, info, tables } = useCounter();
  const { actor, name } = useSignedIn();
  const line = useSyncStatus((state) => state.line);
  const pending = useSyncStatus((state) => state.pending);
  return (
    <header className="gt-top">
      <div className="gt-top-who">
        <h1 className="gt-brand">柜台</h1>
        <span className="gt-tabular">
          <span className="gt-dim">终端 </span>
          {info.counter.counter}
        </span>
        <span>
          <span className="gt-tabular">{actor.staff}</span> <b>{name}</b>{' '}
          <span className="gt-dim">{roleWords[actor.role]}</span>
        </span>
      </div>
      <FunctionBox onOpen={onOpen} onClient={onClient} ref={boxRef} />
      <div className="gt-top-state">
        <span className="gt-tabular">{dayWords(store.businessDate(), tables)}</span>
        <span className={`gt-line gt-line-${line.kind}`} role="status">
          {lineWords(line)}
        </span>
        <span className="gt-tabular">
          <span className="gt-dim">待传 </span>
          {pending}
        </span>
        <button type="button" className="gt-top-button" onClick={onLock}>
          锁屏
        </button>
        <button type="button" className="gt-top-button" onClick={onSignOut}>
          签退
        </button>
      </div>
    </header>
  );
}
