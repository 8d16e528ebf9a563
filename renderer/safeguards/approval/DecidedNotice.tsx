import type { OpenCase } from '../../session/page.ts';
import { useSignedIn } from '../../session/session-store.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useDecided } from './use-decided.ts';

/** A quiet line in the frame when somebody elsewhere has decided on the teller's own submission; Alt+R opens it. */
export function DecidedNotice({ onOpen }: { readonly onOpen: OpenCase }) {
  const { actor } = useSignedIn();
  const { decided, forget } = useDecided(actor.staff);
  const [newest, ...more] = decided;
  const open = () => {
    if (newest === undefined) return;
    forget(newest.caseId);
    onOpen(newest);
  };
  useKeys(newest === undefined ? [] : [{ key: 'Alt+R', label: '打开结果', run: open }], {
    level: 'frame',
  });
  if (newest === undefined) return null;
  return (
    <p className="gt-banner gt-banner-calm" role="status">
      新:{newest.serial} {newest.words}
      {more.length === 0 ? '' : `,另有 ${more.length} 笔`}{' '}
      <button type="button" className="gt-quiet" onClick={open}>
        Alt+R 打开
      </button>{' '}
      <button type="button" className="gt-quiet" onClick={() => forget(newest.caseId)}>
        知道了
      </button>
    </p>
  );
}
