import type { Reason } from '../../../shared/feed/item.ts';
import type { IdentityRequest, PoliceAnswer } from '../../outward/identity-request.ts';
import type { OwnCommand, ReactionTools } from '../../reaction.ts';

/**
 * What follows from the police's answer: the person is screened and both are recorded, or the case goes back. Null
 * while there is no list to screen by. Rules AO-11, PO-1, SR-4 (docs/rules.md).
 */
export async function identityFound(
  caseId: string,
  { screened }: IdentityRequest,
  { result, reference, source, at }: PoliceAnswer,
  tools: ReactionTools,
): Promise<OwnCommand | null> {
  if (result === 'MISMATCH' || result === 'NO_RECORD') {
    return { type: 'ReturnCase', version: 1, data: { reasons: [policeReasons[result]] } };
  }
  // The service of the police keeps what nobody answered to itself.
  if (result === 'UNAVAILABLE') return null;
  const screening = await tools.screen(screened);
  if (screening === null) {
    tools.alarm('SCREENING_LIST_MISSING', 'openings wait');
    return null;
  }
  const { isOld, ...found } = screening;
  if (isOld) tools.alarm('SCREENING_LIST_OLD', `${found.version} of ${found.listedOn}`);
  if (found.result === 'HIT') tools.alarm('SCREENING_HIT', caseId);
  const police = { result, reference, source, at };
  const data = { police, screening: { ...found, at: tools.now } };
  return { type: 'RecordIdentity', version: 1, data };
}

const policeReasons: Readonly<Record<'MISMATCH' | 'NO_RECORD', Reason>> = {
  MISMATCH: {
    rule: 'PO-1',
    field: 'identity.number',
    message: '公安核查反馈:姓名与证件号码不一致。请客户带证件原件到场核对后更正。',
    presence: 'client',
  },
  NO_RECORD: {
    rule: 'PO-1',
    field: 'identity.number',
    message: '公安核查反馈:无此证件记录。请客户带证件原件到场核对,仍无记录的请客户到发证机关处理。',
    presence: 'client',
  },
};
