import { Button } from 'antd';
import { useState } from 'react';
import { stageWords } from '../../../../shared/business/stage.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { useCounter } from '../../../session/counter.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { NoteCallDialog } from './NoteCallDialog.tsx';
import { callsText, presenceText, returnedByText } from '../../return-words.ts';

/**
 * Over the form of a returned case, in a line: which case it is, who returned it and when, whether the client must come,
 * and the calls that were made.
 */
export function ReturnBar({
  detail,
  active,
}: {
  readonly detail: CaseDetail;
  readonly active: boolean;
}) {
  const { takesActs } = useCounter();
  const [calling, setCalling] = useState(false);
  const call = () => setCalling(true);
  const isReturned = detail.shown.stage === 'returned';
  useKeys(
    isReturned ? [{ key: 'Alt+T', label: '记录致电', run: call, disabled: !takesActs }] : [],
    { active },
  );
  if (!isReturned) return null;
  const presence = presenceText(detail.shown);
  return (
    <div className="gt-return-bar" role="status" aria-label="联系客户">
      <span className="gt-tag gt-tag-returned">{stageWords.returned}</span>
      <b className="gt-tabular">{detail.serial}</b>
      <span>{returnedByText(detail.shown)}</span>
      {presence === '' ? null : <b className="gt-warning">{presence}</b>}
      <span>{callsText(detail.shown)}</span>
      <Button size="small" className="gt-push" disabled={!takesActs} onClick={call}>
        Alt+T 记录致电
      </Button>
      {calling ? (
        <NoteCallDialog
          detail={detail}
          onNoted={() => setCalling(false)}
          onClose={() => setCalling(false)}
        />
      ) : null}
    </div>
  );
}
