import type { Bridge } from '../../../shared/bridge/index.ts';
import type { PrintDocument } from '../../../shared/bridge/printer.ts';
import { fillFrame } from './fill-frame.ts';
import { type Paper, wholeDocument } from './paper.ts';

/** Prints by the shell, or by this window where the shell cannot. */
export async function printDocument(
  { printer }: Pick<Bridge, 'printer'>,
  paper: Paper,
  size: PrintDocument['paper'],
): Promise<'printed' | 'cancelled'> {
  const { status } = await printer.print({
    title: paper.title,
    html: wholeDocument(paper),
    paper: size,
  });
  if (status !== 'page') return status;
  printInWindow(paper);
  return 'printed';
}

function printInWindow(paper: Paper): void {
  const frame = document.createElement('iframe');
  frame.title = '打印文档';
  frame.className = 'gt-visually-hidden';
  document.body.append(frame);
  fillFrame(frame, paper);
  const { contentWindow } = frame;
  // Some browsers answer print() before the paper is made: the frame stays until they say they are done.
  contentWindow?.addEventListener('afterprint', () => frame.remove(), { once: true });
  contentWindow?.print();
}
