import { rowsOn } from '../../../../shared/rulebook/dated-table.ts';
import { explainDepositoryCard } from '../../../../shared/rulebook/opening/depository-banks.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { FormSelect, FormText } from '../form/inputs.tsx';
import type { StepProps } from '../form/step-props.ts';
import { TermsFields } from './TermsFields.tsx';

/** Step 5: the bank that keeps the money, what trading costs, and who pays for the opening. */
export function BankStep(step: StepProps) {
  const { application, context } = step;
  const { businessDate, tables } = context;
  const { bank } = application.need;
  return (
    <div className="gt-fields">
      {bank ? (
        <>
          <FormSelect
            step={step}
            path="bank.bank"
            label="存管银行"
            options={rowsOn(tables.depositoryBanks, businessDate).map((row) => ({
              code: row.bank,
              title: row.title,
            }))}
            hint="代码、名称或拼音首字母。"
          />
          <FormText
            step={step}
            path="bank.card"
            label="银行卡号"
            tidied
            tabular
            inputMode="numeric"
            maxLength={40}
            hint={cardHint(application.bank.card)}
          />
          <CardWarnings step={step} />
        </>
      ) : (
        <div className="gt-wide">
          <Notice tone="plain">暂不办理三方存管。需要现在办理的,请在“需求”中改选。</Notice>
        </div>
      )}
      <TermsFields step={step} />
    </div>
  );
}

/** The number as it stands on the card, four by four, to be compared by eye. */
function cardHint(card: string): string {
  return card === '' ? '15 至 19 位。' : card.replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** What looks wrong and forbids nothing. */
function CardWarnings({ step: { application, context } }: { readonly step: StepProps }) {
  const { bank, card } = application.bank;
  if (bank === '' || card === '') return null;
  const explained = explainDepositoryCard({ bank, card }, context.businessDate, context.tables);
  if (!explained.found || explained.answer.warnings.length === 0) return null;
  return (
    <div className="gt-wide">
      {explained.lines
        .filter(({ met }) => !met)
        .map(({ rule, message }) => (
          <Notice key={rule} tone="warning">
            {message}
          </Notice>
        ))}
    </div>
  );
}
