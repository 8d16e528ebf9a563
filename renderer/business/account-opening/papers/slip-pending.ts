import type { OpeningState } from '../../../../shared/business/account-opening/events.ts';
import { bankWords } from '../../../../shared/business/account-opening/events.ts';
import { permissionNames } from '../../../../shared/rulebook/suitability/permissions.ts';
import { isAnswered } from '../../../../shared/safeguards/identity-check.ts';
import type { Line } from '../opening-lines.ts';

/**
 * What the branch cannot know by itself, as it stands: 待公安核查, 待中登核查, 待银行确认, 待双录. Of screening nothing
 * is ever told to a client (SR-3).
 */
export function pendingLines(opening: OpeningState): readonly Line[] {
  const { application, found, numbers, bank, concluded } = opening;
  if (application.form === 1) return [];
  const { checks, need } = application;
  const police = found !== null || isHere(checks.police);
  const clearing = numbers !== null || isHere(checks.clearing);
  return [
    { label: '公安核查', value: police ? '已核查' : '待公安核查' },
    { label: '中登查询', value: clearing ? '已查询' : '待中登核查' },
    ...(need.bank ? [{ label: '存管银行', value: bankWords[bank?.status ?? 'PENDING'] }] : []),
    ...(concluded?.permissions ?? []).map((permission) => ({
      label: '权限',
      value: `${permissionNames[permission]} 待双录`,
    })),
    ...(application.password === null ? [{ label: '交易密码', value: '未设置' }] : []),
  ];
}

/** Taken while there was no line: nobody outside the branch has been asked anything yet. */
export function isTakenOffline({ application, found, numbers }: OpeningState): boolean {
  const { checks, form } = application;
  const isAsked = isHere(checks.police) || isHere(checks.clearing);
  return form === 2 && !isAsked && found === null && numbers === null;
}

/** What is taken, what is not yet done, when we call, and what the client has to come for. */
export function slipStatement(opening: OpeningState | null): string {
  const isUnset = opening?.application.form === 2 && opening.application.password === null;
  // Nobody calls about it: only the client can set it.
  const password = isUnset ? '交易密码尚未设置,设置前不能交易,请您本人到柜台设置。' : '';
  return `${progressWords(opening)}${password}`;
}

function progressWords(opening: OpeningState | null): string {
  if (opening !== null && opening.numbers !== null) {
    const left = pendingLines(opening).some(({ value }) => value.includes('待'));
    return left
      ? '账户号码已由总部下发,如上。其余各项以上列状态为准,办妥后我们按您预留的手机联系您。'
      : '您的开户申请已由总部办结,账户号码如上。';
  }
  if (opening !== null && isTakenOffline(opening)) {
    return '离线受理告知:申请和材料已受理。线路中断,公安核查、中登查询、账户号码、存管银行尚未办理,恢复后由总部办理;办结或须补正时我们按您预留的手机联系您。号码下发前不能交易,请勿转入资金。';
  }
  return '您的开户申请已受理,账户号码待总部下发,下发前不能交易。办结或须补正时,我们按您预留的手机联系您,也可凭本凭条到柜台查询。';
}

function isHere(check: OpeningState['application']['checks']['police']): boolean {
  return check !== null && isAnswered(check.statement);
}
