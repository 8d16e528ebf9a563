import { Button } from 'antd';
import { type DragEvent, useEffect, useEffectEvent, useRef } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** A file by the system's own window, pasted, or dropped here: nowhere else in the window does a drop do anything. */
export function FileStage({
  title,
  note,
  messages,
  several,
  busy,
  onFiles,
  onClose,
}: {
  readonly title: string;
  readonly note: string | null;
  /** Why files were not taken. */
  readonly messages: readonly string[];
  /** Whether more than one is wanted. */
  readonly several: boolean;
  readonly busy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose: () => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const pick = () => picker.current?.click();
  const give = (files: Iterable<File> | null | undefined) => {
    const found = [...(files ?? [])];
    if (!busy && found.length > 0) onFiles(several ? found : found.slice(0, 1));
  };
  const onPaste = useEffectEvent((event: ClipboardEvent) => give(event.clipboardData?.files));
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPaste(event);
    window.addEventListener('paste', listen);
    return () => window.removeEventListener('paste', listen);
  }, []);
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    give(event.dataTransfer.files);
  };
  return (
    <Dialog title={title} onClose={onClose} width={640}>
      <div className="gt-stack">
        {note === null ? null : <Notice tone="good">{note}</Notice>}
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Dropping is one of three ways. */}
        <div className="gt-drop" role="group" aria-label="放入文件" onDrop={onDrop}>
          <Button data-first-focus type="primary" onClick={pick}>
            {busy ? '正在读取…' : 'Enter 选择文件'}
          </Button>
          <p className="gt-soft">也可按 Ctrl+V 粘贴图片,或把文件拖到这里。</p>
          <p className="gt-soft">JPEG、PNG 图片或 PDF。图片会缩小并去掉拍摄信息,PDF 原样留存。</p>
        </div>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="选择材料文件"
          accept=".jpg,.jpeg,.png,.pdf,.heic,image/jpeg,image/png,application/pdf"
          multiple={several}
          onChange={(event) => {
            give(event.target.files);
            // The same file may be chosen again.
            event.target.value = '';
          }}
        />
      </div>
    </Dialog>
  );
}
