import { useCallback } from 'react';
import type { EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import type { PaperContent } from '../../../shared/safeguards/paper-content.ts';
import { type FormPaper, formPaper } from './form-paper.ts';
import { PaperDialog } from './PaperDialog.tsx';

/** A form of one page for signature before it is printed. */
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
  const paper = useCallback((printedAt: number) => formPaper({ ...form, printedAt }), [form]);
  return (
    <PaperDialog
      title={form.title}
      paper={paper}
      content={content}
      onPrinted={(printed) => {
        if (printed !== null) onPrinted(printed);
      }}
      onClose={onClose}
    />
  );
}
