import { initialRating } from '../../../../shared/business/account-opening/application/rating.ts';
import { amlLevelNames } from '../../../../shared/rulebook/opening/aml-tables.ts';
import { screeningWords } from '../../../../shared/safeguards/screening.ts';
import type { StepProps } from '../form/step-props.ts';
import { MobileCheck } from './MobileCheck.tsx';
import { RuleLines } from './RuleLines.tsx';

/** The mobile read back, the initial risk rating with its reasons, and the screening with the list it was made by. */
export function ProfileAside(step: StepProps) {
  return (
    <>
      <MobileCheck step={step} />
      <Rating step={step} />
      <ListScreening step={step} />
    </>
  );
}

function Rating({ step: { application, context } }: { readonly step: StepProps }) {
  const rating = initialRating(application, context);
  return (
    <section className="gt-panel" aria-label="初次风险评级">
      <header>
        <h2>初次风险评级</h2>
        <span className="gt-soft gt-push">洗钱风险,不告知客户</span>
      </header>
      <div className="gt-panel-body">
        {rating === null ? <p className="gt-soft">录入身份、职业和资金来源后评定。</p> : null}
        {rating?.found === false ? <p className="gt-danger">{rating.message}</p> : null}
        {rating?.found === true ? (
          <>
            <p>
              <strong>{amlLevelNames[rating.answer.level]}</strong>
              <span className="gt-soft"> {rating.answer.points} 分</span>
            </p>
            <RuleLines lines={rating.lines} />
          </>
        ) : null}
      </div>
    </section>
  );
}

function ListScreening({ step: { screening } }: { readonly step: StepProps }) {
  return (
    <section className="gt-panel" aria-label="名单筛查">
      <header>
        <h2>名单筛查</h2>
        <span className="gt-push">
          {screening === null ? '待录入' : screeningWords[screening.state]}
        </span>
      </header>
      <div className="gt-panel-body">
        {screening === null || screening.listedOn === null ? (
          <p className="gt-soft">
            {screening === null
              ? '录入姓名和证件后按总部名单筛查。'
              : '本机还没有总部名单,由总部筛查后再下发号码。'}
          </p>
        ) : (
          <p>
            名单日期 {screening.listedOn}
            <span className="gt-soft">
              {' '}
              版本 {screening.version},
              {screening.ageDays === 0 ? '当日' : `已 ${screening.ageDays} 天`}
              {screening.state === 'STALE' ? ';名单过期,由总部筛查后再下发号码。' : ''}
            </span>
          </p>
        )}
      </div>
    </section>
  );
}
