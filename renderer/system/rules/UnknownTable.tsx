import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { usePageFocus } from '../../ui/use-page-focus.ts';
import type { ReadTable } from './raw-table.ts';

/** A table of a form this program does not know: an edition made for a newer one. Shown as its file is. */
export function UnknownTable({
  table,
  active,
  onBack,
}: {
  readonly table: Extract<ReadTable, { form: 'unknown' }>;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const page = usePageFocus(active);
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  return (
    <section className="gt-panel" aria-label={table.title} ref={page} tabIndex={-1}>
      <header>
        <h2>{table.title}</h2>
      </header>
      <div className="gt-panel-body gt-stack">
        <Notice tone="warning">该规则表需新版程序按栏目显示,以下为原文。请联系总部升级。</Notice>
        <pre className="gt-rule-json">{JSON.stringify(table.file, null, 2)}</pre>
      </div>
    </section>
  );
}
