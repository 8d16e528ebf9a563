import { Button } from 'antd';
import { useState } from 'react';
import { printDocument } from '../safeguards/paper/print-document.ts';
import { useCounter } from '../session/counter.tsx';
import type { PageProps } from '../session/page.ts';
import { wordsOf } from '../session/words.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { usePageFocus } from '../ui/use-page-focus.ts';
import { keyMapPaper } from './key-map-paper.ts';
import { keyGroups } from './key-map.ts';

/** 9009: every key and every function code, printable on one page. */
export function KeyMapPage({ active, onBack, menu }: PageProps) {
  const { bridge } = useCounter();
  const page = usePageFocus(active);
  const [trouble, setTrouble] = useState<string | null>(null);
  const print = async () => {
    setTrouble(null);
    try {
      await printDocument(bridge, keyMapPaper(menu), 'A4');
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  useKeys(
    [
      { key: 'F10', label: '打印', run: () => void print() },
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  return (
    <section className="gt-panel" aria-label="键位表" ref={page} tabIndex={-1}>
      <header>
        <h2>键位表</h2>
        <span className="gt-soft gt-push">A4 一页,可放在键盘旁</span>
        <Button size="small" onClick={() => void print()} data-first-focus>
          F10 打印
        </Button>
      </header>
      <div className="gt-panel-body">
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
        <div className="gt-keymap">
          {keyGroups.map(({ title, keys }) => (
            <KeyTable key={title} title={title} keys={keys} />
          ))}
          <KeyTable
            title="功能号"
            keys={menu.map(({ code, title }) => ({ key: code, does: title }))}
          />
        </div>
      </div>
    </section>
  );
}

function KeyTable({
  title,
  keys,
}: {
  readonly title: string;
  readonly keys: readonly { readonly key: string; readonly does: string }[];
}) {
  return (
    <div className="gt-keymap-group">
      <h3>{title}</h3>
      <dl>
        {keys.map(({ key, does }) => (
          <div key={key}>
            <dt className="gt-tabular">{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
