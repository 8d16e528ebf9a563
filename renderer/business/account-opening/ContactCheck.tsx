import {
  type WantedAccount,
  wantedAccountWords,
} from '../../../shared/business/account-opening/first-form.ts';
import { checkMobile } from '../../../shared/rulebook/identity/mobile.ts';

/** The mobile in groups as it is read back, and what will be opened. */
export function ContactCheck({
  mobile,
  accounts,
}: {
  readonly mobile: string;
  readonly accounts: readonly WantedAccount[];
}) {
  const isValid = checkMobile(mobile).valid;
  return (
    <section className="gt-panel" aria-label="联系与账户">
      <header>
        <h2>联系与账户</h2>
        <span className="gt-soft gt-push">请向客户复述</span>
      </header>
      <div className="gt-panel-body">
        <ul className="gt-facts">
          <li>
            <span>手机</span>
            <span className="gt-tabular">
              {isValid ? mobile.replace(/^(.{3})(.{4})/, '$1 $2 ') : <Nothing />}
            </span>
          </li>
          <li>
            <span>将开立</span>
            <span>
              {accounts.length === 0 ? (
                <Nothing />
              ) : (
                accounts.map((account) => wantedAccountWords[account]).join('、')
              )}
            </span>
          </li>
          <li>
            <span>同时开立</span>
            <span>资金账户、一码通账户</span>
          </li>
        </ul>
      </div>
    </section>
  );
}

function Nothing() {
  return <span className="gt-soft">—</span>;
}
