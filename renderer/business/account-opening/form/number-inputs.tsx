import { useState } from 'react';
import { type FieldPathByValue, useController } from 'react-hook-form';
import { figureAmount } from '../../../../shared/values/money.ts';
import { normaliseDigits } from '../../../../shared/values/text.ts';
import { TextField } from '../../../ui/TextField.tsx';
import type { Bound } from './inputs.tsx';
import type { OpeningFields } from './opening-fields.ts';

/** An amount in yuan, kept in fen; 50万 is taken too. What is no amount counts as nothing, and is said. */
export function FormMoney({
  step,
  path,
  hint = '可录入 50万。',
  ...look
}: Bound<FieldPathByValue<OpeningFields, number>>) {
  const { field } = useController({ control: step.control, name: path });
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && fenTyped(typed) === null;
  return (
    <TextField
      {...look}
      id={step.idOf(path)}
      hint={hint}
      figure
      after="元"
      inputMode="numeric"
      value={typed ?? (field.value === 0 ? '' : figureAmount(field.value))}
      onChange={(text) => {
        setTyped(text);
        field.onChange(fenTyped(text) ?? 0);
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
        field.onBlur();
      }}
      message={isWrong ? '金额应为数字,最多两位小数。' : step.messageAt(path)}
      maxLength={32}
    />
  );
}

/** 12,345.6 or 50万 as fen; null where it is no amount. */
function fenTyped(text: string): number | null {
  const [, whole, decimals = '', tenThousand] =
    /^(\d{1,13})(?:\.(\d{1,6}))?(万)?$/.exec(normaliseDigits(text).replaceAll(',', '')) ?? [];
  const places = tenThousand === undefined ? 2 : 6;
  if (whole === undefined || decimals.length > places) return null;
  const fen = Number(whole + decimals.padEnd(places, '0'));
  return fen <= 1e15 ? fen : null;
}

/** A whole number of something; what is none counts as 0, and is said. */
export function FormCount({
  step,
  path,
  most,
  unit,
  ...look
}: Bound<FieldPathByValue<OpeningFields, number>> & {
  readonly most: number;
  readonly unit?: string;
}) {
  const { field } = useController({ control: step.control, name: path });
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && typed.trim() !== '' && countTyped(typed, most) === null;
  return (
    <TextField
      {...look}
      id={step.idOf(path)}
      figure
      {...(unit === undefined ? {} : { after: unit })}
      inputMode="numeric"
      value={typed ?? (field.value === 0 ? '' : String(field.value))}
      onChange={(text) => {
        setTyped(text);
        field.onChange(countTyped(text, most) ?? 0);
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
        field.onBlur();
      }}
      message={isWrong ? `应为 0 至 ${most} 的整数。` : step.messageAt(path)}
      maxLength={16}
    />
  );
}

function countTyped(text: string, most: number): number | null {
  const digits = normaliseDigits(text);
  const count = /^\d{1,9}$/.test(digits) ? Number(digits) : most + 1;
  return count <= most ? count : null;
}
