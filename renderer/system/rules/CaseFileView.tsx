import { Button } from 'antd';
import { type ClipboardEvent, useEffect, useRef, useState } from 'react';
import { casesIn } from '../../../shared/rulebook/kinds/cases-in.ts';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { CaseTotal, Differences } from './CaseReportView.tsx';
import { type CaseReport, type Disagreement, runCases } from './run-cases.ts';

type Run =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running';
      readonly file: string;
      readonly done: number;
      readonly total: number;
    }
  | { readonly status: 'done'; readonly file: string; readonly report: CaseReport }
  | { readonly status: 'failed'; readonly message: string };

/** A file this large holds some hundred thousand cases; more is a mistake. */
const mostBytes = 50 * 1024 * 1024;

/** A file of cases run through the rules of the edition in use: how many agree, and where each of the others differs. */
export function CaseFileView({
  active,
  onOpen,
  onBack,
}: {
  readonly active: boolean;
  readonly onOpen: (one: Disagreement) => void;
  readonly onBack: () => void;
}) {
  const { tables } = useCounter();
  const [run, setRun] = useState<Run>({ status: 'idle' });
  const stop = useRef<AbortController | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLElement>(null);
  const isRunning = run.status === 'running';
  const choose = () => picker.current?.click();
  const take = async (file: File | undefined) => {
    if (file === undefined || isRunning) return;
    if (file.size > mostBytes)
      return setRun({
        status: 'failed',
        message: `${file.name} 超过 50 MB,没有运行。请分成几个文件。`,
      });
    const controller = new AbortController();
    stop.current = controller;
    try {
      const read = casesIn(await file.text());
      if (read.status === 'unreadable')
        return setRun({ status: 'failed', message: `${file.name}:${unreadableWords(read.at)}` });
      const total = read.cases.length;
      const tell = (done: number) => setRun({ status: 'running', file: file.name, done, total });
      tell(0);
      const report = await runCases(read.cases, tables, tell, controller.signal);
      setRun({ status: 'done', file: file.name, report });
    } catch (error) {
      setRun({ status: 'failed', message: wordsOf(error) });
    }
  };
  useEffect(() => () => stop.current?.abort(), []);
  useKeys(
    isRunning
      ? [{ key: 'Esc', label: '停止', run: () => stop.current?.abort() }]
      : [
          { key: 'Alt+O', label: '选择文件', run: choose },
          { key: 'Esc', label: '返回', run: onBack },
        ],
    { active },
  );
  useEffect(() => {
    if (!active || run.status === 'running') return;
    const row = page.current?.querySelector<HTMLElement>('tr[tabindex="0"]');
    (row ?? page.current?.querySelector<HTMLElement>('[data-first-focus]'))?.focus();
  }, [active, run]);
  const onPaste = (event: ClipboardEvent) => void take(event.clipboardData.files[0]);
  return (
    <section
      className="gt-panel gt-list-panel"
      aria-label="案例文件"
      ref={page}
      tabIndex={-1}
      onPaste={onPaste}
    >
      <header>
        <h2>案例文件</h2>
        <span className="gt-soft">每行一条案例:id、kind、input、expected</span>
        <span className="gt-push" />
        <Button size="small" data-first-focus disabled={isRunning} onClick={choose}>
          Alt+O 选择文件
        </Button>
      </header>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="选择案例文件"
        accept=".jsonl,.json,.txt,application/json"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // The same file may be chosen again, mended.
          event.target.value = '';
        }}
      />
      <div className="gt-panel-body gt-stack">
        {run.status === 'idle' ? (
          <p>
            按 Alt+O 选择案例文件,在本机以规则版本 {tables.edition}{' '}
            逐条运行;不办理任何业务,不记入流水。
          </p>
        ) : null}
        {run.status === 'failed' ? <Notice tone="danger">{run.message}</Notice> : null}
        {run.status === 'running' ? (
          <p role="status" className="gt-progress">
            <progress max={run.total} value={run.done} aria-label="运行进度" />
            已运行 {run.done} / {run.total} 条,Esc 停止
          </p>
        ) : null}
        {run.status === 'done' ? <CaseTotal file={run.file} report={run.report} /> : null}
      </div>
      {run.status === 'done' ? <Differences report={run.report} onOpen={onOpen} /> : null}
    </section>
  );
}

function unreadableWords(at: number | null): string {
  return at === null
    ? '不是案例文件。应为每行一条 JSON 案例,或一个 JSON 清单。'
    : `第 ${at} 条不是案例。应有 id、kind、input、expected 四栏,请更正后重新选择。`;
}
