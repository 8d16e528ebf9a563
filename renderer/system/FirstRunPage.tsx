import { Button } from 'antd';
import type { PageProps } from '../session/page.ts';
import { useKeys } from '../ui/keys.tsx';
import { usePageFocus } from '../ui/use-page-focus.ts';

/** 9012: how one works here, in a minute; shown by itself at a person's first sign-in at this counter. */
export function FirstRunPage({ active, onBack }: Pick<PageProps, 'active' | 'onBack'>) {
  const page = usePageFocus(active);
  useKeys(
    [
      { key: 'Enter', label: '开始工作', run: onBack },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  return (
    <section className="gt-panel gt-narrow" aria-label="入门" ref={page} tabIndex={-1}>
      <header>
        <h1>一分钟入门</h1>
        <span className="gt-soft gt-push">以后可用功能号 9012 再看</span>
      </header>
      <ol className="gt-panel-body gt-first-run">
        {steps.map(({ key, title, words }) => (
          <li key={title}>
            <kbd className="gt-key">{key}</kbd>
            <div>
              <h2 className="gt-step">{title}</h2>
              <p>{words}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className="gt-actions">
        <Button type="primary" data-first-focus onClick={onBack}>
          Enter 开始工作
        </Button>
        <span className="gt-soft gt-push">键位表:功能号 9009,可打印</span>
      </div>
    </section>
  );
}

const steps = [
  {
    key: 'Alt+G',
    title: '打开功能',
    words: '到功能栏录入四位功能号,按 Enter,例如 1101 个人开户。不记得功能号时录入名称中的几个字。',
  },
  {
    key: 'Enter',
    title: '逐栏录入',
    words:
      'Enter 到下一栏,Shift+Enter 回上一栏,短清单按数字选择。录入内容随时保存为草稿,切换、锁屏、断电都不会丢失。',
  },
  {
    key: 'F8',
    title: '核对并提交',
    words: '第一次按 F8 显示核对页,向客户读一遍;再按 F8 提交,得到流水号。连按两次也只提交一笔。',
  },
  {
    key: 'F9',
    title: '复核与授权',
    words:
      '请另一位有权限的人员在本终端录入本人密码,或送他人在其终端复核;等待时可继续办理其他业务。',
  },
  {
    key: 'F4',
    title: '待办',
    words: '等待、退回、搁置和即将到期的业务都在待办中,写明原因、由谁处理和下一个按键。',
  },
  {
    key: '离线',
    title: '断线照常受理',
    words: '右上角显示“离线”时仍可受理:已受理的业务保存在本机,恢复联网后自动送总部,不需重新提交。',
  },
  {
    key: 'F1',
    title: '帮助',
    words: '任何页面按 F1,显示该功能需要的材料、步骤和按键。',
  },
] as const;
