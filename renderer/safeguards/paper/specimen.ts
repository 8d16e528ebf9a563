import { beijingDateTime } from '../../../shared/values/dates.ts';
import type { Paper } from './paper.ts';
import { slipPaper } from './slip.ts';

/** A slip of nobody's, to see whether paper, margins and stamp room fit; marked so that it serves for nothing else. */
export function specimenPaper(now: number): Paper {
  const paper = slipPaper({
    title: '样张',
    branch: '0000',
    branchName: '样张营业部',
    origin: { counter: '0000-00', epoch: 1, seq: 1, hash: '0'.repeat(64) },
    acceptedAt: now,
    businessDate: beijingDateTime(now).slice(0, 10),
    lines: [
      { label: '姓名', value: '样*' },
      { label: '证件', value: '000***********0000' },
      { label: '金额', amountFen: 1_234_567_89 },
    ],
    statement: '本页仅供核对打印机、纸张和盖章位置,不是业务凭证。',
    maker: '000000',
    checkers: [],
    authorizers: [],
    copy: 1,
    printedAt: now,
  });
  return { ...paper, title: '打印样张' };
}
