import { screensOf } from '../business/screens.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { functionBy, functionOfTab, type OpenFunction } from './functions.ts';
import { homeHelp } from './home-help.ts';
import { pageOf } from './pages.ts';
import type { Home, TabContent } from './tabs-store.ts';

/** F1: what the function does, what the client must bring; on the tray and the list what they list, and the menu. */
export function HelpDrawer({
  shown,
  menu,
  onClose,
}: {
  readonly shown: TabContent | Home;
  /** The functions of the person signed in. */
  readonly menu: readonly OpenFunction[];
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={titleOf(shown)} onClose={onClose} width={420} side>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keys. */}
      <div className="gt-help" role="region" aria-label="帮助内容" tabIndex={0}>
        {typeof shown === 'string' ? (
          <HomeHelp home={shown} menu={menu} />
        ) : (
          <ContentHelp content={shown} />
        )}
        <Section
          title="按键"
          lines={[
            'Alt+G 到功能栏,录入四位功能号后按 Enter 打开功能',
            'F4 待办,Alt+0 业务清单,Alt+1 至 Alt+9 打开的业务',
            'Enter 下一栏(清单中为打开),Shift+Enter 上一栏',
            'Esc 返回上一级,已录入内容保存为草稿',
            'F2 选择客户,F7 核验客户到场',
            'Alt+Q 签退',
          ]}
        />
      </div>
    </Dialog>
  );
}

function HomeHelp({ home, menu }: { readonly home: Home; readonly menu: readonly OpenFunction[] }) {
  const { title, lists, keys } = homeHelp[home];
  return (
    <>
      <Section title={`${title}列出什么`} lines={lists} />
      <Section title={`${title}的按键`} lines={keys} />
      <Section title="您的功能" lines={menu.map((one) => `${one.code} ${one.title}`)} />
    </>
  );
}

function ContentHelp({ content }: { readonly content: TabContent }) {
  const screens = content.kind === 'case' ? screensOf(content.business) : null;
  const page = content.kind === 'page' ? pageOf(content.code) : null;
  return (
    <>
      <Section title="材料清单" lines={screens?.materials ?? []} />
      <Section title="办理步骤" lines={screens?.help ?? page?.help ?? []} isOrdered />
    </>
  );
}

function Section({
  title,
  lines,
  isOrdered = false,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isOrdered?: boolean;
}) {
  if (lines.length === 0) return null;
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <section>
      <h3>{title}</h3>
      <List>
        {lines.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </List>
    </section>
  );
}

function titleOf(shown: TabContent | Home): string {
  if (typeof shown === 'string') return `帮助:${homeHelp[shown].title}`;
  const opened = shown.kind === 'case' ? functionOfTab(shown) : functionBy(shown.code);
  return opened === null ? '帮助' : `帮助:${opened.code} ${opened.title}`;
}
