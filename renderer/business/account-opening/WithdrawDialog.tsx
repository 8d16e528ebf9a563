import type { ComponentProps } from 'react';
import { TakeBackDialog } from './case/TakeBackDialog.tsx';

/** 撤回 of an opening whose form is open: it was returned, or its approval ran out. */
export function WithdrawDialog(given: Omit<ComponentProps<typeof TakeBackDialog>, 'kind'>) {
  return <TakeBackDialog kind="withdraw" {...given} />;
}
