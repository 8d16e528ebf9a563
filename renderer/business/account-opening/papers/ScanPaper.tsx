import { useLayoutEffect, useRef } from 'react';
import type { OpeningPaper } from '../../../../shared/business/account-opening/application/papers.ts';
import { unsigned } from '../../../../shared/business/account-opening/application/agreed-state.ts';
import { CaptureDialog } from '../../../safeguards/evidence/CaptureDialog.tsx';
import type { KeptPiece } from '../../../safeguards/evidence/keep-captured.ts';
import { addPage } from '../../../safeguards/evidence/page-order.ts';
import type { StepProps } from '../form/step-props.ts';
import { agreementsOf, paperStanding } from './opening-papers.ts';

/** A signed paper taken back in, page by page. Agreements are signed once the page that lists them is here. */
export function ScanPaper({
  step,
  paper,
  onClose,
}: {
  readonly step: StepProps;
  readonly paper: OpeningPaper;
  readonly onClose: () => void;
}) {
  // Pages come faster than they are drawn: each joins those before it.
  const latest = useRef(step.evidence);
  useLayoutEffect(() => {
    latest.current = step.evidence;
  }, [step.evidence]);

  const take = (piece: KeptPiece): string | null => {
    if (latest.current.some(({ digest }) => digest === piece.digest)) {
      return '与已留存的一页是同一份,不再留存。';
    }
    const { printed, holds } = paperStanding(step, paper);
    if (printed === null || !holds) return '打印后内容已修改,原件作废,请重新打印签字。';
    const kind = paper === 'questionnaire' ? 'questionnaire' : 'signed-paper';
    latest.current = addPage(latest.current, { ...piece, kind, paper });
    if (paper === 'agreements') signOnPaper(step, printed.takenAt, piece.takenAt);
    void step.onEvidence(latest.current);
    return null;
  };
  return (
    <CaptureDialog
      kind={paper === 'questionnaire' ? 'questionnaire' : 'signed-paper'}
      several
      signer={step.application.identity.name}
      isReplaced={false}
      onKept={take}
      onClose={onClose}
    />
  );
}

/** The agreements of the page that was printed last count as signed on it. */
function signOnPaper(step: StepProps, readFrom: number, readTo: number): void {
  const signed = unsigned(agreementsOf(step)).map(
    (one) => ({ ...one, route: 'PAPER', readFrom, readTo }) as const,
  );
  if (signed.length === 0) return;
  const codes = new Set(signed.map(({ code }) => code));
  const others = step.form.getValues('agreed').filter(({ code }) => !codes.has(code));
  step.form.setValue('agreed', [...others, ...signed], { shouldDirty: true });
}
