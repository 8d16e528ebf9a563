import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import {
  type EvidenceKind,
  type EvidenceRef,
  evidenceWords,
} from '../../../shared/safeguards/evidence.ts';
import { useCounter } from '../../session/counter.tsx';
import { discardUnnamed } from '../../session/discard-evidence.ts';
import { wordsOf } from '../../session/words.ts';
import { isComposing } from '../../ui/composing.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { CaptureDialog } from './CaptureDialog.tsx';
import { EvidenceViewer } from './EvidenceViewer.tsx';
import { KindRow, PageRow } from './EvidenceRows.tsx';
import type { KeptPiece } from './keep-captured.ts';
import { usePageName } from './page-names.tsx';
import { addPage, movePage, pagesOf, removePage, replacePage } from './page-order.ts';
import { useEvidenceItems } from './use-evidence-items.ts';

/** A kind of evidence a business asks for. */
export interface WantedEvidence {
  readonly kind: EvidenceKind;
  /** Whether it may have more than one page. */
  readonly several: boolean;
  /** What exactly is meant, e.g. 人像面. */
  readonly hint: string;
  /** Whether the business cannot go on without it. */
  readonly required?: boolean;
  /** Why no page of it is missing though there is none, in a few words. */
  readonly settled?: string;
}

type Open =
  | { readonly what: 'none' }
  | {
      readonly what: 'capture';
      readonly wanted: WantedEvidence;
      readonly replaced: EvidenceRef | null;
    }
  | { readonly what: 'view' | 'remove'; readonly page: EvidenceRef };

type Row =
  | { readonly wanted: WantedEvidence; readonly page: null }
  | { readonly wanted: WantedEvidence; readonly page: EvidenceRef };

/**
 * The pages a business takes: what is wanted, what is there, how far each has come. F11 goes to the list; everything is
 * done on its rows. `onChange` ends when the draft that names the pages is saved: only then is a piece thrown away.
 */
