import { Button } from 'antd';
import { useState } from 'react';
import { countCodePoints } from '../../../../shared/values/text.ts';
import { isComposing } from '../../../ui/composing.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';

const leastLength = 4;

/** Why the client is assessed once more: it stands on the letter and is looked at by who checks. */
export function RetestDialog({
  onReason,
  onClose,
}: {
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  const isShort = countCodePoints(reason.trim()) < leastLength;
  const go = () => {
    if (isShort) setTold(true);
    else onReason(reason.trim());
  };
  return (
    <Dialog
      title="重新测评"
      onClose={onClose}
      keys={[{ key: 'F8', label: '继续', run: go }]}
      footer={
        <>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button type="primary" onClick={go}>
            F8 继续
          </Button>
        </>
      }
    >
      <p className="gt-lead">
        须由客户本人提出。上次结果在新的测评完成前仍然有效,原因随申请送复核。
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Its field has the focus. */}
      <div
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return;
          // The form below would walk to its next field.
          event.preventDefault();
          event.stopPropagation();
          go();
        }}
      >
        <TextField
          id="retest-reason"
          label="原因"
          value={reason}
          onChange={setReason}
          message={told && isShort ? `请写明原因,至少 ${leastLength} 个字。` : null}
          maxLength={200}
          autoFocus
        />
      </div>
    </Dialog>
  );
}
