import { useSyncStatus } from '../sync/status.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { useCounter } from './counter.tsx';
import { useSignedIn } from './session-store.ts';
import { useOpenWork } from './use-open-work.ts';

/** Asks before a sign-out, and says what stays behind. */
export function SignOutDialog({
  onConfirm,
  onClose,
}: {
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { info } = useCounter();
  const { actor, name } = useSignedIn();
  const open = useOpenWork(actor.staff, info.counter.counter);
  const pending = useSyncStatus((status) => status.pending);
  const drafts = open.status === 'ready' ? open.value.drafts.length : 0;
  return (
    <ConfirmDialog
      title="签退"
      sentence={`${actor.staff} ${name} 将在本终端签退;${staysWords(drafts, pending)}`}
      keep="不,继续工作"
      confirm="签退"
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}

function staysWords(drafts: number, pending: number): string {
  const kept = drafts === 0 ? '没有未提交的草稿' : `${drafts} 份未提交的草稿留在本机`;
  return pending === 0
    ? `${kept},流水已全部送达总部。`
    : `${kept},${pending} 笔流水待传,联网后自动送总部,不需等候。`;
}
