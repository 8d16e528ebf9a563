import { bankWords } from '../../../../shared/business/account-opening/events.ts';
import type { CaseState } from '../../../../shared/business/case.ts';
import { permissionNames } from '../../../../shared/rulebook/suitability/permissions.ts';
import type { OpenItem } from '../../screen.ts';
import { openingBody } from './opening-body.ts';

/** What is left open by an opening that was accepted: recordings, the bank, a password that was not set. */
export function openItems(state: CaseState): readonly OpenItem[] {
  const body = openingBody(state);
  const isUnderWay = state.stage === 'accepted' || state.stage === 'done';
  if (body === null || !isUnderWay || body.application.form === 1) return [];
  const { application, concluded, bank, numbers } = body;
  const answered = bank?.status ?? 'PENDING';
  return [
    ...(concluded?.permissions ?? []).map((permission) => ({
      what: `权限 ${permissionNames[permission]}`,
      state: '待双录',
      who: '客户(须到场)',
    })),
    ...(application.need.bank && answered !== 'SIGNED'
      ? [
          {
            what: '存管银行',
            state: numbers === null ? '号码下发后送银行' : bankState(answered, bank?.reason ?? ''),
            who: answered === 'AWAITING_CLIENT' || answered === 'REFUSED' ? '客户(到银行)' : '银行',
          },
        ]
      : []),
    ...(application.password === null
      ? [{ what: '交易密码', state: '未设置,不能交易', who: '客户(须到场)' }]
      : []),
  ];
}

function bankState(status: keyof typeof bankWords, reason: string): string {
  return reason === '' ? bankWords[status] : `${bankWords[status]}:${reason}`;
}
