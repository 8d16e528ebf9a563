import { accountsText } from '../../../../shared/business/account-opening/application/words.ts';
import {
  permissionStanding,
  type PermissionStanding,
} from '../../../../shared/business/account-opening/application/permission-rules.ts';
import { permissionNames } from '../../../../shared/rulebook/suitability/permissions.ts';
import { WordList } from '../../../ui/WordList.tsx';
import type { StepProps } from '../form/step-props.ts';
import { RuleLines } from './RuleLines.tsx';

/** What will be opened, and how each permission stands to its thresholds. */
export function NeedAside({ application, context }: StepProps) {
  const { need } = application;
  return (
    <>
      <section className="gt-panel" aria-label="将开立">
        <header>
          <h2>将开立</h2>
          <span className="gt-soft gt-push">请向客户复述</span>
        </header>
        <div className="gt-panel-body">
          <WordList
            lines={[
              {
                label: '证券账户',
                value: need.accounts.length === 0 ? '—' : accountsText(need.accounts),
              },
              { label: '同时开立', value: '资金账户、一码通账户' },
              { label: '三方存管', value: need.bank ? '现在签约,选银行见第 5 步' : '暂不办理' },
            ]}
          />
        </div>
      </section>
      {need.permissions.length === 0 ? null : (
        <section className="gt-panel" aria-label="权限门槛">
          <header>
            <h2>权限门槛</h2>
            <span className="gt-soft gt-push">符合的待双录</span>
          </header>
          <div className="gt-panel-body gt-stack">
            {need.permissions.map((permission) => {
              const standing = permissionStanding(permission, application, context);
              return (
                <div key={permission}>
                  <h3>
                    {permissionNames[permission]} <Standing standing={standing} />
                  </h3>
                  <RuleLines lines={standing.lines} />
                </div>
              );
            })}
          </div>
        </section>
      )}
    </>
  );
}

function Standing({
  standing: { met, onMismatchPath },
}: {
  readonly standing: PermissionStanding;
}) {
  if (met === null) return <span className="gt-soft">待测评</span>;
  if (met && onMismatchPath) return <span className="gt-warning">不匹配,须签特别风险警示书</span>;
  return met ? <span className="gt-good">符合</span> : <span className="gt-danger">不符合</span>;
}
