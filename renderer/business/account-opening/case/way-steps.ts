import {
  bankWords,
  type OpeningState,
} from '../../../../shared/business/account-opening/events.ts';
import { isHeld } from '../../../../shared/business/account-opening/evolve.ts';
import { needWords } from '../../../../shared/safeguards/need.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { openingBody } from './opening-body.ts';

/** One step of the way from F8 to the end: done, or what it waits for in words. */
export interface WayStep {
  readonly title: string;
  readonly isDone: boolean;
  /** What it is called while it is the next one, e.g. 待公安核查. */
  readonly waiting: string;
}

/**
 * The way of an opening from F8 to its end. Possible hits of screening are never named: whoever waits reads that head
 * office looks at it.
 */
export function wayOf(detail: CaseDetail): readonly WayStep[] {
  const { shown, progress } = detail;
  if (shown.stage === 'withdrawn' || shown.stage === 'returned') return [];
  const isAccepted = shown.stage !== 'awaiting-approval';
  const isStored = isAccepted && progress !== 'recorded';
  const body = isAccepted ? openingBody(shown) : null;
  const isWhole = body?.application.form !== 1;
  const hasNumbers = body !== null && body.numbers !== null;
  return [
    { title: '经办提交', isDone: true, waiting: '' },
    { title: approvalTitle(detail), isDone: isAccepted, waiting: waitingForApproval(detail) },
    { title: '总部已收', isDone: isStored, waiting: '待送总部' },
    ...(isWhole
      ? [
          {
            title: '总部审核',
            isDone: hasNumbers || (body !== null && isReviewed(body)),
            waiting: body?.found == null ? '待公安核查' : '总部审核中',
          },
        ]
      : []),
    {
      title: '号码下发',
      isDone: hasNumbers,
      waiting: isWhole && body?.clearingAsked == null ? '待中登核查' : '待下发',
    },
    ...(body === null ? [] : bankSteps(body)),
    { title: '已办结', isDone: shown.stage === 'done', waiting: '待办结' },
  ];
}

/** The step that is next, or null at the end of the way. */
export function nextStepOf(steps: readonly WayStep[]): WayStep | null {
  return steps.find(({ isDone }) => !isDone) ?? null;
}

/** Police and screening have answered, and nothing is held back. */
function isReviewed(body: OpeningState): boolean {
  return body.found !== null && !isHeld(body);
}

function bankSteps({ application, bank, numbers }: OpeningState): readonly WayStep[] {
  if (!application.need.bank || numbers === null) return [];
  const status = bank?.status ?? 'PENDING';
  return [{ title: '银行确认', isDone: status === 'SIGNED', waiting: bankWords[status] }];
}

function approvalTitle({ shown }: CaseDetail): string {
  const needs = shown.request?.needs ?? shown.decisions.map(({ need }) => need);
  return needs.length > 1 ? '复核、授权' : '复核';
}

function waitingForApproval({ waiting }: CaseDetail): string {
  const [need] = waiting?.needs ?? [];
  return `等待${need === undefined ? '复核' : needWords[need]}`;
}
