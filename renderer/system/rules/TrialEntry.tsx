import { Checkbox } from 'antd';
import { DigitChoice } from '../../ui/DigitChoice.tsx';
import { Field } from '../../ui/Field.tsx';
import { walkStop } from '../../ui/field-walk.ts';
import { TextField } from '../../ui/TextField.tsx';
import { inputTitle } from './input-titles.ts';
import type { TrialField } from './trial-fields.ts';
import { valueWords } from './value-words.ts';

/** One value of a trial's input, entered as its type asks: text, day, choice by digit, tick, or a line of JSON. */
export function TrialEntry({
  id,
  field,
  value,
  message,
  onChange,
}: {
  readonly id: string;
  readonly field: TrialField;
  readonly value: string;
  readonly message: string | null;
  readonly onChange: (text: string) => void;
}) {
  const { key, entry, optional, nullable } = field;
  const label = key === '' ? '输入' : inputTitle(key);
  if (entry === 'flag' && !optional && !nullable) {
    return (
      <Field id={id} label={label} message={message} hint={key}>
        <Checkbox
          {...walkStop}
          id={id}
          checked={value === 'true'}
          onChange={(event) => onChange(String(event.target.checked))}
        >
          是
        </Checkbox>
      </Field>
    );
  }
  if (entry === 'choice' || entry === 'flag') {
    const { choices } = entry === 'flag' ? { choices: ['true', 'false'] } : field;
    return (
      <Choices
        id={id}
        label={label}
        field={{ ...field, choices }}
        value={value}
        message={message}
        onChange={onChange}
      />
    );
  }
  const hint = `${key}${entry === 'json' ? ' · 一行 JSON' : ''}${nullable ? ' · 留空为无' : ''}`;
  return (
    <TextField
      id={id}
      label={label}
      value={value}
      onChange={onChange}
      message={message}
      hint={hint}
      optional={optional}
      tabular={entry !== 'json'}
      inputMode={entry === 'number' ? 'numeric' : 'text'}
      maxLength={entry === 'json' ? 20_000 : 200}
    />
  );
}

/** Digits reach nine. */
const mostDigits = 9;

function Choices({
  id,
  label,
  field: { key, choices, optional, nullable },
  value,
  message,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly field: TrialField;
  readonly value: string;
  readonly message: string | null;
  readonly onChange: (text: string) => void;
}) {
  const wordsOf = (choice: string) => flagWords[choice] ?? valueWords(key, choice);
  const none = optional || nullable ? [{ value: '', label: '不填' }] : [];
  const all = [...choices.map((choice) => ({ value: choice, label: wordsOf(choice) })), ...none];
  const hint = value === '' ? key : `${key} ${value}`;
  return (
    <Field id={id} label={label} message={message} hint={hint} optional={optional} group>
      {all.length <= mostDigits ? (
        <div {...walkStop} className="gt-rule-choice">
          <DigitChoice label={label} choices={all} value={value} onChoose={onChange} />
        </div>
      ) : (
        <select
          {...walkStop}
          id={id}
          className="gt-search"
          aria-label={label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {value === '' && none.length === 0 ? <option value="">请选择</option> : null}
          {all.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

const flagWords: Readonly<Record<string, string>> = { true: '是', false: '否' };
