import { accountWords } from '../../../../shared/business/account-opening/application/need.ts';
import { heldAccounts } from '../../../../shared/business/account-opening/application/checks-rules.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import type { HeldAccounts } from '../../../../shared/safeguards/identity-check.ts';
import { visitGradeWords } from '../../../../shared/safeguards/visit.ts';
import { checkRow } from '../../../safeguards/identity-check/check-words.ts';
import {
  type CheckRow,
  IdentityChecks,
} from '../../../safeguards/identity-check/IdentityChecks.tsx';
import { useClientInHand } from '../../../session/clients-store.ts';
import type { KnownVisit } from '../../../session/visit-store.ts';
import { useVisitStanding } from '../../../session/visits.ts';
import type { StepProps } from '../form/step-props.ts';
import { toldByOthers } from '../form/use-messages.ts';

/** 证件读取, 人证比对, 公安联网核查, 中登查询: each with its state, when and by whom; then the accounts there are. */
export function FourChecks({ step }: { readonly step: StepProps }) {
  const standing = useVisitStanding(useClientInHand());
  const visit = standing.status === 'open' ? standing.visit : null;
  const held = heldAccounts(step.application);
  // Of a number that cannot be right nobody is asked.
  const isWrong = step.refusals.some(
    ({ field, rule }) => field === 'identity.number' && !toldByOthers.includes(rule),
  );
  return (
    <section className="gt-panel" aria-label="身份核查">
      <header>
        <h2>身份核查</h2>
        <span className="gt-soft gt-push">F7 核验到场</span>
      </header>
      <div className="gt-panel-body gt-stack">
        <IdentityChecks
          title="四项核查"
          rows={[
            readRow(visit),
            faceRow(visit),
            checkRow('police', step.checks.police, !isWrong),
            checkRow('clearing', step.checks.clearing, !isWrong),
          ]}
        />
        {/* That there are none is said by the check itself. */}
        {held === null || held.accounts.length === 0 ? null : <Held held={held} step={step} />}
      </div>
    </section>
  );
}

const blank = { at: null, source: '', simulated: false, make: null, note: '' } as const;

function readRow(visit: KnownVisit | null): CheckRow {
  const row = { ...blank, key: 'read', label: '证件读取' };
  const shown = visit?.document ?? null;
  if (visit === null || shown === null) return { ...row, word: '未读取', tone: 'plain' };
  const { source, device, simulated } = shown;
  return source === 'reader'
    ? { ...row, word: '已读取', tone: 'good', at: visit.beganAt, source: device ?? '', simulated }
    : { ...row, word: '手工录入', tone: 'warning', at: visit.beganAt, source: '柜员录入' };
}

function faceRow(visit: KnownVisit | null): CheckRow {
  const row = { ...blank, key: 'face', label: '人证比对' };
  if (visit === null) return { ...row, word: '未比对', tone: 'plain' };
  const { grade, beganAt } = visit;
  const compared = { ...row, at: beganAt, source: visitGradeWords[grade] };
  if (grade === 'password') return { ...compared, word: '未比对', tone: 'warning' };
  return { ...compared, word: grade === 'agent' ? '一致(代理人)' : '一致', tone: 'good' };
}

/** The accounts the client has anywhere, beside the most there may be of each kind. */
function Held({ held, step }: { readonly held: HeldAccounts; readonly step: StepProps }) {
  const { tables, businessDate } = step.context;
  const kinds = [...new Set(held.accounts.map(({ kind }) => kind))];
  return (
    <ul className="gt-facts" aria-label="名下账户">
      {kinds.map((kind) => {
        const own = held.accounts.filter((one) => one.kind === kind);
        const limit = rowOn(tables.accountLimits, businessDate, { account: kind });
        const most = limit.found ? ` / 最多 ${limit.row.maxAccounts}` : '';
        return (
          <li key={kind}>
            <span>
              {accountWords[kind]} {own.length}
              {most}
            </span>
            <span>
              {own.map((one) => `${one.number} ${one.broker}${stateWords[one.state]}`).join(';')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

const stateWords = { NORMAL: '', DORMANT: '(休眠)', UNQUALIFIED: '(不合格)' } as const;
