import type { Difference, WordGroup } from '../../../safeguards/approval/review.ts';
import { type EvidenceRef, evidenceWords } from '../../../../shared/safeguards/evidence.ts';
import { groupsOf } from './groups.ts';
import type { Day, Submitted } from './submitted.ts';

/** Line by line, group by group, what was submitted before and what is now; pictures that were taken anew at the end. */
export function differencesOf(now: Submitted, before: Submitted, day: Day): readonly Difference[] {
  const was = keyed(groupsOf(before.application, day));
  const is = keyed(groupsOf(now.application, day));
  const gone = [...was].filter(([key]) => !is.has(key));
  return [
    ...[...is].map(([key, { group, label, value }]) => ({
      group,
      label,
      before: was.get(key)?.value ?? null,
      after: value,
    })),
    ...gone.map(([, { group, label, value }]) => ({ group, label, before: value, after: '—' })),
    ...picturesOf(now.evidence, before.evidence),
  ];
}

interface Line {
  readonly group: string;
  readonly label: string;
  readonly value: string;
}

/** Lines by group, label and how often that label came before in its group. */
function keyed(groups: readonly WordGroup[]): ReadonlyMap<string, Line> {
  const lines = new Map<string, Line>();
  for (const { title, lines: words } of groups) {
    const seen = new Map<string, number>();
    for (const { label, value } of words) {
      const count = (seen.get(label) ?? 0) + 1;
      seen.set(label, count);
      lines.set(`${title}/${label}/${count}`, { group: title, label, value });
    }
  }
  return lines;
}

/** Which kinds of pictures are others than before. */
function picturesOf(
  now: readonly EvidenceRef[],
  before: readonly EvidenceRef[],
): readonly Difference[] {
  const kinds = new Set([...before, ...now].map(({ kind }) => kind));
  kinds.delete('paper-content');
  return [...kinds].map((kind) => {
    const [is, was] = [pagesOf(now, kind), pagesOf(before, kind)];
    const isSame = is.length === was.length && is.every((digest, at) => digest === was[at]);
    const counted = (pages: readonly string[]) => (pages.length === 0 ? '—' : `${pages.length} 页`);
    return {
      group: '影像材料',
      label: evidenceWords[kind],
      before: was.length === 0 ? null : counted(was),
      after: isSame ? counted(is) : is.length === 0 ? '已移除' : `${counted(is)}(重新采集)`,
    };
  });
}

function pagesOf(evidence: readonly EvidenceRef[], kind: EvidenceRef['kind']): readonly string[] {
  return evidence.filter((one) => one.kind === kind).map(({ digest }) => digest);
}
