import { StaffRow } from '../../../../shared/safeguards/authority.ts';
import { proofWords } from '../../../../shared/business/account-opening/application/need.ts';
import { heldAccounts } from '../../../../shared/business/account-opening/application/checks-rules.ts';
import { monthsSince } from '../../../../shared/business/account-opening/application/need-rules.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import { isShanghai } from '../../../../shared/rulebook/opening/opening-account.ts';
import {
  Permission,
  permissionNames,
  type PermissionThreshold,
} from '../../../../shared/rulebook/suitability/permissions.ts';
import { FormChoice, FormText, FormTick, FormTicks, FormYesNo } from '../form/inputs.tsx';
import { FormCount, FormMoney } from '../form/number-inputs.tsx';
import type { StepProps } from '../form/step-props.ts';
import { AccountRows } from './AccountRows.tsx';

/** Step 1: what the client wants; it decides what is asked for further on. */
export function NeedStep(step: StepProps) {
  const { form, application, context } = step;
  const { accounts, permissions, standing } = application.need;
  const offered = offeredPermissions(step);
  const chosen = permissions.flatMap((one) => thresholdOf(step, one) ?? []);
  const tested = chosen.filter(({ test }) => test !== null).map(({ permission }) => permission);
  const asksStanding =
    standing.proof !== 'NONE' ||
    chosen.some((one) => one.minAvgAssets !== null || one.minTradingMonths !== null);
  const takeMonths = () => {
    const since = heldAccounts(application)?.firstTradeOn ?? null;
    if (since === null) return;
    const months = monthsSince(since, context.businessDate);
    form.setValue('need.standing.tradingMonths', months, { shouldDirty: true });
  };
  return (
    <div className="gt-fields">
      <AccountRows step={step} />
      {accounts.some(({ kind }) => isShanghai(kind)) ? (
        <FormTick
          step={step}
          path="need.designated"
          label="指定交易"
          words="沪市账户指定在本公司交易"
        />
      ) : null}
      <FormYesNo step={step} path="need.bank" label="三方存管" words={['现在签约', '暂不办理']} />
      <div className="gt-wide">
        <FormTicks
          step={step}
          path="need.permissions"
          label="申请权限"
          optional
          choices={offered.map((value) => ({ value, label: permissionNames[value] }))}
          hint="不申请可不选;达到门槛的,双录后生效。"
        />
      </div>
      {tested.length === 0 ? null : (
        <div className="gt-wide">
          <FormTicks
            step={step}
            path="need.testsPassed"
            label="知识测试"
            optional
            choices={tested.map((value) => ({ value, label: permissionNames[value] }))}
            hint="客户已通过测试的勾选。"
          />
        </div>
      )}
      {asksStanding ? (
        <>
          <FormChoice
            step={step}
            path="need.standing.proof"
            label="资产依据"
            choices={[
              { value: 'NONE', label: proofWords.NONE },
              { value: 'CLEARING', label: proofWords.CLEARING },
              { value: 'STATEMENT', label: proofWords.STATEMENT },
            ]}
            onChosen={(proof) => {
              if (proof === 'CLEARING') takeMonths();
            }}
          />
          <FormMoney
            step={step}
            path="need.standing.avgAssetsFen"
            label="日均资产"
            hint="前 20 个交易日,不含融入;可录入 50万。"
          />
          <FormCount
            step={step}
            path="need.standing.tradingMonths"
            label="交易经验"
            most={1200}
            unit="个月"
            hint="自首笔交易起的整月数。"
          />
        </>
      ) : null}
      <FormText
        step={step}
        path="need.referrer"
        label="推荐人"
        optional
        tidied
        tabular
        inputMode="numeric"
        maxLength={12}
        hint={referrerWords(step)}
      />
    </div>
  );
}

/** Permissions the table of the day has; those with a contract of their own are no part of an opening. */
function offeredPermissions(step: StepProps): readonly Permission[] {
  return Permission.options.filter(
    (one) => one !== 'MARGIN' && one !== 'OPTIONS' && thresholdOf(step, one) !== null,
  );
}

function thresholdOf(
  { context: { tables, businessDate } }: StepProps,
  permission: Permission,
): PermissionThreshold | null {
  const found = rowOn(tables.permissionThresholds, businessDate, { permission });
  return found.found ? found.row : null;
}

function referrerWords({ context, application }: StepProps): string {
  if (application.need.referrer === '') return '员工工号;没有可不填。';
  const row = StaffRow.safeParse(context.facts['referrer']?.[0]?.body);
  return row.success ? row.data.name : '';
}
