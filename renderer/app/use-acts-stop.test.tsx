import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import type { StartFinding } from '../data/types.ts';
import { judgementWords } from '../sync/failure-words.ts';
import { type LineState, useSyncStatus } from '../sync/status.ts';
import { useActsStop } from './use-acts-stop.ts';

const frozen = judgementWords('FROZEN')!;
const remembered: StartFinding = { kind: 'fork', message: frozen, stops: true };
const damaged: StartFinding = { kind: 'damaged', message: '第 3 笔损坏', stops: true };

beforeEach(() => useSyncStatus.setState({ line: { kind: 'starting' } }));

const hear = (line: LineState) => act(() => useSyncStatus.setState({ line }));

it('follows head office’s judgement, and remembers it while there is no line', () => {
  const { result } = renderHook(() => useActsStop([remembered]));
  expect(result.current).toBe(frozen);
  hear({ kind: 'offline', since: 0, reason: '' });
  expect(result.current).toBe(frozen);
  hear({ kind: 'online', since: 0 });
  expect(result.current).toBeNull();
  hear({ kind: 'stopped', since: 0, reason: frozen });
  expect(result.current).toBe(frozen);
});

it('keeps what the start-up check found, whatever head office says', () => {
  const { result } = renderHook(() => useActsStop([damaged]));
  hear({ kind: 'online', since: 0 });
  expect(result.current).toContain('启动检查未通过');
});
