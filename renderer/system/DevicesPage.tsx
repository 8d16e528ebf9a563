import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { CardOutcome, DeviceState } from '../../shared/bridge/devices.ts';
import { useCounter } from '../session/counter.tsx';
import { wordsOf } from '../session/words.ts';
import { type Column, DataTable } from '../ui/DataTable.tsx';
import { useKeys } from '../ui/keys.tsx';
import { Notice } from '../ui/Notice.tsx';
import { deviceNames, deviceStatusWords, testReadWords } from './device-words.ts';

/** How long a test read waits for a document. */
const testReadMs = 15_000;

/** 9004: whether reader and keypad answer, what to do when not, and a test read that keeps nothing. */
export function DevicesPage({
  active,
  onBack,
}: {
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const { devices } = useCounter().bridge;
  const [states, setStates] = useState<readonly DeviceState[] | null>(null);
  const [read, setRead] = useState<CardOutcome | 'reading' | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const first = useRef<HTMLDivElement>(null);
  const holdsReader = useRef(false);

  const inWords = async (work: () => Promise<void>): Promise<void> => {
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      setTrouble(wordsOf(error));
    }
  };
  const check = () => inWords(async () => setStates(await devices.states()));
  const testRead = () =>
    inWords(async () => {
      setRead('reading');
      holdsReader.current = true;
      try {
        setRead(await devices.readDocument(testReadMs));
      } catch (error) {
        setRead(null);
        throw error;
      } finally {
        holdsReader.current = false;
      }
    });
  const isReading = read === 'reading';
  useKeys(
    [
      { key: '1', label: '重新检查', run: () => void check() },
      { key: '2', label: '试读证件', run: () => void testRead(), disabled: isReading },
      isReading
        ? { key: 'Esc', label: '取消试读', run: () => void inWords(() => devices.cancel()) }
        : { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  useEffect(() => {
    if (!active) return undefined;
    let isShown = true;
    devices.states().then(
      (now) => isShown && setStates(now),
      (error: unknown) => isShown && setTrouble(wordsOf(error)),
    );
    first.current?.querySelector<HTMLElement>('button')?.focus();
    return () => {
      isShown = false;
      // Another tab must not wait for a reader that this one holds.
      if (holdsReader.current) {
        devices.cancel().catch((error: unknown) => setTrouble(wordsOf(error)));
      }
    };
  }, [active, devices]);

  return (
    <section className="gt-panel gt-list-panel gt-list-panel-fit" aria-label="设备">
      <header>
        <h2>设备</h2>
        <span className="gt-soft gt-push">读卡器和密码键盘是本机的服务,断网时读卡器仍可使用</span>
      </header>
      {states === null ? (
        <p role="status">正在检查设备…</p>
      ) : (
        <DataTable
          id="devices"
          label="设备"
          columns={columns}
          rows={states}
          rowKey={({ device }) => device}
          initialSort={{ column: 'device', direction: 'ascending' }}
          empty="没有设备。"
        />
      )}
      <div className="gt-panel-body gt-stack">
        <div ref={first} className="gt-actions">
          <Button onClick={() => void check()}>1 重新检查</Button>
          <Button disabled={isReading} onClick={() => void testRead()}>
            2 试读证件
          </Button>
        </div>
        {isReading ? (
          <Notice tone="plain">请把证件放在读卡器上,最多等 15 秒。Esc 取消。</Notice>
        ) : null}
        {read === null || read === 'reading' ? null : <ReadResult outcome={read} />}
        {trouble === null ? null : <Notice tone="danger">{trouble}</Notice>}
      </div>
    </section>
  );
}

function ReadResult({ outcome }: { readonly outcome: CardOutcome }) {
  const { tone, lines } = testReadWords(outcome);
  return (
    <Notice tone={tone}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Notice>
  );
}

const columns: readonly Column<DeviceState>[] = [
  { key: 'device', title: '设备', width: 96, cell: ({ device }) => deviceNames[device] },
  {
    key: 'status',
    title: '状态',
    width: 120,
    cell: ({ status }) => `${status === 'ready' ? '✔' : '⚠'} ${deviceStatusWords[status]}`,
  },
  {
    key: 'name',
    title: '名称',
    width: 220,
    cell: ({ name, simulated }) =>
      name === '' ? '—' : `${name}${simulated ? '(模拟,仅供演示)' : ''}`,
  },
  {
    key: 'address',
    title: '地址',
    width: 240,
    tabular: true,
    cell: ({ address }) => (address === '' ? '—' : address),
  },
  {
    key: 'words',
    title: '说明',
    cell: ({ words }) => <span title={words}>{words === '' ? '可以使用' : words}</span>,
  },
];
