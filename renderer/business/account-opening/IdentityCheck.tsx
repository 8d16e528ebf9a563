import { personOf } from '../../../shared/business/account-opening/first-form.ts';
import type { Refusal } from '../../../shared/errors.ts';
import { checkAgeGate } from '../../../shared/rulebook/identity/age-gate.ts';
import type { RuleTables } from '../../../shared/rulebook/tables.ts';
import { duplicateWords } from './use-duplicates.ts';

/** What the number itself says, beside the field: read back to the client, so in clear. */
export function IdentityCheck({
  idNumber,
  businessDate,
  tables,
  duplicates,
}: {
  /** Tidied. */
  readonly idNumber: string;
  readonly businessDate: string;
  readonly tables: RuleTables;
  /** Null while not looked up. */
  readonly duplicates: readonly Refusal[] | null;
}) {
  const person = personOf(idNumber, businessDate);
  const gate =
    person === null
      ? null
      : checkAgeGate({ birth: person.birthDate, on: businessDate }, tables.ageGate);
  return (
    <section className="gt-panel" aria-label="证件核对">
      <header>
        <h2>证件核对</h2>
        <span className="gt-soft gt-push">{person === null ? '待录入' : '按号码读出'}</span>
      </header>
      <div className="gt-panel-body gt-stack">
        <p className="gt-number gt-tabular" aria-label="证件号码分组">
          {grouped(idNumber)}
        </p>
        <ul className="gt-facts">
          <Fact label="出生日期" value={person?.birthDate} />
          <Fact
            label="性别"
            value={person === null ? undefined : person.sex === 'M' ? '男' : '女'}
          />
          <Fact
            label="年龄"
            value={gate === null ? undefined : `${gate.age} 周岁`}
            {...(gate === null
              ? {}
              : gate.allowed
                ? { good: '在受理范围内' }
                : { bad: '不在受理范围内' })}
          />
          <Fact label="重复开户" value={person === null ? undefined : duplicateWords(duplicates)} />
          <Fact label="公安核查" value={person === null ? undefined : '待公安核查'} />
        </ul>
      </div>
    </section>
  );
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

/** 110000 19900307 0124, as it is read aloud. */
function grouped(idNumber: string): string {
  if (idNumber === '') return '—';
  if (idNumber.length > 18) return '号码过长';
  return [idNumber.slice(0, 6), idNumber.slice(6, 14), idNumber.slice(14)].join(' ').trim();
}
