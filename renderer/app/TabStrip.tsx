import { mask } from '../../shared/rulebook/identity/mask.ts';
import { functionOf } from './functions.ts';
import { closeTab, showTab, useTabs } from './tabs-store.ts';

/** The work list and the open forms, each with its own client. */
export function TabStrip() {
  const { tabs, shown } = useTabs();
  return (
    <nav className="gt-tabs" aria-label="打开的业务">
      <div className={shown === null ? 'gt-tab gt-tab-shown' : 'gt-tab'}>
        <button
          type="button"
          aria-current={shown === null ? 'page' : undefined}
          onClick={() => showTab(null)}
        >
          <span className="gt-tab-key">Alt+0</span>业务清单
        </button>
      </div>
      {tabs.map((tab, at) => {
        const opened = functionOf(tab.business);
        const title = `${opened?.code ?? ''} ${opened?.title ?? tab.business}`;
        const subject = tab.subject === '' ? '新客户' : mask('NAME', tab.subject);
        return (
          <div key={tab.caseId} className={tab.caseId === shown ? 'gt-tab gt-tab-shown' : 'gt-tab'}>
            <button
              type="button"
              aria-current={tab.caseId === shown ? 'page' : undefined}
              onClick={() => showTab(tab.caseId)}
            >
              <span className="gt-tab-key">Alt+{at + 1}</span>
              {title} {subject}
            </button>
            <button
              type="button"
              aria-label={`关闭 ${title} ${subject}`}
              onClick={() => closeTab(tab.caseId)}
            >
              ×
            </button>
          </div>
        );
      })}
    </nav>
  );
}
