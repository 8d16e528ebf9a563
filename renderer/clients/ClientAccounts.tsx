import { OpeningAccount, isShanghai } from '../../shared/rulebook/opening/opening-account.ts';
import type { ClientRecord, ClientSecurity } from '../data/types.ts';
import { Masked } from '../safeguards/visit/Masked.tsx';
import { WordList } from '../ui/WordList.tsx';
import { accountWord, capitalLines, type Day, securitiesOf } from './client-lines.tsx';
import { bankState, permissionWord } from './client-todo.ts';

/** The client's accounts: capital, master, securities, and the depository bank with its state. */
export function ClientAccounts({
  record,
  open,
  day,
}: {
  readonly record: ClientRecord;
  readonly open: boolean;
  readonly day: Day;
}) {
  const securities = securitiesOf(record);
  // A row from before the whole form does not say how an account came about.
  const isTold = record.securities.length > 0;
  return (
    <div className="gt-stack">
      <WordList columns={2} lines={capitalLines(record, open, day, bankState)} />
      <h2>证券账户 {securities.length}</h2>
      {securities.length === 0 ? (
        <p className="gt-soft">没有证券账户。</p>
      ) : (
        <table className="gt-compare" aria-label="证券账户">
          <thead>
            <tr>
              <th scope="col">账户</th>
              <th scope="col">号码</th>
              <th scope="col">方式</th>
              <th scope="col">指定交易</th>
            </tr>
          </thead>
          <tbody>
            {securities.map((one) => (
              <tr key={`${one.kind} ${one.number}`}>
                <th scope="row">{accountWord(one.kind)}</th>
                <td>
                  <Masked kind="ACCOUNT" value={one.number} open={open} />
                </td>
                <td>{isTold ? (one.linked ? '加挂' : '新开') : '—'}</td>
                <td>{isTold ? designatedWord(one) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The client's permissions, each with what is still missing. */
export function ClientPermissions({ permissions }: Pick<ClientRecord, 'permissions'>) {
  if (permissions.length === 0) return <p className="gt-empty">没有申请过交易权限。</p>;
  return (
    <ul className="gt-open-items" aria-label="权限">
      {permissions.map(({ permission, state }) => (
        <li key={permission}>
          <b>{permissionWord(permission)}</b>
          <span className={state === 'OPEN' ? 'gt-good' : 'gt-warning'}>{stateWord(state)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Only accounts of Shanghai are designated. */
function designatedWord({ kind, designated }: ClientSecurity): string {
  const known = OpeningAccount.safeParse(kind);
  if (known.success && !isShanghai(known.data)) return '—';
  return designated ? '已指定' : '未指定';
}

function stateWord(state: string): string {
  if (state === 'OPEN') return '✓ 已开通';
  return state === 'AWAITING_RECORDING' ? '待双录' : state;
}
