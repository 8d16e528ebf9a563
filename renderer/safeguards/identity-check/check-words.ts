import {
  checkTitles,
  type CheckStatement,
  type IdentityCheck,
} from '../../../shared/safeguards/identity-check.ts';
import type { CheckRow } from './IdentityChecks.tsx';
import type { IdentityCheckHandle } from './use-identity-check.ts';

/**
 * A check as a row of the list: its word, when and by whom it was answered, and a new try where that may help; `mayAsk`
 * is false while what it would be about is wrong.
 */
export function checkRow(
  check: IdentityCheck,
  { state, ask }: IdentityCheckHandle,
  mayAsk = true,
): CheckRow {
  const make = (word: string, isBusy = false) => ({ word, run: ask, isOff: isBusy || !mayAsk });
  const again = make('重试');
  const row = { key: check, label: checkTitles[check], at: null, source: '', simulated: false };
  switch (state.status) {
    case 'not-asked':
      return {
        ...row,
        word: '未核查',
        tone: 'plain',
        note: state.why ?? '',
        make: make('核查'),
      };
    case 'asking':
      return {
        ...row,
        word: '核查中…',
        tone: 'plain',
        note: '',
        make: make('核查', true),
      };
    case 'no-line':
      return {
        ...row,
        word: `${pending[check]}(离线)`,
        tone: 'warning',
        note: state.message,
        make: again,
      };
    case 'unavailable':
      return { ...row, word: pending[check], tone: 'warning', note: state.message, make: again };
    case 'answered': {
      const { statement } = state.signed;
      const { at, source, simulated } = statement;
      const { word, tone } = answerWords(statement);
      const left = statement.result === 'UNAVAILABLE' ? again : null;
      return { ...row, word, tone, note: '', at, source, simulated, make: left };
    }
  }
}

type Words = Pick<CheckRow, 'word' | 'tone'>;

const pending: Readonly<Record<IdentityCheck, string>> = {
  police: '待公安核查',
  clearing: '待中登核查',
};

/** What was answered, in a word, and whether it stands in the way. */
export function answerWords(statement: CheckStatement): Words {
  if (statement.result === 'UNAVAILABLE') {
    return { word: `暂不可用,${pending[statement.check]}`, tone: 'warning' };
  }
  if (statement.check === 'police') return policeWords[statement.result];
  const { length } = statement.result.accounts;
  return length === 0
    ? { word: '名下无证券账户', tone: 'good' }
    : { word: `名下有 ${length} 个证券账户`, tone: 'plain' };
}

const policeWords = {
  MATCH: { word: '一致', tone: 'good' },
  MISMATCH: { word: '不一致', tone: 'danger' },
  NO_RECORD: { word: '查无此人', tone: 'danger' },
} as const satisfies Readonly<Record<string, Words>>;
