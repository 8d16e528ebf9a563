import type { Overview } from '../../operator/rows.ts';

/** What the frame shows of a page. */
export interface View {
  readonly title: string;
  readonly content: readonly Node[];
  load(): Promise<void>;
  /** Every ten seconds; keeps page, focus and what is selected. */
  refresh(): Promise<void>;
}

/** What the frame gives a page. */
export interface ViewTools {
  readonly overview: Overview;
  /** Filters as the address has them. */
  readonly remembered: Readonly<Record<string, string>>;
  remember(filters: Readonly<Record<string, string>>): void;
  /** The time of day for “更新于”. */
  clock(): string;
  focusTitle(): void;
  signOut(words: string): void;
}

/** A filter by branch, of every list. */
export function branchFilter({ overview }: ViewTools) {
  const choices = overview.branches.map(({ branch, name }) => ({
    value: branch,
    words: `${branch} ${name}`,
  }));
  return { name: 'branch', label: '营业部', kind: 'choice', choices } as const;
}

/** A filter by terminal. */
export const counterFilter = { name: 'counter', label: '终端', kind: 'text', longest: 7 } as const;
