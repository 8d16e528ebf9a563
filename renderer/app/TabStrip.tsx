import { mask } from '../../shared/rulebook/identity/mask.ts';
import { delegationName } from '../../shared/safeguards/delegation.ts';
import { screensOf } from '../business/screens.tsx';
import { useWaitingWords } from '../safeguards/approval/use-waiting-words.ts';
import { functionOfTab } from './functions.ts';
import { pageOf } from './pages.ts';
import { closeTab, type Home, showHome, showTab, type Tab, useTabs } from './tabs-store.ts';

/** Tray and list, then what is open, each with its own client. `waiting`: how much concerns who is signed in. */
export function TabStrip({ waiting }: { readonly waiting: number }) {
  const { tabs, shown } = useTabs();
  const awaited = useWaitingWords();
  return (
    <nav className="gt-tabs" aria-label="打开的业务">
      <HomeTab home="tray" shown={shown} keyName="F4" title={`待办(${waiting})`} />
      <HomeTab home="list" shown={shown} keyName="Alt+0" title="业务清单" />
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
              {awaited.has(tab.id) ? <span className="gt-soft"> {awaited.get(tab.id)}</span> : null}
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

function HomeTab({
  home,
  shown,
  keyName,
  title,
}: {
  readonly home: Home;
  readonly shown: string;
  readonly keyName: string;
  readonly title: string;
}) {
  return (
    <div className={shown === home ? 'gt-tab gt-tab-shown' : 'gt-tab'}>
      <button
        type="button"
        aria-current={shown === home ? 'page' : undefined}
        onClick={() => showHome(home)}
      >
        <span className="gt-tab-key">{keyName}</span>
        {title}
      </button>
    </div>
  );
}

/** Code, title and, for a business, whom it is about. */
function nameOf({ content, subject }: Tab): string {
  if (content.kind === 'page') {
    const about = subject === '' ? '' : ` ${mask('NAME', subject)}`;
    return `${content.code} ${pageOf(content.code)?.title ?? ''}${about}`;
  }
  const opened = functionOfTab(content);
  const title = `${opened?.code ?? ''} ${opened?.title ?? content.business}`;
  return `${title} ${whomOf(content.business, subject)}`.trim();
}

/** Whom a case is about: clients masked, staff by name. */
function whomOf(business: string, subject: string): string {
  if (subject === '') return screensOf(business)?.forNewClients === true ? '新客户' : '';
  return business === delegationName ? subject : mask('NAME', subject);
}
