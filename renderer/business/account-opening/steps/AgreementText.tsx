import type { AgreementRow } from '../../../../shared/rulebook/opening/agreements.ts';
import { Dialog } from '../../../ui/Dialog.tsx';

/** An agreement's text on the counter, to answer a client's question; the client reads it on paper or screen. */
export function AgreementText({
  row: { title, version, paragraphs },
  onClose,
}: {
  readonly row: AgreementRow;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={`${title} ${version}`} onClose={onClose} width={760}>
      <div
        className="gt-agreement-text"
        role="document"
        aria-label={title}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keys.
        tabIndex={0}
        data-first-focus=""
      >
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
    </Dialog>
  );
}
