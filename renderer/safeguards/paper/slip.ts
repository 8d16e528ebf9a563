import slipStyle from '../../../assets/print/slip.css?raw';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { formatSerial, type Serial } from '../../../shared/values/ids.ts';
import { escapeHtml as escape, type Paper } from './paper.ts';
import { qrSvg } from './qr.ts';
import { type SlipLine, slipPages, slipValue } from './slip-pages.ts';

/** The entry a slip stands for: its place and hash. */
export type SlipOrigin = Serial & { readonly hash: string };

/** What an acceptance slip says. Personal data arrives masked. */
export interface Slip {
  readonly title: string;
  readonly branch: string;
  readonly branchName: string;
  readonly origin: SlipOrigin;
  readonly acceptedAt: number;
  readonly businessDate: string;
  readonly lines: readonly SlipLine[];
  /** What is taken and what is not yet done. */
  readonly statement: string;
  /** Number and name. */
  readonly maker: string;
  readonly checkers: readonly string[];
  /** Who authorized it; empty where the business needs no authorization. */
  readonly authorizers: readonly string[];
  /** 1 is the first print; every later one is marked 补打. */
  readonly copy: number;
  readonly printedAt: number;
}

/** What a print of a slip takes beside its case: where, when, which one, and who made the act, by number and name. */
export interface SlipPrint {
  readonly branchName: string;
  readonly now: number;
  readonly copy: number;
  readonly maker: string;
}

/** What the QR code says: the serial number and the hash of its entry, so that paper and journal can be compared. */
export function qrText(origin: SlipOrigin): string {
  return `${formatSerial(origin)} ${origin.hash}`;
}

/** The slip on paper, A5 across: for the client, and to keep, each on as many pages as its lines need. */
export function slipPaper(slip: Slip): Paper {
  const lines = [
    { label: '业务', value: slip.title },
    ...slip.lines,
    { label: '业务日期', value: slip.businessDate },
    { label: '受理时间', value: beijingDateTime(slip.acceptedAt) },
  ];
  const parts = ['客户联', '营业部留存联'];
  const pages = slipPages(lines, slip.statement);
  // Counted by copy: who holds one of them has no page of the other.
  const body = parts
    .flatMap((part) => pages.map((shown, at) => page(slip, shown, part, at + 1, pages.length)))
    .join('');
  return { title: `${slip.title}受理凭条`, style: slipStyle, body };
}

function page(
  slip: Slip,
  lines: readonly SlipLine[],
  part: string,
  number: number,
  of: number,
): string {
  const again = slip.copy > 1 ? `<span class="again">补打 第 ${slip.copy} 次打印</span>` : '';
  return `<section class="slip">
<header><div><h1>业务受理凭条</h1><p>${escape(`${slip.branch} ${slip.branchName}`)}</p></div>
<div class="part">${again}<b>${part}</b><span>第 ${number} 页 共 ${of} 页</span></div></header>
<p class="state"><b>已受理</b><span>流水号 ${formatSerial(slip.origin)}</span></p>
<div class="middle"><dl>${lines.map(line).join('')}</dl><figure>${qrSvg(qrText(slip.origin))}<figcaption>核验码 ${slip.origin.hash.slice(0, 16)}</figcaption></figure></div>
<p class="statement">${escape(slip.statement)}</p>
<div class="boxes">${boxes(slip)}</div>
<footer>打印时间 ${beijingDateTime(slip.printedAt)}</footer>
</section>`;
}

function boxes({ maker, checkers, authorizers }: Slip): string {
  const box = (label: string, value: string) =>
    `<div><span>${label}</span><b>${escape(value)}</b></div>`;
  return [
    box('客户/代理人签名', ''),
    box('经办', maker),
    box('复核', checkers.join('、')),
    box('授权', authorizers.join('、')),
    box('业务专用章', ''),
  ].join('');
}

function line(one: SlipLine): string {
  const value = slipValue(one);
  return `<div><dt>${escape(one.label)}</dt><dd>${escape(value)}</dd></div>`;
}
