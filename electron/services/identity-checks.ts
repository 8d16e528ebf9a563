import type { IdentityCheckOutcome, IdentityChecks } from '../../shared/bridge/identity-checks.ts';
import type { UplinkFailure, UplinkResult } from '../../shared/bridge/uplink.ts';
import { Fault } from '../../shared/errors.ts';
import {
  checkRefusals,
  checkSubject,
  type IdentityCheck,
  SignedCheck,
} from '../../shared/safeguards/identity-check.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { type EnrolmentAnswer, protocolPaths } from '../../shared/sync/contact.ts';
import type { IdentityCheckAsk } from '../../shared/sync/identity-check.ts';
import type { ShellUplink } from './uplink.ts';
import { withContact } from './with-contact.ts';

/** How a check reaches head office. */
interface CheckLine {
  readonly uplink: Pick<ShellUplink, 'ask'>;
  readonly enrolment: { current(): EnrolmentAnswer | null };
  /** Opens a contact where none is open. */
  openContact(): Promise<UplinkResult<unknown>>;
}

/** Asks head office, and lets nothing through that it did not sign for this question. */
export function createIdentityChecks(line: CheckLine): IdentityChecks {
  return {
    async check(ask): Promise<IdentityCheckOutcome> {
      const counter = line.enrolment.current();
      if (counter === null) throw new Fault('NOT_ENROLLED', 'no enrolment file');
      const answer = await withContact(line, () =>
        line.uplink.ask(SignedCheck, protocolPaths.identityChecks, ask),
      );
      if (!answer.ok) return withoutAnswer(answer.failure, ask.check);
      return isOurs(answer.value, ask, counter)
        ? { status: 'answered', signed: answer.value }
        : { status: 'unavailable', message: words.forged(ask.check) };
    },
  };
}

function isOurs(signed: SignedCheck, ask: IdentityCheckAsk, counter: EnrolmentAnswer): boolean {
  const about = {
    caseId: ask.caseId,
    counter: counter.counter,
    subject: checkSubject(intl1, ask),
    // It has just been asked: a counter's clock that is off makes no answer old.
    at: signed.statement.at,
  };
  return (
    signed.statement.check === ask.check &&
    checkRefusals(intl1, counter.headOfficeKey, signed, about).length === 0
  );
}

function withoutAnswer(
  { kind, status = 0 }: UplinkFailure,
  check: IdentityCheck,
): IdentityCheckOutcome {
  return kind === 'status' && status >= 400 && status < 500
    ? { status: 'unavailable', message: words.refused(check) }
    : { status: 'no-line', message: words.noLine(check) };
}

/** What the check waits for. */
const pending: Readonly<Record<IdentityCheck, string>> = {
  police: '待公安核查',
  clearing: '待中登核查',
};

const words = {
  noLine: (check: IdentityCheck): string =>
    `现在连不上总部,本项${pending[check]}。可继续填写和受理,由总部收到后核查,或待联网后重试。`,
  refused: (check: IdentityCheck): string =>
    `总部未受理本次核查,本项${pending[check]}。请核对姓名和证件号码后重试;如再出现请联系总部运维。`,
  forged: (check: IdentityCheck): string =>
    `总部应答的签名或内容不符,没有采用,本项${pending[check]}。请重试;如再出现请联系总部运维。`,
} as const;
