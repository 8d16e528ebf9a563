import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { EvidenceKind, EvidenceRef } from '../../../shared/safeguards/evidence.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { useKeys } from '../../ui/keys.tsx';
import { EvidenceTile, isShown } from './EvidenceTile.tsx';
import { EvidenceViewer } from './EvidenceViewer.tsx';
import { usePageName } from './page-names.tsx';

/**
 * Pages side by side for whoever looks at an act: one stop of Tab, F11 goes there, arrows within, Enter large. Pictures
 * of the kinds named in `large` come first, in that order, as large as can be compared side by side; what the programs
 * themselves wrote comes last, a line each.
 */
export function EvidenceStrip({
  evidence: given,
  active,
  large = none,
  between = null,
}: {
  readonly evidence: readonly EvidenceRef[];
  readonly large?: readonly EvidenceKind[];
  /** What is read beside the large pictures, before the others. */
  readonly between?: ReactNode;
  /** Whether the screen it stands in has the keys. */
  readonly active: boolean;
}) {
  const { compared, rest } = useMemo(() => partsOf(given, large), [given, large]);
  const evidence = useMemo(
    () => [...compared, ...rest].flatMap(({ pages }) => pages),
    [compared, rest],
  );
  const nameOf = usePageName(evidence);
  const [chosen, setChosen] = useState(0);
  const [opened, setOpened] = useState<number | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const current = Math.min(chosen, Math.max(0, evidence.length - 1));
  const go = (at: number) =>
    strip.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
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
  const shared = { evidence, nameOf, current, onFocus: setChosen, onOpen: setOpened };
  return (
    <>
      {evidence.length === 0 ? <p className="gt-soft">本笔没有影像材料。</p> : null}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Its buttons have the focus. */}
      <div className="gt-stack" ref={strip} onKeyDown={onKeyDown}>
        {compared.map((part) => (
          <Pages key={part.label} {...part} {...shared} />
        ))}
        {between}
        {rest.map((part) => (
          <Pages key={part.label} {...part} {...shared} />
        ))}
      </div>
      {opened === null ? null : (
        <EvidenceViewer evidence={evidence} from={opened} onClose={() => setOpened(null)} />
      )}
    </>
  );
}

/** Pages that are shown alike. */
interface Part {
  readonly label: string;
  readonly shape: 'large' | 'small' | 'line';
  readonly pages: readonly EvidenceRef[];
}

/** Pages of one shape; nothing where there are none. */
function Pages({
  label,
  shape,
  pages,
  evidence,
  nameOf,
  current,
  onFocus,
  onOpen,
}: Part & {
  /** All pages of the strip, in their order. */
  readonly evidence: readonly EvidenceRef[];
  readonly nameOf: (page: EvidenceRef) => string;
  readonly current: number;
  readonly onFocus: (at: number) => void;
  readonly onOpen: (at: number) => void;
}) {
  if (pages.length === 0) return null;
  return (
    <ul className={`gt-strip gt-strip-${shape}`} aria-label={label}>
      {pages.map((page) => {
        const at = evidence.indexOf(page);
        return (
          <li key={`${page.kind} ${page.page} ${page.digest}`}>
            <button
              type="button"
              data-at={at}
              tabIndex={at === current ? 0 : -1}
              onFocus={() => onFocus(at)}
              onClick={() => onOpen(at)}
            >
              {shape === 'line' ? null : <EvidenceTile page={page} name={nameOf(page)} />}
              <span className="gt-strip-name">{nameOf(page)}</span>
              <span className="gt-soft gt-tabular">{beijingDateTime(page.takenAt)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const none: readonly EvidenceKind[] = [];

/** What is compared, in its order, what is no picture a size smaller; then what else was taken, and what papers say. */
function partsOf(
  evidence: readonly EvidenceRef[],
  large: readonly EvidenceKind[],
): { readonly compared: readonly Part[]; readonly rest: readonly Part[] } {
  const isCompared = ({ kind }: EvidenceRef) => large.includes(kind);
  const isContent = ({ kind }: EvidenceRef) => kind === 'paper-content';
  const first = evidence
    .filter(isCompared)
    .toSorted((left, right) => large.indexOf(left.kind) - large.indexOf(right.kind));
  const others = evidence.filter((one) => !isCompared(one) && !isContent(one));
  return {
    compared: [
      { label: '对照影像', shape: 'large', pages: first.filter(isShown) },
      { label: '对照文件', shape: 'small', pages: first.filter((one) => !isShown(one)) },
    ],
    rest: [
      { label: '影像材料', shape: 'small', pages: others },
      { label: '文件内容', shape: 'line', pages: evidence.filter(isContent) },
    ],
  };
}
