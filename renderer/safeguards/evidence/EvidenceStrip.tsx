import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { EvidenceKind, EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { useKeys } from '../../ui/keys.tsx';
import { EvidenceTile, pageName } from './EvidenceTile.tsx';
import { EvidenceViewer } from './EvidenceViewer.tsx';

/**
 * Pages side by side for whoever looks at an act: one stop of Tab, F11 goes there, arrows within, Enter large. Kinds
 * named in `large` come first, in that order, as large as can be compared side by side.
 */
export function EvidenceStrip({
  evidence: given,
  active,
  large = none,
}: {
  readonly evidence: readonly EvidenceRef[];
  readonly large?: readonly EvidenceKind[];
  /** Whether the screen it stands in has the keys. */
  readonly active: boolean;
}) {
  const evidence = useMemo(() => ordered(given, large), [given, large]);
  const [chosen, setChosen] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const current = Math.min(chosen, Math.max(0, evidence.length - 1));
  const go = (at: number) => {
    list.current?.querySelectorAll<HTMLElement>('button')[at]?.focus();
  };
  useKeys(evidence.length === 0 ? [] : [{ key: 'F11', label: '影像', run: () => go(current) }], {
    active,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const last = evidence.length - 1;
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(Math.max(0, Math.min(last, to)));
  };
  if (evidence.length === 0) return <p className="gt-soft">本笔没有影像材料。</p>;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its buttons have the focus. */}
      <ul ref={list} className="gt-strip" aria-label="影像材料" onKeyDown={onKeyDown}>
        {evidence.map((page, at) => (
          <li
            key={`${page.kind} ${page.page} ${page.digest}`}
            className={large.includes(page.kind) ? 'gt-strip-large' : undefined}
          >
            <button
              type="button"
              tabIndex={at === current ? 0 : -1}
              onFocus={() => setChosen(at)}
              onClick={() => setOpened(at)}
            >
              <EvidenceTile page={page} />
              <span>{pageName(page)}</span>
              <span className="gt-soft gt-tabular">{beijingDateTime(page.takenAt)}</span>
            </button>
          </li>
        ))}
      </ul>
      {opened === null ? null : (
        <EvidenceViewer evidence={evidence} from={opened} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

const none: readonly EvidenceKind[] = [];

function ordered(
  evidence: readonly EvidenceRef[],
  large: readonly EvidenceKind[],
): readonly EvidenceRef[] {
  const place = ({ kind }: EvidenceRef) => large.indexOf(kind);
  const first = evidence.filter(({ kind }) => large.includes(kind));
  const rest = evidence.filter(({ kind }) => !large.includes(kind));
  return [...first.toSorted((left, right) => place(left) - place(right)), ...rest];
}
