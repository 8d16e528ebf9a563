import type { RuleLine } from '../../../../shared/rulebook/explain.ts';

/** What was compared with what, line by line; which is met and which is not is said, never by colour alone. */
export function RuleLines({ lines }: { readonly lines: readonly RuleLine[] }) {
  return (
    <ul className="gt-rule-lines">
      {lines.map(({ rule, met, message }) => (
        <li key={`${rule} ${message}`}>
          <span className={met ? 'gt-good' : 'gt-danger'}>{met ? '✓' : '✗'}</span>
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
