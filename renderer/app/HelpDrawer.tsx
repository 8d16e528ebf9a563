import { screensOf } from '../business/screens.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { functionOf, type OpenFunction, openFunctions } from './functions.ts';
import { pageOf } from './pages.ts';
import type { TabContent } from './tabs-store.ts';

/** F1: what the function does, what the client must bring; on the work list the functions and general keys. */
export function HelpDrawer({
  content,
  onClose,
}: {
  readonly content: TabContent | null;
  readonly onClose: () => void;
}) {
  const opened = content === null ? null : openedBy(content);
  const screens = content?.kind === 'case' ? screensOf(content.business) : null;
  const page = content?.kind === 'page' ? pageOf(content.code) : null;
  const materials = screens?.materials ?? [];
  const steps = screens?.help ?? page?.help ?? [];
  return (
    <Dialog
      title={opened === null ? '帮助' : `帮助:${opened.code} ${opened.title}`}
      onClose={onClose}
      width={420}
      side
    >
      <div className="gt-help">
        {steps.length === 0 ? (
          <section>
            <h3>功能</h3>
            <ul>
              {openFunctions.map((one) => (
                <li key={one.code}>
                  {one.code} {one.title}
                </li>
              ))}
            </ul>
          </section>
        ) : (
          <>
            {materials.length === 0 ? null : (
              <section>
                <h3>材料清单</h3>
                <ul>
                  {materials.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </section>
            )}
            <section>
              <h3>办理步骤</h3>
              <ol>
                {steps.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ol>
            </section>
          </>
        )}
        <section>
          <h3>按键</h3>
          <ul>
            <li>Alt+G 到功能栏,录入四位功能号后按 Enter 打开功能</li>
            <li>F4 待办,Alt+0 业务清单,Alt+1 至 Alt+9 打开的业务</li>
            <li>Enter 下一栏(清单中为打开),Shift+Enter 上一栏</li>
            <li>Esc 返回上一级,已录入内容保存为草稿</li>
            <li>F2 选择或更换客户,F7 核验客户到场</li>
            <li>Alt+Q 签退</li>
          </ul>
        </section>
      </div>
    </Dialog>
  );
}

function openedBy(content: TabContent): OpenFunction | null {
  return content.kind === 'case'
    ? functionOf(content.business)
    : (openFunctions.find((one) => one.code === content.code) ?? null);
}
