import type { Refusal } from '../errors.ts';
import { identityRefusals } from '../rulebook/identity/messages.ts';
import { checkResidentNumber } from '../rulebook/identity/resident-number.ts';
import type { Suite } from '../suite.ts';
import { comparisonName } from '../values/text.ts';
import { provesPassword } from './password-proof.ts';
import type { VisitDocument, VisitStart } from './visit.ts';

/** What a visit's proofs are judged against; `caseId` is the visit's id. */
export interface ProofContext {
  readonly businessDate: string;
  readonly suite: Suite;
  readonly headOfficeKey: string;
  readonly caseId: string;
  readonly counter: string;
  /** Who begins the visit. */
  readonly staff: string;
}

/** What is wrong with what was shown and proved. Rules VI-2 to VI-7, VI-16 (docs/rules.md). */
export function proofRefusals(start: VisitStart, context: ProofContext): Refusal[] {
  return [
    ...documentRefusals(start, context),
    ...faceRefusals(start),
    ...pictureRefusals(start, context),
    ...passwordRefusals(start, context),
    ...agentRefusals(start, context),
    ...gradeRefusals(start),
  ];
}

/** What is wrong with the client's document: another's, or not valid today. Rules VI-2, VI-3. */
export function documentRefusals(
  { client, document }: Pick<VisitStart, 'client' | 'document'>,
  { businessDate }: Pick<ProofContext, 'businessDate'>,
): Refusal[] {
  if (document === null) return [];
  const refusals: Refusal[] = [];
  if (document.number !== client.idNumber) {
    const message = '证件号码与所选客户的登记不一致。请核对证件,或按 F2 重新选择客户。';
    refusals.push({ rule: 'VI-2', field: 'number', message });
  } else if (comparisonName(document.name) !== comparisonName(client.name)) {
    const message = '证件姓名与所选客户的登记不一致。请核对证件;姓名有变更的,须先办理资料变更。';
    refusals.push({ rule: 'VI-2', field: 'name', message });
  }
  if (client.clientNo === null) refusals.push(...numberRefusals(document, businessDate, 'number'));
  return [...refusals, ...validityRefusals(document, businessDate, '客户')];
}

function numberRefusals(document: VisitDocument, date: string, field: string): Refusal[] {
  const check = checkResidentNumber(document.number, date);
  if (check.valid) return [];
  return [{ rule: 'VI-2', field, message: identityRefusals.idNumber[check.reason].message }];
}

/** Both days belong to the validity. */
function validityRefusals(
  { validFrom, validUntil }: VisitDocument,
  date: string,
  whose: '客户' | '代理人',
): Refusal[] {
  const refuse = (message: string): Refusal[] => [{ rule: 'VI-3', field: 'validUntil', message }];
  if (validFrom !== null && validUntil !== null && validUntil < validFrom) {
    return refuse(`${whose}证件的截止日早于起始日,请核对有效期。`);
  }
  if (validFrom !== null && validFrom > date) {
    return refuse(`${whose}证件自 ${validFrom} 起有效,今天还不能使用。请核对有效期。`);
  }
  if (validUntil === null || validUntil >= date) return [];
  return refuse(
    whose === '客户'
      ? `客户证件已于 ${validUntil} 到期,不能用于核验到场。请客户换领新证件后再来;带有新证件的,请改用新证件。`
      : `代理人证件已于 ${validUntil} 到期。请代理人换领新证件后再来,或由客户本人办理。`,
  );
}

/** Rule VI-4: another face is no visit, and the same face has its picture, and the chip photo that was read. */
function faceRefusals({ document, agent, face }: VisitStart): Refusal[] {
  if (face === null) return [];
  if (face.compared === 'different') {
    const message = '现场照片与证件不是同一人,不能办理。请停止办理,留存证件信息并报告主管。';
    return [{ rule: 'VI-4', field: 'face', message }];
  }
  if (face.compared !== 'same') return [];
  const isRead = (agent?.document ?? document)?.source === 'reader';
  if (face.picture === null || (isRead && face.chipPhoto === null)) {
    const message =
      '人像比对须有现场照片;读卡的还须有芯片照片。请补拍后再确认,或请客户输入交易密码。';
    return [{ rule: 'VI-4', field: 'face', message }];
  }
  return [];
}

