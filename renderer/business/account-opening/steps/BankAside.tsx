import { commissionExplained } from '../../../../shared/business/account-opening/application/bank-rules.ts';
import { openingFee } from '../../../../shared/business/account-opening/application/conclude.ts';
import { commissionText } from '../../../../shared/business/account-opening/application/lines.ts';
import { bankWords } from '../../../../shared/business/account-opening/events.ts';
import { explainDepositoryCard } from '../../../../shared/rulebook/opening/depository-banks.ts';
import { feeUnits } from '../../../../shared/rulebook/opening/opening-fees.ts';
import { openingAccountNames } from '../../../../shared/rulebook/opening/opening-account.ts';
import { figureAmount } from '../../../../shared/values/money.ts';
import { WordList } from '../../../ui/WordList.tsx';
import type { StepProps } from '../form/step-props.ts';
import { RuleLines } from './RuleLines.tsx';

/** What becomes of the bank, and by which lines commission and fee are judged. */
export function BankAside(step: StepProps) {
  const { application, context } = step;
  const { terms } = application;
  const commission = terms === null ? null : commissionExplained(terms.commission, context);
  return (
    <>
      {application.need.bank ? <BankPart {...step} /> : null}
      <section className="gt-panel" aria-label="佣金与费用">
        <header>
          <h2>佣金与费用</h2>
        </header>
        <div className="gt-panel-body gt-stack">
          {terms === null ? null : (
            <WordList lines={[{ label: '约定', value: commissionText(terms.commission) }]} />
          )}
          {commission?.found === true ? <RuleLines lines={commission.lines} /> : null}
          <Fees {...step} />
        </div>
      </section>
    </>
  );
}

/** Figures, not checks: each under the other, and who pays in a sentence. */
function Fees({ application, context }: StepProps) {
  const fees = openingFee(application, context);
  if (!fees.found) return <p className="gt-danger">{fees.message}</p>;
  const [total] = fees.lines.filter(({ rule }) => rule === 'OF-2');
  return (
    <div>
      <dl className="gt-figures">
        {fees.answer.fees.map(({ account, amount, currency }) => (
          <div key={account}>
            <dt>{openingAccountNames[account]}开户费</dt>
            <dd>
              {figureAmount(amount)} {feeUnits[currency]}
            </dd>
          </div>
        ))}
      </dl>
      <p>{total?.message}</p>
    </div>
  );
}

function BankPart({ application, context }: StepProps) {
  const explained = explainDepositoryCard(application.bank, context.businessDate, context.tables);
  const { signing = null, confirmDays = null } = explained.found ? explained.answer : {};
  return (
    <section className="gt-panel" aria-label="三方存管">
      <header>
        <h2>三方存管</h2>
        <span className="gt-tag gt-push">{bankWords.PENDING}</span>
      </header>
      <div className="gt-panel-body">
        <WordList
          lines={[
            { label: '柜台', value: '受理时登记银行和卡号,线路中断时也可受理。' },
            { label: '之后', value: nextWords(signing, confirmDays) },
            { label: '完成', value: '银行确认后方可银证转账;银行不同意的,退回补正。' },
          ]}
        />
      </div>
    </section>
  );
}

function nextWords(signing: string | null, confirmDays: number | null): string {
  if (signing === 'AT_COUNTER') return '账户号码下发后由总部送银行签约,客户不必到银行。';
  if (signing === 'AT_BANK') {
    return `账户号码下发后由总部送银行预约,请客户在 ${confirmDays ?? 0} 天内到银行柜台或网上银行确认。`;
  }
  return '请先选择银行。';
}
