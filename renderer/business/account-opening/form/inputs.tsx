import { Checkbox } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import {
  type FieldPath,
  type FieldPathByValue,
  type FieldPathValue,
  useController,
} from 'react-hook-form';
import { dateTyped } from '../../../../shared/values/date-typed.ts';
import { normaliseDigits } from '../../../../shared/values/text.ts';
import { type CodeOption, CodeSelect } from '../../../ui/CodeSelect.tsx';
import { isComposing } from '../../../ui/composing.ts';
import { type Choice, DigitChoice } from '../../../ui/DigitChoice.tsx';
import { Field } from '../../../ui/Field.tsx';
import { walkStop } from '../../../ui/field-walk.ts';
import { TextField } from '../../../ui/TextField.tsx';
import type { OpeningFields } from './opening-fields.ts';
import type { StepProps } from './step-props.ts';

/** Where a field of a step lies and what it is called. */
export interface Bound<Path extends FieldPath<OpeningFields>> {
  readonly step: StepProps;
  readonly path: Path;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

type TextPath = FieldPathByValue<OpeningFields, string>;

/** Room for pasted spaces, none for megabytes; in UTF-16 units. */
const usualLength = 400;

/** A line of text. `tidied`: a number, shown without pasted spaces and full-width digits once the field is left. */
export function FormText({
  step,
  path,
  tidied = false,
  maxLength = usualLength,
  onTyped,
  ...look
}: Bound<TextPath> & {
  readonly tidied?: boolean;
  readonly onTyped?: (text: string) => void;
  readonly maxLength?: number;
  readonly tabular?: boolean;
  readonly inputMode?: 'numeric' | 'email';
}) {
  const { field } = useController({ control: step.control, name: path });
  const leave = () => {
    const clean = tidied ? normaliseDigits(field.value) : field.value;
    if (clean !== field.value) field.onChange(clean);
    field.onBlur();
  };
  return (
    <TextField
      {...look}
      id={step.idOf(path)}
      value={field.value}
      onChange={(typed) => {
        field.onChange(typed);
        onTyped?.(typed);
      }}
      onBlur={leave}
      message={step.messageAt(path)}
      maxLength={maxLength}
    />
  );
}

/** A day, typed as 20261230; it reads 2026-12-30 as soon as it is one. */
export function FormDay({ step, path, hint = '如 20261230', ...look }: Bound<TextPath>) {
  const { field } = useController({ control: step.control, name: path });
  return (
    <TextField
      {...look}
      id={step.idOf(path)}
      hint={hint}
      tabular
      inputMode="numeric"
      value={field.value}
      onChange={(typed) => field.onChange(dateTyped(typed) ?? typed)}
      onBlur={field.onBlur}
      message={step.messageAt(path)}
      maxLength={32}
    />
  );
}

/** One of a few, answered by its digit. */
export function FormChoice<Path extends FieldPath<OpeningFields>>({
  step,
  path,
  label,
  hint,
  optional = false,
  choices,
  onChosen,
}: Bound<Path> & {
  readonly choices: readonly Choice<FieldPathValue<OpeningFields, Path> & string>[];
  readonly onChosen?: (value: FieldPathValue<OpeningFields, Path> & string) => void;
}) {
  const { field } = useController({ control: step.control, name: path });
  const id = step.idOf(path);
  const chosen = choices.find(({ value }) => value === field.value);
  return (
    <Field
      id={id}
      label={label}
      group
      optional={optional}
      message={step.messageAt(path)}
      {...(hint === undefined ? {} : { hint })}
    >
      <div {...walkStop} id={id} onBlur={field.onBlur}>
        <DigitChoice
          label={label}
          choices={choices}
          value={chosen?.value ?? null}
          onChoose={(value) => {
            field.onChange(value);
            onChosen?.(value);
          }}
        />
      </div>
    </Field>
  );
}

/** One entry of a long list, found by code, title or first letters. */
export function FormSelect({
  step,
  path,
  ...look
}: Bound<TextPath> & { readonly options: readonly CodeOption[] }) {
  const { field } = useController({ control: step.control, name: path });
  return (
    <CodeSelect
      {...look}
      id={step.idOf(path)}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      message={step.messageAt(path)}
    />
  );
}

/** What has a digit of its own. */
const mostDigits = 9;

/** More boxes than that are in several lines. */
const mostInLine = 6;

/** Several of a few, ticked by Space or by their digit; the tenth and what follows has none, and the arrows lead there. */
export function FormTicks<Path extends FieldPathByValue<OpeningFields, string[]>>({
  step,
  path,
  label,
  hint,
  optional = false,
  choices,
}: Bound<Path> & {
  readonly choices: readonly Choice<FieldPathValue<OpeningFields, Path>[number] & string>[];
}) {
  const { field } = useController({ control: step.control, name: path });
  const id = step.idOf(path);
  // The path is one of a list of codes.
  const ticked = field.value as readonly string[];
  const toggle = (code: string) => {
    const without = ticked.filter((one) => one !== code);
    field.onChange(without.length < ticked.length ? without : [...ticked, code]);
  };
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const choice = choices[Number(event.key) - 1];
    if (by === undefined && choice === undefined) return;
    event.preventDefault();
    if (by === undefined) {
      if (choice !== undefined) toggle(choice.value);
      return;
    }
    const boxes = [...(group.current?.querySelectorAll('input') ?? [])];
    const at = boxes.findIndex((box) => box === event.target);
    boxes[(at + by + boxes.length) % boxes.length]?.focus();
  };
  const how =
    choices.length > mostDigits
      ? '数字勾选或取消,没有数字的用方向键到达、空格勾选。'
      : '按数字勾选或取消。';
  return (
    <Field
      id={id}
      label={label}
      group
      optional={optional}
      message={step.messageAt(path)}
      hint={hint === undefined || choices.length > mostDigits ? `${hint ?? ''}${how}` : hint}
    >
      <div
        {...walkStop}
        ref={group}
        id={id}
        role="group"
        className={choices.length > mostInLine ? 'gt-ticks gt-ticks-many' : 'gt-ticks'}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-message`}
      >
        {choices.map(({ value, label: words }, at) => (
          <Checkbox
            key={value}
            checked={ticked.includes(value)}
            onChange={() => toggle(value)}
            onKeyDown={onKeyDown}
            onBlur={field.onBlur}
          >
            {at < mostDigits ? `${at + 1} ${words}` : words}
          </Checkbox>
        ))}
      </div>
    </Field>
  );
}

/** A single tick: Space, 1 to set it, 0 to take it away. */
export function FormTick({
  step,
  path,
  label,
  words,
  hint,
}: Bound<FieldPathByValue<OpeningFields, boolean>> & {
  /** What is ticked, beside the box; the label stands left. */
  readonly words: string;
}) {
  const { field } = useController({ control: step.control, name: path });
  const id = step.idOf(path);
  const byDigit = (event: KeyboardEvent) => {
    if (event.key !== '1' && event.key !== '0') return;
    event.preventDefault();
    field.onChange(event.key === '1');
  };
  return (
    <Field
      id={id}
      label={label}
      group
      message={step.messageAt(path)}
      {...(hint === undefined ? {} : { hint })}
    >
      <div {...walkStop} id={id} role="group" className="gt-ticks" aria-labelledby={`${id}-label`}>
        <Checkbox
          checked={field.value}
          onChange={({ target }) => field.onChange(target.checked)}
          onKeyDown={byDigit}
          onBlur={field.onBlur}
        >
          {words}
        </Checkbox>
      </div>
    </Field>
  );
}

/** A question answered 1 是 or 2 否, in words of its own where those say more. */
export function FormYesNo({
  step,
  path,
  label,
  hint,
  words = ['是', '否'],
}: Bound<FieldPathByValue<OpeningFields, boolean>> & {
  readonly words?: readonly [yes: string, no: string];
}) {
  const { field } = useController({ control: step.control, name: path });
  const id = step.idOf(path);
  return (
    <Field
      id={id}
      label={label}
      group
      message={step.messageAt(path)}
      {...(hint === undefined ? {} : { hint })}
    >
      <div {...walkStop} id={id} onBlur={field.onBlur}>
        <DigitChoice
          label={label}
          choices={[
            { value: 'yes', label: words[0] },
            { value: 'no', label: words[1] },
          ]}
          value={field.value ? 'yes' : 'no'}
          onChoose={(value) => field.onChange(value === 'yes')}
        />
      </div>
    </Field>
  );
}
