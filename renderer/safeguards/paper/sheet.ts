import sheetStyle from '../../../assets/print/sheet.css?raw';
import { beijingDateTime } from '../../../shared/values/dates.ts';
import { escapeHtml as escape, type Paper } from './paper.ts';
import { qrSvg } from './qr.ts';
import type { Block } from './sheet-blocks.ts';

/** A paper of as many A4 pages as it needs. */
export interface Sheet {
  readonly title: string;
  /** Branch number and name. */
  readonly place: string;
  /** What the paper is, in a few words: 待客户签字, 交客户留存. */
  readonly mark: string;
  readonly blocks: readonly Block[];
  /** Boxes at the foot of the last page, label and what is known; none where nobody signs. */
  readonly boxes: readonly SheetBox[];
  /** Digest of the content, on every page; null where nothing is signed. */
  readonly digest: string | null;
  /** One sentence at the foot of every page. */
  readonly foot: string;
  readonly printedAt: number;
}

/** A box to sign or stamp in. */
export interface SheetBox {
  readonly label: string;
  readonly value: string;
}

/** The boxes everybody signs in on a paper of a business. */
export function signBoxes(maker: string): readonly SheetBox[] {
  return [
    { label: '客户/代理人签名', value: '' },
    { label: '签字日期', value: '' },
    { label: '经办', value: maker },
    { label: '复核', value: '' },
    { label: '授权', value: '' },
    { label: '业务专用章', value: '' },
  ];
}

/** The paper on A4 upright, cut into pages here: preview and every printer show the same. */
export function sheetPaper(sheet: Sheet): Paper {
  const pages = pagesOf(sheet);
  const body = pages.map((blocks, at) => page(sheet, blocks, at + 1, pages.length)).join('');
  return { title: sheet.title, style: sheetStyle, body };
}

// The heights of assets/print/sheet.css, in mm.
const bodyMm = 236;
const boxesMm = 42;
/** What a block's height may be wrong by, over a page. */
const spareMm = 3;

/** Blocks page by page; the boxes have room on the last one. A heading never stands alone at a page's end. */
function pagesOf({ blocks, boxes }: Sheet): readonly (readonly Block[])[] {
  const roomMm = bodyMm - spareMm;
  const pages: Block[][] = [[]];
  let usedMm = 0;
  const turn = () => {
    pages.push([]);
    usedMm = 0;
  };
  for (const [at, block] of blocks.entries()) {
    const isFresh = pages.at(-1)?.length === 0;
    const neededMm = block.mm + keptMm(blocks, at);
    if (!isFresh && (block.startsPage || usedMm + neededMm > roomMm)) turn();
    pages.at(-1)?.push(block);
    usedMm += block.mm;
  }
  // What would stand alone with the boxes follows them: the last block of text comes along.
  if (boxes.length > 0 && usedMm > roomMm - boxesMm) {
    const last = pages.at(-1) ?? [];
    const carried = last.length > 1 ? last.splice(carriedFrom(last)) : [];
    pages.push(carried);
  }
  return pages;
}

/** The height of what must stand on the same page after a block. */
function keptMm(blocks: readonly Block[], at: number): number {
  const next = blocks[at + 1];
  if (!blocks[at]?.keepsNext || next === undefined || next.startsPage) return 0;
  return next.mm + keptMm(blocks, at + 1);
}

/** Where the last block begins, with the headings before it. */
function carriedFrom(blocks: readonly Block[]): number {
  let from = blocks.length - 1;
  while (from > 1 && blocks[from - 1]?.keepsNext) from -= 1;
  return from;
}

function page(sheet: Sheet, blocks: readonly Block[], number: number, of: number): string {
  const { title, place, mark, digest, foot, printedAt, boxes } = sheet;
  const code =
    digest === null
      ? ''
      : `<figure>${qrSvg(`GUITAI-PAPER ${digest}`)}<figcaption>内容摘要 ${digest.slice(0, 16)}</figcaption></figure>`;
  const signed = number === of && boxes.length > 0 ? boxRow(boxes) : '';
  return `<section class="sheet">
<header><div><h1>${escape(title)}</h1><p>${escape(place)}</p></div>
<div class="part"><b>${escape(mark)}</b><span>第 ${number} 页 共 ${of} 页</span></div>${code}</header>
<div class="body">${blocks.map(({ html }) => html).join('')}</div>
${signed}
<footer><span>${escape(foot)}</span><span>打印时间 ${beijingDateTime(printedAt)}</span></footer>
</section>`;
}

function boxRow(boxes: readonly SheetBox[]): string {
  const cells = boxes.map(
    ({ label, value }) => `<div><span>${escape(label)}</span><b>${escape(value)}</b></div>`,
  );
  return `<div class="boxes boxes-${boxes.length}">${cells.join('')}</div>`;
}
