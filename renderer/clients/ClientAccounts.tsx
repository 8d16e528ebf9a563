import { OpeningAccount, isShanghai } from '../../shared/rulebook/opening/opening-account.ts';
import { Permission } from '../../shared/rulebook/suitability/permissions.ts';
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
      <WordList columns="fill" lines={capitalLines(record, open, day, bankState)} />
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

/** Every permission there is, and how the client stands to it. */
export function ClientPermissions({ permissions }: Pick<ClientRecord, 'permissions'>) {
  const states = new Map(permissions.map(({ permission, state }) => [permission, state]));
  const all = new Set<string>([...states.keys(), ...Permission.options]);
  return (
    <table className="gt-compare" aria-label="权限">
      <thead>
        <tr>
          <th scope="col">权限</th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {[...all].map((permission) => (
          <tr key={permission}>
            <th scope="row">{permissionWord(permission)}</th>
            <td>
              <PermissionState state={states.get(permission) ?? null} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Only accounts of Shanghai are designated. */
function designatedWord({ kind, designated }: ClientSecurity): string {
  const known = OpeningAccount.safeParse(kind);
  if (known.success && !isShanghai(known.data)) return '—';
  return designated ? '已指定' : '未指定';
}

function PermissionState({ state }: { readonly state: string | null }) {
  if (state === null) return <span className="gt-soft">未开通</span>;
  if (state === 'OPEN') return <span className="gt-good">✓ 已开通</span>;
  return <span className="gt-warning">{state === 'AWAITING_RECORDING' ? '待双录' : state}</span>;
}
