import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import type { PaperContent } from '../../../shared/safeguards/paper-content.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { keepContent } from './keep-content.ts';
import { inCopies, type Paper } from './paper.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { printDocument } from './print-document.ts';

const copyChoices = ['1', '2', '3'] as const;

/**
 * A paper before it is printed, as it will come out. What is signed has a content, which is kept as evidence first,
 * fsynced: no such paper leaves the printer whose content could be lost. `onPrinted` gets the page of evidence that the
 * command names, or null where nothing is signed.
 */
export function PaperDialog({
  title,
  paper,
  content,
  note,
  onPrinted,
  onClose,
}: {
  readonly title: string;
  readonly paper: (printedAt: number) => Paper;
  readonly content: PaperContent | null;
  /** One sentence above the preview. */
  readonly note?: string;
  readonly onPrinted: (printed: EvidenceRef | null) => void;
  readonly onClose: () => void;
}) {
  const { bridge, store } = useCounter();
  const [copies, setCopies] = useState<(typeof copyChoices)[number]>('1');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const shown = useMemo(() => paper(store.now()), [paper, store]);

  const print = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const printedAt = store.now();
      const kept = content === null ? null : await keepContent(bridge, content, printedAt);
      const status = await printDocument(bridge, inCopies(paper(printedAt), Number(copies)), 'A4');
      if (status === 'cancelled') setTrouble('打印已取消,未打印的文件不需签字。');
      else onPrinted(kept);
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={880}
      keys={[{ key: 'F10', label: '打印', run: () => void print(), disabled: busy }]}
      footer={
        <>
          <span className="gt-soft gt-push gt-copies">
            份数
            <DigitChoice
              label="份数"
              choices={copyChoices.map((value) => ({ value, label: '份' }))}
              value={copies}
              onChoose={setCopies}
            />
          </span>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button data-first-focus type="primary" disabled={busy} onClick={() => void print()}>
            {busy ? '正在打印…' : 'F10 打印'}
          </Button>
        </>
      }
    >
      {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
      {note === undefined ? null : <Notice tone="plain">{note}</Notice>}
      <PaperPreview paper={shown} label={`${title}预览`} />
    </Dialog>
  );
}
