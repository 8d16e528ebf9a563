import { Button } from 'antd';
import { Dialog } from './Dialog.tsx';

/** Asks before something is given up. One sentence says what will happen; the safe answer has the focus. */
export function ConfirmDialog({
  title,
  sentence,
  confirm,
  keep = '不,保留',
  busy = false,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly confirm: string;
  readonly keep?: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={460}
      footer={
        <>
          <Button data-first-focus onClick={onClose}>
            {keep}
          </Button>
          <Button danger onClick={onConfirm} disabled={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <p>{sentence}</p>
    </Dialog>
  );
}
