import type {
  EndSessionAsk,
  HandOverAsk,
  NamedPerson,
  PanelAnswer,
} from '../../shared/bridge/staff-keys.ts';
import type { EnrolmentAnswer } from '../../shared/sync/contact.ts';
import type { Judged } from './panel.ts';
import { nameForms } from './name-forms.ts';
import {
  checkCredential,
  type Credential,
  type CredentialParts,
  onlyRunOut,
  refused,
} from './staff-credential.ts';

/** The same person gives their password again. Who has been revoked meanwhile does not come back. */
export async function judgeUnlock(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  staff: string,
  password: string,
): Promise<Judged<Credential>> {
  const checked = await checkCredential(parts, counter, staff, password, onlyRunOut);
  // Whose password is asked for is settled: whatever is wrong is said where they type.
  return checked.status === 'refused' ? { ...checked, field: 'password' } : checked;
}

/** Another person, with the right to answer for others, ends the session of somebody who has gone. Rule SE-8. */
export async function judgeEnd(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  ask: EndSessionAsk,
  answer: Extract<PanelAnswer, { kind: 'end-session' }>,
): Promise<Judged<Credential>> {
  if (answer.staff === ask.staff)
    return refused('staff', '本人请返回后选择解锁或签退。此处由主管输入柜员号和密码。');
  const checked = await checkCredential(parts, counter, answer.staff, answer.password);
  if (checked.status === 'refused') return checked;
  const { name, roles } = checked.value.document.authority.statement;
  return roles.some((role) => role === 'supervisor' || role === 'branch-manager')
    ? checked
    : refused('staff', `${answer.staff} ${name} 不是主管,不能结束他人的签到。`);
}

/** Another person takes over what is listed. Rule SE-7. */
export async function judgeHandOver(
  parts: CredentialParts,
  counter: EnrolmentAnswer,
  ask: HandOverAsk,
  answer: Extract<PanelAnswer, { kind: 'hand-over' }>,
): Promise<Judged<Credential>> {
  return answer.staff === ask.staff
    ? refused('staff', '不能交接给本人,请接班人输入柜员号和密码。')
    : await checkCredential(parts, counter, answer.staff, answer.password);
}

/** A person as the panel needs them to judge a password that is being typed. */
export function asNamed({
  staff,
  name,
}: {
  readonly staff: string;
  readonly name: string;
}): NamedPerson {
  return { staff, name, nameForms: nameForms(name) };
}
