import { Button } from 'antd';
import { rowsOn } from '../../../../shared/rulebook/dated-table.ts';
import { homeCountry } from '../../../../shared/rulebook/opening/countries.ts';
import { TaxStatus, taxStatusNames } from '../../../../shared/rulebook/opening/tax-residence.ts';
import { FormChoice, FormSelect, FormText } from '../form/inputs.tsx';
import type { OpeningFields } from '../form/opening-fields.ts';
import type { StepProps } from '../form/step-props.ts';

type Country = OpeningFields['profile']['taxCountries'][number];

const emptyCountry: Country = { country: '', taxNumber: '', noNumberReason: null, explanation: '' };
const mostCountries = 5;

const reasons = [
  { value: 'NOT_ISSUED', label: '不发放' },
  { value: 'NOT_OBTAINED', label: '尚未取得' },
  { value: 'CANNOT_OBTAIN', label: '无法取得' },
] as const;

/** Tax residence, and each other country of it with its number or why there is none. */
export function TaxFields({ step }: { readonly step: StepProps }) {
  const { form, context } = step;
  const { taxStatus } = step.application.profile;
  const countries = form.getValues('profile.taxCountries');
  const put = (next: Country[]) =>
    form.setValue('profile.taxCountries', next, { shouldDirty: true });
  const options = rowsOn(context.tables.countries, context.businessDate)
    .filter(({ country }) => country !== homeCountry)
    .map(({ country, title }) => ({ code: country, title }));
  return (
    <>
      <div className="gt-wide">
        <FormChoice
          step={step}
          path="profile.taxStatus"
          label="税收居民"
          choices={TaxStatus.options.map((value) => ({ value, label: taxStatusNames[value] }))}
          onChosen={(status) => {
            if (status !== 'CHINA' && countries.length === 0) put([emptyCountry]);
          }}
        />
      </div>
      {taxStatus === 'CHINA'
        ? null
        : countries.map((one, at) => (
            <CountryFields
              // They have no name of their own, and only the last one is taken away.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              step={step}
              at={at}
              asksReason={one.taxNumber.trim() === ''}
              asksExplanation={one.noNumberReason === 'CANNOT_OBTAIN'}
              options={options}
            />
          ))}
      {taxStatus === 'CHINA' ? null : (
        <div className="gt-wide gt-field-actions">
          <Button
            disabled={countries.length >= mostCountries}
            onClick={() => put([...countries, emptyCountry])}
          >
            添加国家(地区)
          </Button>
          <Button
            disabled={countries.length <= 1}
            onClick={() => put(countries.slice(0, countries.length - 1))}
          >
            删去最后一个
          </Button>
        </div>
      )}
    </>
  );
}

function CountryFields({
  step,
  at,
  asksReason,
  asksExplanation,
  options,
}: {
  readonly step: StepProps;
  readonly at: number;
  readonly asksReason: boolean;
  readonly asksExplanation: boolean;
  readonly options: readonly { readonly code: string; readonly title: string }[];
}) {
  const path = `profile.taxCountries.${at}` as const;
  const clearReason = () => {
    step.form.setValue(`${path}.noNumberReason`, null, { shouldDirty: true });
    step.form.setValue(`${path}.explanation`, '', { shouldDirty: true });
  };
  return (
    <>
      <FormSelect
        step={step}
        path={`${path}.country`}
        label={`国家(地区)${at + 1}`}
        options={options}
      />
      <FormText
        step={step}
        path={`${path}.taxNumber`}
        label="税号"
        maxLength={100}
        hint="没有的,选择原因。"
        onTyped={(typed) => {
          if (typed.trim() !== '') clearReason();
        }}
      />
      {asksReason ? (
        <div className="gt-wide">
          <FormChoice
            step={step}
            path={`${path}.noNumberReason`}
            label="无税号原因"
            choices={reasons}
          />
        </div>
      ) : null}
      {asksReason && asksExplanation ? (
        <FormText step={step} path={`${path}.explanation`} label="具体原因" />
      ) : null}
    </>
  );
}
