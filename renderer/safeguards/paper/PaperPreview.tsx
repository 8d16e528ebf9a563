import { useEffect, useRef } from 'react';
import { fillShadow } from './fill-frame.ts';
import type { Paper } from './paper.ts';

/** A paper as it will come out of the printer, to be scrolled by keys. */
export function PaperPreview({
  paper: { title, style, body },
  label,
}: {
  readonly paper: Paper;
  readonly label: string;
}) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current !== null) fillShadow(host.current, { title, style, body });
  }, [title, style, body]);
  return (
    // oxlint-disable jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keys.
    <div
      ref={host}
      className="gt-document gt-document-slip"
      role="document"
      aria-label={label}
      tabIndex={0}
    />
    // oxlint-enable jsx-a11y/no-noninteractive-tabindex
  );
}
