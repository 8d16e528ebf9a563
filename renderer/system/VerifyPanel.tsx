import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { normaliseDigits } from '../../shared/values/text.ts';
import type { ChainReport } from '../data/journal/journal-types.ts';
import { useCounter } from '../session/counter.tsx';
import { useRead } from '../session/use-read.ts';
import { wordsOf } from '../session/words.ts';
import { walkFields } from '../ui/field-walk.ts';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { TextField } from '../ui/TextField.tsx';

type Run =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly checked: number; readonly total: number }
  | { readonly status: 'done'; readonly report: ChainReport }
  | { readonly status: 'failed'; readonly message: string };

/** F8 on the journal: verifies a range as it lies on disk, with progress, and can be stopped. */
export function VerifyPanel({
  active,
  onBack,
}: {
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const { store } = useCounter();
  const standing = useRead((one) => one.standing(), []);
  const headSeq = standing.status === 'ready' ? standing.value.headSeq : null;
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState('');
  const [run, setRun] = useState<Run>({ status: 'idle' });
  const stop = useRef<AbortController | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const isRunning = run.status === 'running';
  const problem = headSeq === null ? null : messageOf(rangeOf(from, to, headSeq));

  const verify = async () => {
    if (isRunning) return;
    const controller = new AbortController();
    stop.current = controller;
    setRun({ status: 'running', checked: 0, total: headSeq ?? 0 });
    try {
      // Read anew: a key pressed before the panel knows the newest entry counts too.
      const range = rangeOf(from, to, (await store.standing()).headSeq);
      if ('message' in range) return setRun({ status: 'idle' });
      const total = range.to - range.from + 1;
      setRun({ status: 'running', checked: 0, total });
      const tell = (checked: number) => setRun({ status: 'running', checked, total });
      setRun({
        status: 'done',
        report: await store.verifyJournal(range, tell, controller.signal),
      });
    } catch (error) {
      setRun({ status: 'failed', message: wordsOf(error) });
    }
  };
  useEffect(() => () => stop.current?.abort(), []);
  useEffect(() => {
    if (active) form.current?.querySelector('input')?.focus();
  }, [active]);
  useKeys(
    isRunning
      ? [{ key: 'Esc', label: '停止核验', run: () => stop.current?.abort() }]
      : [
          { key: 'F8', label: '开始核验', run: () => void verify() },
          { key: 'Esc', label: '返回', run: onBack },
        ],
    { active },
  );
  return (
    <section className="gt-panel gt-narrow" aria-label="核验流水">
      <header>
        <h2>核验流水</h2>
        <span className="gt-soft gt-push">逐笔重算摘要,核对前后衔接与磁盘文件,不改动任何内容</span>
      </header>
      <div className="gt-panel-body gt-stack" ref={form} onKeyDown={walkFields} role="presentation">
        <TextField
          id="verify-from"
          label="从第几笔"
          value={from}
          onChange={setFrom}
          inputMode="numeric"
          maxLength={12}
          tabular
          message={null}
        />
        <TextField
          id="verify-to"
          label="到第几笔"
          value={to}
          onChange={setTo}
          inputMode="numeric"
          maxLength={12}
          tabular
          hint={headSeq === null ? '留空为最新一笔。' : `留空为最新一笔,第 ${headSeq} 笔。`}
          message={problem}
        />
        {isRunning ? <Progress checked={run.checked} total={run.total} /> : null}
        {run.status === 'failed' ? <Notice tone="danger">{run.message}</Notice> : null}
        {run.status === 'done' ? <Report report={run.report} /> : null}
      </div>
      <div className="gt-actions gt-form-actions">
        <Button
          type="primary"
          disabled={isRunning || problem !== null}
          onClick={() => void verify()}
        >
          F8 开始核验
        </Button>
        {isRunning ? <Button onClick={() => stop.current?.abort()}>Esc 停止</Button> : null}
      </div>
    </section>
  );
}

function Progress({ checked, total }: { readonly checked: number; readonly total: number }) {
  return (
    <p role="status" className="gt-progress">
      <progress max={total} value={checked} aria-label="核验进度" />
      已核验 {checked} / {total} 笔
    </p>
  );
}

function Report({ report }: { readonly report: ChainReport }) {
  const { broken, from, to, checked, hash, isCancelled } = report;
  if (broken !== null) {
    const where = broken.where === 'log' ? '磁盘流水文件' : '本机索引';
    return (
      <Notice tone="danger">
        第 {broken.seq} 笔不符({where},{reasonWords[broken.reason]}),之前的 {checked}
        {' 笔相符。'}请停止使用本终端,将此结果告知总部运维。
      </Notice>
    );
  }
  if (isCancelled) return <Notice tone="plain">已停止,核验过的 {checked} 笔相符。</Notice>;
  return (
    <Notice tone="good">
      第 {from} 至 {to} 笔共 {checked} 笔全部相符,末笔摘要 {hash.slice(0, 16)}。
    </Notice>
  );
}

const reasonWords = {
  COUNTER: '不是本终端的流水',
  EPOCH: '周期不符',
  SEQ: '编号不连续',
  PREV: '与前一笔不衔接',
  HASH: '内容与摘要不符',
} as const;

type Range = { readonly from: number; readonly to: number } | { readonly message: string };

function messageOf(range: Range): string | null {
  return 'message' in range ? range.message : null;
}

/** The range as typed, or what is wrong with it. */
function rangeOf(from: string, to: string, headSeq: number): Range {
  const first = wholeNumber(from);
  const last = to.trim() === '' ? headSeq : wholeNumber(to);
  if (headSeq === 0) return { message: '本终端还没有流水。' };
  if (first === null || last === null) return { message: '请录入第几笔,只用数字。' };
  if (first < 1 || Math.max(first, last) > headSeq)
    return { message: `范围应在第 1 至 ${headSeq} 笔之间。` };
  return first <= last ? { from: first, to: last } : { message: '起始笔不能大于终止笔。' };
}

function wholeNumber(typed: string): number | null {
  const digits = normaliseDigits(typed);
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
