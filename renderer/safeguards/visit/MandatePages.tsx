import { Button } from 'antd';
import { useState } from 'react';
import type { Refusal } from '../../../shared/errors.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CameraPicture } from '../evidence/CameraPicture.tsx';
import { useCameraShot } from '../evidence/use-camera-shot.ts';
import { validUntilTyped } from './shown-document.ts';

/** An agent's mandate: its last day, then its pages by camera. */
export interface MandateShown {
  readonly until: string;
  readonly pages: readonly Uint8Array[];
}

/** The last day is typed first: one that is over spares the pictures. */
export function MandatePages({
  title,
  check,
  onDone,
  onClose,
}: {
  readonly title: string;
  readonly check: (until: string) => readonly Refusal[];
  readonly onDone: (mandate: MandateShown) => void;
  readonly onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [message, setMessage] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [pages, setPages] = useState<readonly Uint8Array[]>([]);
  const [picture, setPicture] = useState<Uint8Array | null>(null);
  const shot = useCameraShot({ wanted: until !== null, picture, onPicture: setPicture });

  const takeDate = () => {
    const date = validUntilTyped(typed);
    if (date === undefined || date === null) {
      setMessage('请录入授权委托书的截止日,如 20261231。');
      return;
    }
    const [refused] = check(date);
    setMessage(refused?.message ?? null);
    if (refused === undefined) setUntil(date);
  };
  const keep = () => {
    if (picture === null) return;
    setPages([...pages, picture]);
    setPicture(null);
  };
  const finish = () => {
    const all = picture === null ? pages : [...pages, picture];
    if (until !== null && all.length > 0) onDone({ until, pages: all });
  };
  if (until === null) {
    return (
      <Dialog
        title={title}
        onClose={onClose}
        keys={[{ key: 'Enter', label: '下一步', run: takeDate }]}
        width={600}
      >
        <TextField
          id="mandate-until"
          label="委托有效至"
          value={typed}
          onChange={setTyped}
          message={message}
          hint="照授权委托书录入,如 20261231,Enter 下一步。"
          maxLength={20}
          tabular
          autoFocus
        />
      </Dialog>
    );
  }
  const count = pages.length + (picture === null ? 0 : 1);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      keys={[
        ...shot.keys,
        ...(picture === null ? [] : [{ key: 'Enter', label: '下一张', run: keep }]),
        { key: 'F8', label: '拍完', run: finish, disabled: count === 0 },
      ]}
      width={720}
    >
      <div className="gt-stack">
        <CameraPicture label={`授权委托书第 ${pages.length + 1} 页`} shot={shot} />
        <p role="status">
          已拍 {count} 页。{picture === null ? '' : 'Enter 保留并拍下一页,'}
          {count === 0 ? '请将授权委托书放在摄像头下。' : 'F8 拍完。'}
        </p>
        <div className="gt-choices">
          <Button disabled={picture === null} onClick={keep}>
            Enter 下一张
          </Button>
          <Button type="primary" disabled={count === 0} onClick={finish}>
            F8 拍完
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