/** Rule VI-16: who begins the visit has compared, and the pictures are what they are named, not one piece twice. */
function pictureRefusals({ face }: VisitStart, { staff }: ProofContext): Refusal[] {
  if (face === null) return [];
  const { picture, chipPhoto, by } = face;
  const refuse = (message: string): Refusal[] => [{ rule: 'VI-16', field: 'face', message }];
  if (by !== staff) return refuse('人像须由办理人本人比对。请重新比对。');
  const isOther =
    (picture !== null && picture.kind !== 'face') ||
    (chipPhoto !== null && chipPhoto.kind !== 'chip-photo');
  if (isOther) return refuse('比对所附的不是现场照片和芯片照片。请重新读卡、拍照后再比对。');
  return picture !== null && picture.digest === chipPhoto?.digest
    ? refuse('现场照片与芯片照片是同一份文件。请重新拍照后再比对。')
    : [];
}

/** Rule VI-5: head office says the password was right, in this visit at this counter. */
function passwordRefusals(
  { client, password }: VisitStart,
  { suite, headOfficeKey, caseId, counter }: ProofContext,
): Refusal[] {
  if (password === null) return [];
  const isProved =
    client.clientNo !== null &&
    provesPassword(suite, headOfficeKey, password, {
      clientNo: client.clientNo,
      visit: caseId,
      counter,
    });
  return isProved
    ? []
    : [{ rule: 'VI-5', message: '交易密码的核验结果与本次到场不符。请客户重新输入交易密码。' }];
}

/** What is wrong with an agent's document: not one, not valid today, or the client's own. Rules VI-2, VI-3, VI-6. */
export function agentDocumentRefusals(
  client: VisitStart['client'],
  document: VisitDocument,
  { businessDate }: Pick<ProofContext, 'businessDate'>,
): Refusal[] {
  const refusals = [
    ...numberRefusals(document, businessDate, 'number'),
    ...validityRefusals(document, businessDate, '代理人'),
  ];
  if (document.number === client.idNumber) {
    const message = '代理人与客户是同一人。客户本人到场的,请用客户本人证件核验。';
    refusals.push({ rule: 'VI-6', field: 'number', message });
  }
  return refusals;
}

/** Rule VI-6: the agent is somebody else, with a valid document of their own and a mandate in term. */
function agentRefusals(
  { client, agent }: VisitStart,
  { businessDate }: Pick<ProofContext, 'businessDate'>,
): Refusal[] {
  if (agent === null) return [];
  const { document, mandate, until } = agent;
  const refusals = agentDocumentRefusals(client, document, { businessDate });
  if (client.clientNo === null) {
    const message = '代理人只能为已开户的客户办理。请先按 F2 选择客户。';
    refusals.push({ rule: 'VI-6', message });
  }
  if (mandate.length === 0) {
    const message = '请拍摄授权委托书,每页一张。';
    refusals.push({ rule: 'VI-6', field: 'mandate', message });
  }
  return [...refusals, ...mandateRefusals(until, businessDate)];
}

/** What is wrong with the last day of a mandate. Rule VI-6. */
export function mandateRefusals(until: string, businessDate: string): Refusal[] {
  if (until >= businessDate) return [];
  const message = `授权委托已于 ${until} 到期。请客户重新出具授权委托书,或由客户本人办理。`;
  return [{ rule: 'VI-6', field: 'until', message }];
}

/** Rule VI-7: a grade is claimed by what proves it, and by nothing else. */
function gradeRefusals({ grade, document, face, password, agent }: VisitStart): Refusal[] {
  const refuse = (message: string): Refusal[] => [{ rule: 'VI-7', message }];
  const isSame = face?.compared === 'same';
  if (agent !== null && grade !== 'agent') {
    return refuse('代理人到场只能按代理人到场登记。');
  }
  switch (grade) {
    case 'agent':
      return agent !== null && isSame
        ? []
        : refuse('代理人到场须有代理人证件,并与现场照片比对为同一人。');
    case 'password':
      return password === null ? refuse('尚未核验交易密码。请客户在密码键盘上输入交易密码。') : [];
    case 'face':
      return document !== null && isSame
        ? []
        : refuse('证件与本人尚未比对为同一人。请拍照比对,或请客户输入交易密码。');
  }
}
