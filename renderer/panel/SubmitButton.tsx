import { walkStop } from '../ui/field-walk.ts';

/** The button at the end of the walk, where Enter in the last field leads. */
export function SubmitButton({
  label,
  busy,
  isMain = true,
  onPress,
}: {
  readonly label: string;
  readonly busy: boolean;
  readonly isMain?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button
      {...(isMain ? walkStop : {})}
      type="button"
      className={isMain ? 'panel-button panel-button-main' : 'panel-button'}
      aria-disabled={busy}
      onClick={onPress}
    >
      {busy && isMain ? '正在核对…' : label}
    </button>
  );
}
