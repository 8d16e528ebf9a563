import type { Bridge } from '../../../shared/bridge/index.ts';
import type { PrintDocument } from '../../../shared/bridge/printer.ts';
import type { z } from 'zod';
import { fillFrame } from './fill-frame.ts';

/** Prints by the shell, or by this window where the shell cannot. */
export async function printDocument(
  { printer }: Pick<Bridge, 'printer'>,
  paper: z.infer<typeof PrintDocument>,
): Promise<'printed' | 'cancelled'> {
  const { status } = await printer.print(paper);
  if (status !== 'page') return status;
  printInWindow(paper.html);
  return 'printed';
}

function printInWindow(html: string): void {
  const frame = document.createElement('iframe');
  frame.title = '打印文档';
  frame.className = 'gt-visually-hidden';
  document.body.append(frame);
  fillFrame(frame, html);
  const { contentWindow } = frame;
  // Some browsers answer print() before the paper is made: the frame stays until they say they are done.
  contentWindow?.addEventListener('afterprint', () => frame.remove(), { once: true });
  contentWindow?.print();
}
