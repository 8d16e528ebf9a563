import type { OrderLine } from '../../../../shared/business/order/order-line.ts';

/** Every check of the order: what is not met first, the rest quietly. */
export function ChecksPanel({ lines }: { readonly lines: readonly OrderLine[] }) {
  const open = lines.filter(({ met }) => !met).length;
  return (
    <section className="gt-panel gt-order-checks" aria-label="检查">
      <header>
        <h2>检查</h2>
        <span className={open === 0 ? 'gt-good gt-push' : 'gt-warning gt-push'}>
          {lines.length === 0 ? '' : open === 0 ? '各项符合' : `${open} 项待处理`}
        </span>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Where many checks scroll, the keyboard reaches them. */}
      <div className="gt-panel-body" role="group" aria-label="逐项检查" tabIndex={0}>
        {lines.length === 0 ? <p className="gt-soft">选定证券后逐项检查。</p> : null}
        <ul className="gt-rule-lines">
          {lines.map(({ rule, field, met, message }) => (
            <li key={`${field} ${rule} ${message}`} className={met ? 'gt-soft' : ''}>
              <span className={met ? '' : 'gt-danger'}>{met ? '✓' : '✗'}</span>
              <span>{message}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