export function EvidencePanel({
  wanted,
  evidence,
  signer,
  active,
  idOf,
  onChange,
}: {
  readonly wanted: readonly WantedEvidence[];
  readonly evidence: readonly EvidenceRef[];
  /** Whose signature it would be, in clear. */
  readonly signer: string;
  readonly active: boolean;
  /** DOM id of a kind's row, where a list of what is missing leads to it. */
  readonly idOf?: (kind: EvidenceKind) => string;
  readonly onChange: (evidence: readonly EvidenceRef[]) => Promise<void>;
}) {
  const counter = useCounter();
  const nameOf = usePageName(evidence);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const [chosen, setChosen] = useState(0);
  const [trouble, setTrouble] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const about = evidence.map(({ digest }) => digest).join(' ');
  const items = useEvidenceItems(active, about);
  const rows = wanted.flatMap((one): readonly Row[] => [
    { wanted: one, page: null },
    ...pagesOf(evidence, one.kind).map((page) => ({ wanted: one, page })),
  ]);
  const pages = rows.flatMap(({ page }) => (page === null ? [] : [page]));
  const current = Math.min(chosen, rows.length - 1);
  const focusRow = (at: number) =>
    list.current?.querySelectorAll<HTMLElement>('button')[Math.max(0, at)]?.focus();
  useKeys([{ key: 'F11', label: '影像', run: () => focusRow(current) }], { active });

  // Several files are kept one after another: each joins those before it, drawn or not.
  const latest = useRef(evidence);
  useLayoutEffect(() => {
    latest.current = evidence;
  }, [evidence]);

  const change = async (next: readonly EvidenceRef[]) => {
    const gone = latest.current.filter(({ digest }) => next.every((one) => one.digest !== digest));
    latest.current = next;
    setTrouble(null);
    try {
      await onChange(next);
      const digests = gone.map(({ digest }) => digest);
      if (digests.length > 0) await discardUnnamed(counter, digests);
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  /** Null when it is taken; else why it is not. */
  const take = (
    piece: KeptPiece,
    { kind, several }: WantedEvidence,
    replaced: EvidenceRef | null,
  ) => {
    const present = latest.current;
    const known = present.find(({ digest }) => digest === piece.digest);
    if (known !== undefined) return `与${nameOf(known)}是同一份,不再留存。`;
    // A kind of one page has one page: what is taken anew stands in its place.
    const place = several ? replaced : (replaced ?? pagesOf(present, kind)[0] ?? null);
    void change(
      place === null ? addPage(present, { ...piece, kind }) : replacePage(present, place, piece),
    );
    return null;
  };
  // Where the focus goes once a move, or a removal, has been drawn.
  const follow = useRef<number | null>(null);
  useEffect(() => {
    if (follow.current === null) return;
    focusRow(follow.current);
    follow.current = null;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey) return;
    const row = rows[current];
    if (row === undefined) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    const { page, wanted: ofKind } = row;
    if (step !== null && event.altKey && page !== null) {
      const next = movePage(evidence, page, step);
      if (next !== evidence) {
        void change(next);
        follow.current = current + step;
      }
    } else if (event.altKey) return;
    else if (step !== null) focusRow(Math.min(rows.length - 1, current + step));
    else if (event.key === 'Home') focusRow(0);
    else if (event.key === 'End') focusRow(rows.length - 1);
    else if (page !== null && event.key === 'Delete') setOpen({ what: 'remove', page });
    else if (page !== null && event.key.toLowerCase() === 'r') {
      setOpen({ what: 'capture', wanted: ofKind, replaced: page });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const close = () => setOpen({ what: 'none' });
  return (
    <section className="gt-panel" aria-label="影像材料">
      <header>
        <h2>影像材料</h2>
        <span className="gt-soft gt-push">F11 到这里,Enter 采集或放大</span>
      </header>
      <div className="gt-panel-body gt-stack">
        {items.status === 'failed' ? <Notice tone="warning">{items.message}</Notice> : null}
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its buttons have the focus. */}
        <ul ref={list} className="gt-evidence" aria-label="材料清单" onKeyDown={onKeyDown}>
          {rows.map(({ wanted: ofKind, page }, at) => {
            const shared = { tabIndex: at === current ? 0 : -1, onFocus: () => setChosen(at) };
            return page === null ? (
              <KindRow
                key={ofKind.kind}
                {...(idOf === undefined ? {} : { id: idOf(ofKind.kind) })}
                wanted={ofKind}
                pages={pagesOf(evidence, ofKind.kind)}
                items={items}
                onOpen={() => setOpen({ what: 'capture', wanted: ofKind, replaced: null })}
                {...shared}
              />
            ) : (
              <PageRow
                key={`${page.kind} ${page.page}`}
                page={page}
                name={nameOf(page)}
                items={items}
                onOpen={() => setOpen({ what: 'view', page })}
                {...shared}
              />
            );
          })}
        </ul>
        <p className="gt-soft">在已留存的页上:Enter 放大,R 重拍,Delete 删除,Alt+↑↓ 调整次序。</p>
      </div>
      {open.what === 'capture' ? (
        <CaptureDialog
          kind={open.wanted.kind}
          several={open.wanted.several}
          signer={signer}
          isReplaced={open.replaced !== null}
          onKept={(piece) => take(piece, open.wanted, open.replaced)}
          onClose={close}
        />
      ) : null}
      {open.what === 'view' ? (
        <EvidenceViewer evidence={pages} from={pages.indexOf(open.page)} onClose={close} />
      ) : null}
      {open.what === 'remove' ? (
        <ConfirmDialog
          title="删除材料"
          sentence={`将从本笔业务中删除${nameOf(open.page)}(${evidenceWords[open.page.kind]}共 ${pagesOf(evidence, open.page.kind).length} 页),删除后须重新采集。`}
          confirm="删除"
          onConfirm={() => {
            const { page } = open;
            close();
            void change(removePage(evidence, page));
            follow.current = current - 1;
          }}
          onClose={close}
        />
      ) : null}
    </section>
  );
}
