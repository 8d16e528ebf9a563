import {
  Exposure,
  exposureWords,
} from '../../../../shared/business/account-opening/application/profile.ts';
import { rowOn, rowsOn } from '../../../../shared/rulebook/dated-table.ts';
import { FormChoice, FormSelect, FormText, FormTicks } from '../form/inputs.tsx';
import type { StepProps } from '../form/step-props.ts';
import { OtherPersonFields } from './OtherPersonFields.tsx';
import { TaxFields } from './TaxFields.tsx';

/** Step 3: how the client is reached, and what due diligence asks. */
export function ProfileStep(step: StepProps) {
  const { application, context } = step;
  const { tables, businessDate } = context;
  const { occupation, employer } = application.profile;
  const chosen = rowOn(tables.occupations, businessDate, { code: occupation });
  const asksEmployer = employer !== '' || (chosen.found && chosen.row.needsEmployer);
  return (
    <div className="gt-fields">
      <FormText
        step={step}
        path="contact.mobile"
        label="手机"
        tidied
        tabular
        inputMode="numeric"
        maxLength={64}
        hint="须为客户本人使用。"
      />
      <FormText step={step} path="contact.phone" label="固定电话" optional tidied maxLength={32} />
      <div className="gt-wide">
        <FormText
          step={step}
          path="contact.address"
          label="联系地址"
          hint="写到省、市和详细地址。"
        />
      </div>
      <FormText
        step={step}
        path="contact.postcode"
        label="邮政编码"
        optional
        tidied
        inputMode="numeric"
        maxLength={16}
      />
      <FormText
        step={step}
        path="contact.email"
        label="电子邮箱"
        optional
        tidied
        inputMode="email"
        maxLength={254}
      />
      <FormSelect
        step={step}
        path="profile.occupation"
        label="职业"
        options={rowsOn(tables.occupations, businessDate)}
        hint="代码、名称或拼音首字母。"
      />
      {asksEmployer ? (
        <FormText step={step} path="profile.employer" label="工作单位" hint="全称。" />
      ) : null}
      <FormSelect
        step={step}
        path="profile.education"
        label="学历"
        options={rowsOn(tables.educationLevels, businessDate)}
      />
      <FormSelect
        step={step}
        path="profile.purpose"
        label="开户目的"
        options={rowsOn(tables.openingPurposes, businessDate)}
      />
      <div className="gt-wide">
        <FormTicks
          step={step}
          path="profile.fundSources"
          label="资金来源"
          choices={rowsOn(tables.fundSources, businessDate).map(({ code, title }) => ({
            value: code,
            label: title,
          }))}
        />
      </div>
      <TaxFields step={step} />
      <OtherPersonFields step={step} path="profile.controller" label="账户实际控制人" />
      <OtherPersonFields step={step} path="profile.beneficiary" label="账户实际受益人" />
      <div className="gt-wide">
        <FormChoice
          step={step}
          path="profile.exposure"
          label="政治公众人物"
          choices={Exposure.options.map((value) => ({ value, label: exposureWords[value] }))}
        />
      </div>
      <div className="gt-wide">
        <FormText
          step={step}
          path="profile.badRecord"
          label="不良诚信记录"
          optional
          hint="有记录的写明来源和内容。"
        />
      </div>
    </div>
  );
}
