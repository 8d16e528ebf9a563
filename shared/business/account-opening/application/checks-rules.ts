import type { Refusal } from '../../../errors.ts';
import {
  checkRefusals,
  checkSubject,
  type HeldAccounts,
  isAnswered,
  type SignedCheck,
} from '../../../safeguards/identity-check.ts';
import type { Application } from './application.ts';
import type { ApplicationContext } from './context.ts';

/**
 * What is wrong with the answers of police and clearing house that go with the application: not head office's, of
 * somebody else, of another day (IC-1 to IC-4), or against the client (AO-22). A check without an answer is pending and
 * forbids nothing: head office makes it before any number is given.
 */
export function checksRefusals(
  { checks, identity }: Application,
  { suite, headOfficeKey, caseId, submitted }: ApplicationContext,
): readonly Refusal[] {
  const given = [checks.police, checks.clearing].flatMap((one) => one ?? []);
  const subject = checkSubject(suite, identity);
  const { counter, at } = submitted;
  return [
    ...given.flatMap((one) =>
      checkRefusals(suite, headOfficeKey, one, { caseId, counter, subject, at }).map(
        ({ rule, field, message }) => ({ rule, field: `checks.${field}`, message }),
      ),
    ),
    ...policeRefusals(checks.police),
  ];
}

function policeRefusals(check: SignedCheck | null): readonly Refusal[] {
  if (check?.statement.check !== 'police') return [];
  const { result } = check.statement;
  if (result === 'MATCH' || result === 'UNAVAILABLE') return [];
  const words = result === 'MISMATCH' ? '姓名与证件号码不一致' : '库中查无此人';
  const message = `公安核查:${words},不能开户。请核对录入;确与证件相符的,请客户到发证机关核实。`;
  return [{ rule: 'AO-22', field: 'checks.police', message }];
}

/** What the clearing house answered of the client's accounts; null while it has not. */
export function heldAccounts({ checks }: Pick<Application, 'checks'>): HeldAccounts | null {
  const statement = checks.clearing?.statement;
  if (statement?.check !== 'clearing' || !isAnswered(statement)) return null;
  return statement.result === 'UNAVAILABLE' ? null : statement.result;
}
