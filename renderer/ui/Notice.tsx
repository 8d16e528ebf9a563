import type { ReactNode } from 'react';

/** Something to know, in place. `danger` is announced at once, the others when there is a pause. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: 'plain' | 'warning' | 'danger' | 'good';
  readonly children: ReactNode;
}) {
  return (
    <div className={`gt-notice gt-notice-${tone}`} role={tone === 'danger' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
