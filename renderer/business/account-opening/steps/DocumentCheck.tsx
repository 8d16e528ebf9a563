import { duplicateRefusals } from '../../../../shared/business/account-opening/duplicates.ts';
import { personOf } from '../../../../shared/business/account-opening/application/person.ts';
import type { Refusal } from '../../../../shared/errors.ts';
import { rowOn } from '../../../../shared/rulebook/dated-table.ts';
import { duplicateWords } from '../form/seen.ts';
import type { StepProps } from '../form/step-props.ts';

/** What the document says, beside the fields: read back to the client, so in clear. */
export function DocumentCheck({ step }: { readonly step: StepProps }) {
  const { application, context, isLookingUp } = step;
  const { number } = application.identity;
  const person = personOf(application.identity, context.businessDate);
  const isWrong = number !== '' && person === null && step.messageAt('identity.number') !== null;
  const duplicates: readonly Refusal[] | null = isLookingUp
    ? null
    : duplicateRefusals(context, 'identity.number');
  return (
    <section className="gt-panel" aria-label="证件核对">
      <header>
        <h2>证件核对</h2>
        {isWrong ? (
          <span className="gt-danger gt-push">校验不符</span>
        ) : (
          <span className="gt-soft gt-push">{person === null ? '待录入' : '请向客户复述'}</span>
        )}
      </header>
      <div className="gt-panel-body gt-stack">
        <p className="gt-number gt-tabular" aria-label="证件号码分组">
          {grouped(number)}
        </p>
        <ul className="gt-facts">
          <Fact label="出生日期" value={person?.birthDate} />
          <Fact
            label="性别"
            value={person === null ? undefined : person.sex === 'M' ? '男' : '女'}
          />
          <Fact
            label="年龄"
            value={person === null ? undefined : `${person.age} 周岁`}
            {...ageWords(step, person?.age)}
          />
          <Fact
            label="重复开户"
            value={
              person === null ? undefined : duplicateWords(duplicates, step.checks.clearing.state)
            }
          />
        </ul>
      </div>
    </section>
  );
}

function ageWords(
  { refusals, context: { tables, businessDate } }: StepProps,
  age: number | undefined,
): { readonly good?: string; readonly bad?: string } {
  const gate = rowOn(tables.ageGate, businessDate);
  if (age === undefined || !gate.found) return {};
  if (refusals.some(({ rule }) => rule === 'AG-2')) return { bad: '不在受理范围内' };
  const isUsual = age >= gate.row.minAge && age <= gate.row.maxAge;
  return { good: isUsual ? '在受理范围内' : '须主管授权' };
}

function Fact({
  label,
  value,
  good,
  bad,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly good?: string;
  readonly bad?: string;
}) {
  return (
    <li>
      <span>{label}</span>
      <span>
        {value ?? <span className="gt-soft">—</span>}
        {good === undefined ? null : <span className="gt-good"> {good}</span>}
        {bad === undefined ? null : <span className="gt-danger"> {bad}</span>}
      </span>
    </li>
  );
}

/** 110000 19900307 0124 as it is read aloud; other numbers by fours. */
function grouped(number: string): string {
  if (number === '') return '—';
  if (number.length > 18) return '号码过长';
  const groups =
    number.length > 12
      ? [number.slice(0, 6), number.slice(6, 14), number.slice(14)]
      : (number.match(/.{1,4}/gu) ?? []);
  return groups.join(' ').trim();
}
