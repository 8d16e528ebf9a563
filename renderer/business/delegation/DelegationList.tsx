import { needWords } from '../../../shared/safeguards/need.ts';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { delegationsInForce } from '../../safeguards/approval/read-rights.ts';
import { useRead } from '../../session/use-read.ts';
import { Notice } from '../../ui/Notice.tsx';

/** The delegations of the branch that hold or will hold. */
export function DelegationList() {
  const read = useRead(delegationsInForce, []);
  return (
    <section className="gt-panel" aria-label="有效的转授权">
      <header>
        <h2>有效的转授权</h2>
        <span className="gt-soft gt-push">撤销:从业务清单打开后按 F6</span>
      </header>
      <div className="gt-panel-body">
        {read.status === 'failed' ? <Notice tone="danger">{read.message}</Notice> : null}
        {read.status === 'ready' && read.value.length === 0 ? (
          <p className="gt-soft">目前没有。</p>
        ) : null}
        {read.status === 'ready' ? (
          <ul className="gt-facts">
            {read.value.map(({ statement, authority }) => (
              <li key={statement.id}>
                <span>{authority.statement.name}</span>
                <span>
                  → {statement.to} {statement.needs.map((need) => needWords[need]).join('、')},
                  {beijingDateTime(statement.fromAt).slice(0, 10)} 至{' '}
                  {beijingDateTime(statement.untilAt).slice(0, 10)}
                </span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  );
}
