import { Button } from 'antd';
import { useState } from 'react';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { paperBytes, type PaperContent } from '../../../shared/safeguards/paper-content.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { type FormPaper, formPaper, inCopies } from './form-paper.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { printDocument } from './print-document.ts';

const copyChoices = ['1', '2', '3'] as const;

/**
 * A paper for signature before it is printed. Its content is kept as evidence first, fsynced: no paper leaves
 * the printer whose content could be lost. `onPrinted` gets the page of evidence the command names.
 */
export function FormPaperDialog({
  form,
  content,
  onPrinted,
  onClose,
}: {
  readonly form: FormPaper;
  readonly content: PaperContent;
  readonly onPrinted: (paper: EvidenceRef) => void;
  readonly onClose: () => void;
}) {
  const { bridge, store } = useCounter();
  const [copies, setCopies] = useState<(typeof copyChoices)[number]>('1');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const print = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const bytes = paperBytes(content);
      const kept = await bridge.evidence.keep('application/json', bytes);
      const printedAt = store.now();
      const paper = inCopies(formPaper({ ...form, printedAt }), Number(copies));
      const status = await printDocument(bridge, paper, 'A4');
      if (status === 'cancelled') {
        setTrouble('打印已取消,未打印的文件不需签字。');
        return;
      }
      onPrinted({
        kind: 'paper-content',
        digest: kept.digest,
        mediaType: 'application/json',
        bytes: bytes.length,
        takenAt: printedAt,
        source: 'program',
        page: 1,
      });
    } catch (error) {
      setTrouble(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={form.title}
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
      <PaperPreview paper={formPaper(form)} label={`${form.title}预览`} />
    </Dialog>
  );
}
