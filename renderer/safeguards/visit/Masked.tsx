import { mask, type MaskKind } from '../../../shared/rulebook/identity/mask.ts';

/** Personal data: masked, unless the client's visit or a recorded reason has opened it. */
export function Masked({
  kind,
  value,
  open,
}: {
  readonly kind: MaskKind;
  readonly value: string;
  readonly open: boolean;
}) {
  return <span className="gt-tabular">{open ? value : mask(kind, value)}</span>;
}
