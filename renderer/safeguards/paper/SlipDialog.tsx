import { Button } from 'antd';
import { useState } from 'react';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import { printDocument } from './print-document.ts';
import { type Slip, slipPaper } from './slip.ts';

/**
 * The slip as it will come out of the printer. `record` enters the print on the case and answers which copy
 * it is, or why it may not be printed: only then does paper come.
 */
export function SlipDialog({
  slip,
  record,
  disabled = false,
  onClose,
}: {
  readonly slip: Slip;
  readonly record: () => Promise<
    { readonly copy: number } | { readonly messages: readonly string[] }
  >;
  /** The counter takes no acts now, and a print is one. */
  readonly disabled?: boolean;
  readonly onClose: () => void;
}) {
  const { bridge, store } = useCounter();
  /** The slip being printed: once the print is entered, the case's next one is a reprint. */
  const [printing, setPrinting] = useState<Slip | null>(null);
  const [messages, setMessages] = useState<readonly string[]>([]);
  const busy = printing !== null;
  const seen = printing ?? slip;

  const print = async () => {
    if (busy) return;
    setPrinting(slip);
    setMessages([]);
    try {
      const recorded = await record();
      if ('messages' in recorded) {
        setMessages(recorded.messages);
        return;
      }
      const printed = slipPaper({ ...slip, copy: recorded.copy, printedAt: store.now() });
      const status = await printDocument(bridge, printed, 'A5-landscape');
      if (status === 'printed') onClose();
      else setMessages(['打印已取消。本次已记入打印次数,再次打印将标明补打。']);
    } catch (error) {
      setMessages([wordsOf(error)]);
    } finally {
      setPrinting(null);
    }
  };

  return (
    <Dialog
      title={seen.copy > 1 ? '受理凭条(补打)' : '受理凭条'}
      onClose={onClose}
      width={880}
      keys={[{ key: 'F10', label: '打印', run: () => void print(), disabled: busy || disabled }]}
      footer={
        <>
          <span className="gt-soft gt-push">A5 横向,客户联与留存联各一页</span>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button
            data-first-focus
            type="primary"
            disabled={busy || disabled}
            onClick={() => void print()}
          >
            {busy ? '正在打印…' : 'F10 打印'}
          </Button>
        </>
      }
    >
      {messages.map((message) => (
        <Notice key={message} tone="danger">
          {message}
        </Notice>
      ))}
      <PaperPreview paper={slipPaper(seen)} label="受理凭条预览" />
    </Dialog>
  );
}
