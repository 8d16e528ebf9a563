import { bankWords } from '../../../../shared/business/account-opening/events.ts';
import type { CaseDetail } from '../../../data/types.ts';
import { openingBody } from './opening-body.ts';
import { nextStepOf, wayOf } from './way-steps.ts';

/** Where an opening stands, in a sentence. */
export function sentenceOf(detail: CaseDetail, isOffline: boolean): string {
  const { shown, progress } = detail;
  switch (shown.stage) {
    case 'awaiting-approval':
      return awaitingWords(detail);
    case 'accepted':
      if (progress !== 'recorded') return atHeadOffice(detail);
      return isOffline
        ? '已受理。当前离线,号码待下发;恢复联网后自动送总部,无需重新提交。'
        : '已受理,正在送总部。';
    case 'done':
      return doneWords(detail);
    case 'returned':
      return '已退回补正,请按原因修改后重新提交。';
    case 'withdrawn':
      return '已撤回,不再办理。';
  }
}

/** How old the numbers are, in a few words. */
export function ageOfNumbers({ shown, confirmedPlace }: CaseDetail): string {
  if (shown.stage === 'done' || openingBody(shown)?.numbers != null) return '总部下发';
  if (shown.stage !== 'accepted') return '受理后由总部下发';
  return confirmedPlace === null ? '总部尚未审' : '总部已审,办理中';
}

function awaitingWords({ waiting }: CaseDetail): string {
  return waiting?.needs.includes('supervise') === true
    ? '已记入业务流水,等待复核和主管授权。都通过后即为已受理。'
    : '已记入业务流水,等待复核。复核通过后即为已受理。';
}

function atHeadOffice(detail: CaseDetail): string {
  const next = nextStepOf(wayOf(detail));
  const waits = next === null || next.waiting === '待办结' ? '' : `:${next.waiting}`;
  return `已受理,总部正在办理${waits}。号码下发后显示在右侧。`;
}

function doneWords({ shown }: CaseDetail): string {
  const bank = openingBody(shown)?.bank ?? null;
  if (bank?.status === 'REFUSED') {
    return `总部已办结,账户号码已下发。${bankWords.REFUSED}:${bank.reason}。请与客户联系,到银行或柜台重新签约。`;
  }
  return bank?.status === 'AWAITING_CLIENT'
    ? `总部已办结,账户号码已下发。存管银行${bankWords.AWAITING_CLIENT},请告知客户。`
    : '总部已办结,账户号码已下发。';
}
