import { mask } from '../../shared/rulebook/identity/mask.ts';
import { functionOf } from './functions.ts';
import { pageOf } from './pages.ts';
import { closeTab, showTab, type Tab, useTabs } from './tabs-store.ts';

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
        const name = nameOf(tab);
        return (
          <div key={tab.id} className={tab.id === shown ? 'gt-tab gt-tab-shown' : 'gt-tab'}>
            <button
              type="button"
              aria-current={tab.id === shown ? 'page' : undefined}
              onClick={() => showTab(tab.id)}
            >
              <span className="gt-tab-key">Alt+{at + 1}</span>
              {name}
            </button>
            <button type="button" aria-label={`关闭 ${name}`} onClick={() => closeTab(tab.id)}>
              ×
            </button>
          </div>
        );
      })}
    </nav>
  );
}

/** Code, title and, for a business, whom it is about. */
function nameOf({ content, subject }: Tab): string {
  if (content.kind === 'page') {
    return `${content.code} ${pageOf(content.code)?.title ?? ''}`;
  }
  const opened = functionOf(content.business);
  const whom = subject === '' ? '新客户' : mask('NAME', subject);
  return `${opened?.code ?? ''} ${opened?.title ?? content.business} ${whom}`;
}
