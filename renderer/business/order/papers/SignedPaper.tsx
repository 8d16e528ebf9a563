import { Button } from 'antd';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { EvidenceRef } from '../../../../shared/safeguards/evidence.ts';
import type { PaperContent } from '../../../../shared/safeguards/paper-content.ts';
import { beijingClock } from '../../../../shared/values/dates.ts';
import { CaptureDialog } from '../../../safeguards/evidence/CaptureDialog.tsx';
import type { KeptPiece } from '../../../safeguards/evidence/keep-captured.ts';
import { addPage } from '../../../safeguards/evidence/page-order.ts';
import { keepContent } from '../../../safeguards/paper/keep-content.ts';
import type { Paper } from '../../../safeguards/paper/paper.ts';
import { PaperDialog } from '../../../safeguards/paper/PaperDialog.tsx';
import { useCounter } from '../../../session/counter.tsx';
import { wordsOf } from '../../../session/words.ts';
import { walkStop } from '../../../ui/field-walk.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { paperStanding, withPrinted } from './paper-standing.ts';

/** A paper that is asked for, with how it comes out of the printer. */
export interface AskedPaper {
  readonly title: string;
  readonly content: PaperContent;
  readonly sheet: (printedAt: number) => Paper;
}

/** The keys of a paper; absent in a dialog, where its buttons are pressed. */
export interface PaperKeys {
  readonly print: string;
  readonly scan: string;
  readonly pad: string;
}

/**
 * A paper the client signs: printed with its digest and scanned, or signed on the pad. What changes after that voids it,
 * and it says so.
 */
export function SignedPaper({
  asked,
  evidence,
  signer,
  active,
  keys = null,
  onEvidence,
}: {
  readonly asked: AskedPaper;
  readonly evidence: readonly EvidenceRef[];
  /** Whose signature it would be, in clear. */
  readonly signer: string;
  readonly active: boolean;
  readonly keys?: PaperKeys | null;
  readonly onEvidence: (evidence: readonly EvidenceRef[]) => void;
}) {
  const { title, content, sheet } = asked;
  const { bridge, store } = useCounter();
  const [open, setOpen] = useState<'none' | 'print' | 'scan' | 'pad'>('none');
  const [trouble, setTrouble] = useState<string | null>(null);
  // Pages come faster than they are drawn: each joins those before it.
  const latest = useRef(evidence);
  useLayoutEffect(() => {
    latest.current = evidence;
  }, [evidence]);
  const change = (next: readonly EvidenceRef[]) => {
    latest.current = next;
    onEvidence(next);
  };
  const close = () => setOpen('none');

  const take = (piece: KeptPiece, kind: 'signed-paper' | 'signature'): string | null => {
    if (latest.current.some(({ digest }) => digest === piece.digest)) {
      return '与已留存的一页是同一份,不再留存。';
    }
    if (!paperStanding(latest.current, content).holds) {
      return '内容已修改,原件作废,请重新打印签字。';
    }
    change(addPage(latest.current, { ...piece, kind, paper: content.paper }));
    return null;
  };
  const begin = async (act: 'scan' | 'pad') => {
    setTrouble(null);
    if (paperStanding(latest.current, content).holds) {
      setOpen(act);
      return;
    }
    if (act === 'scan') {
      setTrouble(`请先打印${title},客户签字后再扫描。`);
      return;
    }
    try {
      // What is signed on the pad is kept first, as what is printed is.
      const kept = await keepContent(bridge, content, store.now());
      change(withPrinted(latest.current, kept));
      setOpen('pad');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  // A paper is drawn anew only when what it says is another.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const stable = useCallback(sheet, [JSON.stringify(content)]);
  const print = () => setOpen('print');
  const scan = () => void begin('scan');
  const pad = () => void begin('pad');
  useKeys(
    keys === null
      ? []
      : [
          { key: keys.print, label: `打印${title}`, run: print },
          { key: keys.scan, label: `扫描${title}`, run: scan },
          { key: keys.pad, run: pad },
        ],
    { active },
  );
  const word = (key: string | undefined, text: string) =>
    key === undefined ? text : `${key} ${text}`;

  return (
    <div className="gt-signed">
      <p className="gt-soft" role="status">
        {standingWords(title, paperStanding(evidence, content))}
      </p>
      <div className="gt-field-actions">
        <Button {...walkStop} size="small" onClick={print}>
          {word(keys?.print, '打印')}
        </Button>
        <Button size="small" onClick={scan}>
          {word(keys?.scan, '扫描')}
        </Button>
        <Button size="small" onClick={pad}>
          {word(keys?.pad, '签名板')}
        </Button>
      </div>
      {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
      {open === 'print' ? (
        <PaperDialog
          title={title}
          paper={stable}
          content={content}
          onPrinted={(printed) => {
            if (printed !== null) change(withPrinted(latest.current, printed));
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open === 'scan' || open === 'pad' ? (
        <CaptureDialog
          kind={open === 'scan' ? 'signed-paper' : 'signature'}
          several={open === 'scan'}
          signer={signer}
          isReplaced={false}
          onKept={(piece) => take(piece, open === 'scan' ? 'signed-paper' : 'signature')}
          onClose={close}
        />
      ) : null}
    </div>
  );
}

function standingWords(
  title: string,
  { printed, holds, signed }: ReturnType<typeof paperStanding>,
): string {
  if (printed === null) return `${title}尚未打印。`;
  if (!holds) return `${title}打印后内容已修改,原件作废,请重新打印签字。`;
  const last = signed.at(-1);
  return last === undefined
    ? `${title}已备妥,待客户签字后扫描。`
    : `${title}已签,留存 ${signed.length} 页,${beijingClock(last.takenAt)}。`;
}
