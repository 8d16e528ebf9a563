import { needWords } from '../../../shared/safeguards/need.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import type { CaseRow } from '../../data/types.ts';
import { subjectOf } from './inbox-rows.ts';
import { businessWords, type ReviewParts } from './review.ts';
import { counterOf } from './waiting-words.ts';

type Decision = CaseRow['decisions'][number];

/** One decision of the register, with the case it was given on. */
export interface RegisterRow {
  readonly key: string;
  readonly row: CaseRow;
  readonly decision: Decision;
}

/** What the register is narrowed to; empty strings narrow nothing. */
export interface RegisterFilter {
  /** Instants, both included. */
  readonly from: number;
  readonly until: number;
  readonly staff: string;
  readonly decision: Decision['decision'] | 'all';
}

export const decisionWords: Readonly<Record<Decision['decision'], string>> = {
  approve: '✓ 通过',
  refuse: '✕ 退回',
  expire: '⚠ 过期',
};

export const wayWords: Readonly<Record<Decision['way'], string>> = {
  'walk-up': '现场',
  inbox: '收件箱',
  timer: '系统',
};

/** The decisions of these cases that the filter lets through, newest first. */
export function registerRows(
  rows: readonly CaseRow[],
  { from, until, staff, decision: wanted }: RegisterFilter,
): readonly RegisterRow[] {
  return rows
    .flatMap((row) =>
      row.decisions.map((decision, at) => ({ key: `${row.caseId} ${at}`, row, decision })),
    )
    .filter(
      ({ row, decision }) =>
        decision.at >= from &&
        decision.at <= until &&
        (wanted === 'all' || decision.decision === wanted) &&
        (staff === '' || decision.staff === staff || row.maker === staff),
    )
    .toSorted((left, right) => right.decision.at - left.decision.at);
}

/** The columns of the register in words, for screen, paper and file alike. */
export const registerColumns = [
  '时间',
  '流水号',
  '业务',
  '客户',
  '经办',
  '类别',
  '决定人',
  '转授权',
  '决定柜台',
  '决定',
  '意见',
  '方式',
  '决定流水号',
] as const;

/** A decision as its columns say it. Clients are masked everywhere: on screen, on paper, in the file. */
export function registerCells(
  { row, decision }: RegisterRow,
  parts: ReviewParts,
  named: (staff: string) => string,
): readonly string[] {
  const { delegation } = decision;
  return [
    beijingDateTime(decision.at),
    row.serial,
    businessWords(parts, row.business),
    subjectOf(row),
    named(row.maker),
    needWords[decision.need],
    `${decision.staff} ${decision.name}`.trim(),
    delegation === undefined ? '' : `受${delegation.name}(${delegation.from})转授权`,
    decision.serial === '' ? '总部' : counterOf(decision.serial),
    decisionWords[decision.decision],
    decision.comment,
    wayWords[decision.way],
    decision.serial,
  ];
}
