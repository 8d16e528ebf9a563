import { Button } from 'antd';
import { useState } from 'react';
import type { Refusal } from '../../../shared/errors.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CameraPicture } from '../evidence/CameraPicture.tsx';
import { useCameraShot } from '../evidence/use-camera-shot.ts';
import { usePictureUrl } from '../evidence/use-picture-url.ts';
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
  const [pages, setPages] = useState<readonly (Uint8Array | null)[]>([]);
  // Which page is looked at or taken; one after the last is the next.
  const [place, setPlace] = useState(0);
  const picture = pages[place] ?? null;
  const shot = useCameraShot({
    wanted: until !== null,
    picture,
    onPicture: (taken) =>
      setPages((before) => [...before.slice(0, place), taken, ...before.slice(place + 1)]),
  });

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
  const taken = pages.filter((page) => page !== null);
  const canGoOn = picture !== null;
  const go = (to: number) => setPlace(Math.max(0, Math.min(pages.length, to)));
  const finish = () => {
    if (until !== null && taken.length > 0) onDone({ until, pages: taken });
  };
  if (until === null) {
    return (
      <Dialog
        key="until"
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
  return (
    <Dialog
      // Another dialog than the date's: it begins with the focus in it.
      key="pages"
      title={title}
      onClose={onClose}
      keys={[
        ...shot.keys,
        ...(canGoOn ? [{ key: 'Enter', label: '下一张', run: () => go(place + 1) }] : []),
        ...(pages.length === 0
          ? []
          : [
              { key: 'ArrowLeft', label: '上一页', run: () => go(place - 1) },
              { key: 'ArrowRight', run: () => go(canGoOn ? place + 1 : place) },
            ]),
        { key: 'F8', label: '拍完', run: finish, disabled: taken.length === 0 },
      ]}
      width={720}
    >
      <div className="gt-stack">
        <CameraPicture label={`授权委托书第 ${place + 1} 页`} shot={shot} />
        {pages.length === 0 ? null : <MandateStrip pages={pages} place={place} onGo={go} />}
        <p role="status">
          已拍 {taken.length} 页。{canGoOn ? 'Enter 拍下一页,' : ''}
          {taken.length === 0 ? '请将授权委托书放在摄像头下。' : '←→ 查看已拍的页,F8 拍完。'}
        </p>
        <div className="gt-choices">
          <Button disabled={!canGoOn} onClick={() => go(place + 1)}>
            Enter 下一张
          </Button>
          <Button type="primary" disabled={taken.length === 0} onClick={finish}>
            F8 拍完
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The pages side by side; ← and → go through them, R takes the one looked at again. */
function MandateStrip({
  pages,
  place,
  onGo,
}: {
  readonly pages: readonly (Uint8Array | null)[];
  readonly place: number;
  readonly onGo: (place: number) => void;
}) {
  return (
    <ol className="gt-strip" aria-label="已拍的页">
      {pages.map((page, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- A page is its place.
        <li key={at} aria-current={at === place}>
          <button type="button" tabIndex={-1} onClick={() => onGo(at)}>
            <Tile page={page} name={`第 ${at + 1} 页`} />
            <span>第 {at + 1} 页</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

function Tile({ page, name }: { readonly page: Uint8Array | null; readonly name: string }) {
  const url = usePictureUrl(page);
  return url === null ? (
    <span className="gt-tile">待拍</span>
  ) : (
    <img className="gt-tile" src={url} alt={`已拍${name}`} draggable={false} />
  );
}
