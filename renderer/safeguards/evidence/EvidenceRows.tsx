import type { EvidenceItem } from '../../../shared/bridge/evidence.ts';
import { type EvidenceRef, evidenceWords } from '../../../shared/safeguards/evidence.ts';
import { beijingClock } from '../../../shared/values/dates.ts';
import { EvidenceTile } from './EvidenceTile.tsx';
import { progressWords, sizeWords } from './progress-words.ts';
import type { EvidenceItems } from './use-evidence-items.ts';

interface RowProps {
  readonly items: EvidenceItems;
  readonly tabIndex: number;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
}

/** A kind that is wanted: how many pages it has, and how far they are. */
export function KindRow({
  id,
  wanted,
  pages,
  items,
  tabIndex,
  onFocus,
  onOpen,
}: RowProps & {
  readonly id?: string;
  readonly wanted: {
    readonly kind: EvidenceRef['kind'];
    readonly hint: string;
    readonly required?: boolean;
    readonly settled?: string;
  };
  readonly pages: readonly EvidenceRef[];
}) {
  return (
    <li>
      <button
        type="button"
        id={id}
        className="gt-evidence-kind"
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={onOpen}
      >
        <span className="gt-evidence-what">
          <span>{evidenceWords[wanted.kind]}</span>{' '}
          <span>{wanted.required === true ? <span className="gt-tag">必备</span> : null}</span>{' '}
          <span className="gt-soft">{wanted.hint}</span>
        </span>
        <span className={stateClass(pages.length, wanted)}>
          {(pages.length === 0 ? wanted.settled : undefined) ?? kindWords(pages, items)}
        </span>
      </button>
    </li>
  );
}

/** A page that is kept, with its picture. */
export function PageRow({
  page,
  name,
  items,
  tabIndex,
  onFocus,
  onOpen,
}: RowProps & { readonly page: EvidenceRef; readonly name: string }) {
  const item = itemOf(items, page);
  return (
    <li>
      <button
        type="button"
        className="gt-evidence-page"
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={onOpen}
      >
        <EvidenceTile page={page} name={name} />
        <span>{name}</span>
        <span className="gt-soft gt-tabular">
          {beijingClock(page.takenAt)} · {sizeWords(page.bytes)}
        </span>
        <span className={item?.progress.status === 'refused' ? 'gt-danger' : 'gt-soft'}>
          {items.status === 'ready' ? progressWords(item) : ''}
        </span>
      </button>
    </li>
  );
}

function stateClass(
  count: number,
  { required, settled }: { readonly required?: boolean; readonly settled?: string },
): string {
  if (count > 0) return 'gt-good';
  return required === true && settled === undefined ? 'gt-warning' : 'gt-soft';
}

/** The states of a kind's pages, each once. */
function kindWords(pages: readonly EvidenceRef[], items: EvidenceItems): string {
  if (pages.length === 0) return '未采集';
  const count = `${pages.length} 页`;
  if (items.status !== 'ready') return count;
  return [count, ...new Set(pages.map((page) => progressWords(itemOf(items, page))))].join(' ');
}

function itemOf(items: EvidenceItems, { digest }: EvidenceRef): EvidenceItem | null {
  if (items.status !== 'ready') return null;
  return items.items.find((one) => one.digest === digest) ?? null;
}
