import { useEffect, useRef } from 'react';
import type { PageProps } from '../session/page.ts';
import { DigitChoice } from '../ui/DigitChoice.tsx';
import { useKeys } from '../ui/keys.tsx';
import { chooseLook, scaleChoices, shadeChoices, useLook } from '../ui/look-store.ts';

const shadeWords = { light: '浅色', dark: '深色', system: '随系统' } as const;

/** 9011: light or dark, and how large. Holds at once and for everybody at this counter. */
export function AppearancePage({ active, onBack }: PageProps) {
  const look = useLook();
  const body = useRef<HTMLDivElement>(null);
  useKeys([{ key: 'Esc', label: '返回', run: onBack }], { active });
  useEffect(() => {
    if (active) body.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [active]);
  return (
    <section className="gt-panel gt-narrow" aria-label="显示设置">
      <header>
        <h2>显示设置</h2>
        <span className="gt-soft gt-push">立即生效,本终端下次启动仍然有效</span>
      </header>
      <div className="gt-panel-body gt-stack" ref={body}>
        <div className="gt-field">
          <span className="gt-label">明暗</span>
          <DigitChoice
            label="明暗"
            choices={shadeChoices.map((value) => ({ value, label: shadeWords[value] }))}
            value={look.choice}
            onChoose={(choice) => chooseLook({ choice })}
          />
        </div>
        <div className="gt-field">
          <span className="gt-label">缩放</span>
          {look.scales ? (
            <DigitChoice
              label="缩放"
              choices={scaleChoices.map((one) => ({ value: String(one), label: `${one}%` }))}
              value={String(look.scalePercent)}
              onChoose={(chosen) =>
                chooseLook({ scalePercent: scaleChoices.find((one) => `${one}` === chosen) ?? 100 })
              }
            />
          ) : (
            <p className="gt-label-line">
              由浏览器缩放:Ctrl 加号放大,Ctrl 减号缩小,Ctrl+0 复原。建议 100% 至 150%。
            </p>
          )}
        </div>
        <p className="gt-soft">打印的凭条和预览始终为白底黑字。</p>
      </div>
    </section>
  );
}
