import { useEffect, useEffectEvent, useState } from 'react';
import type { Terms } from '../../../../shared/business/account-opening/application/agreed.ts';
import { FeeSource } from '../../../../shared/rulebook/opening/opening-fees.ts';
import { usualCommissionOn } from '../../../../shared/rulebook/opening/opening-terms.ts';
import { DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { StepProps } from '../form/step-props.ts';
import { readTerms, type TypedTerms, typedOf } from './terms-typed.ts';

const feeWords: Readonly<Record<FeeSource, string>> = {
  COMPANY: '公司承担',
  CAPITAL_ACCOUNT: '从资金账户扣收',
};

/** Commission and who pays for the opening: the usual terms of the day stand there, to be changed where others are agreed on. */
export function TermsFields({ step }: { readonly step: StepProps }) {
  const { application, context, form } = step;
  const usual = usualCommissionOn(context.businessDate, context.tables);
  const usualTerms: Terms | null = usual.found
    ? { commission: { ...usual.commission, mode: 'ALL_IN' }, feeSource: 'COMPANY' }
    : null;
  const begin = application.terms ?? usualTerms;
  const [typed, setTyped] = useState<TypedTerms>(
    begin === null
      ? { rate: '', minimum: '', mode: 'ALL_IN', feeSource: 'COMPANY' }
      : typedOf(begin),
  );
  const [left, setLeft] = useState(false);
  const read = readTerms(typed);
  const change = (next: Partial<TypedTerms>) => {
    const whole = { ...typed, ...next };
    setTyped(whole);
    form.setValue('terms', readTerms(whole).terms, { shouldDirty: true, shouldTouch: true });
  };
  // What stands in the fields is what is agreed on, once it has been seen; looking at it alone makes no draft.
  const takeUsual = useEffectEvent(() => {
    if (application.terms === null && usualTerms !== null) form.setValue('terms', usualTerms);
  });
  useEffect(() => takeUsual(), []);
  return (
    <>
      {usual.found ? null : (
        <div className="gt-wide">
          <Notice tone="warning">{usual.message}</Notice>
        </div>
      )}
      <TextField
        id={step.idOf('terms.commission')}
        label="佣金率"
        before="万"
        figure
        inputMode="numeric"
        value={typed.rate}
        onChange={(rate) => change({ rate })}
        onBlur={() => setLeft(true)}
        message={(left ? read.rate : null) ?? ruledOut(step)}
        hint="成交金额的万分之几,如 2.5。"
        maxLength={16}
      />
      <TextField
        id={step.idOf('terms.minimum')}
        label="每笔最低"
        after="元"
        figure
        inputMode="numeric"
        value={typed.minimum}
        onChange={(minimum) => change({ minimum })}
        onBlur={() => setLeft(true)}
        message={left ? read.minimum : null}
        hint="如 5。"
        maxLength={16}
      />
      <div className="gt-wide">
        <Field id={step.idOf('terms.mode')} label="佣金方式" group message={null}>
          <div {...walkStop} id={step.idOf('terms.mode')}>
            <DigitChoice
              label="佣金方式"
              choices={[
                { value: 'ALL_IN', label: '全佣(含经手费、证管费)' },
                { value: 'NET', label: '净佣(另收)' },
              ]}
              value={typed.mode}
              onChoose={(mode) => change({ mode })}
            />
          </div>
        </Field>
      </div>
      <Field
        id={step.idOf('terms.feeSource')}
        label="开户费"
        group
        message={step.messageAt('terms.feeSource')}
        hint="不收现金。"
      >
        <div {...walkStop} id={step.idOf('terms.feeSource')}>
          <DigitChoice
            label="开户费"
            choices={FeeSource.options.map((value) => ({ value, label: feeWords[value] }))}
            value={typed.feeSource}
            onChoose={(feeSource) => change({ feeSource })}
          />
        </div>
      </Field>
    </>
  );
}

/** What may not be agreed on is told at once: it is a figure, not a field that is still empty. */
function ruledOut({ refusals, application }: StepProps): string | null {
  if (application.terms === null) return null;
  return refusals.find(({ field }) => field === 'terms.commission')?.message ?? null;
}
