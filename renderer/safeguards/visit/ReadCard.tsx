import { Button } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useCounter } from '../../session/counter.tsx';
import { wordsOf } from '../../session/words.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { documentOfCard, type ShownDocument, type Whose, whoseWords } from './shown-document.ts';

const waitMs = 30_000;

/** Waits for a document on the ID reader. What the reader cannot do is told with what may be done instead. */
export function ReadCard({
  title,
  whose,
  onRead,
  onFailed,
  onClose,
}: {
  readonly title: string;
  readonly whose: Whose;
  readonly onRead: (shown: ShownDocument) => void;
  readonly onFailed: (message: string) => void;
  readonly onClose: () => void;
}) {
  const { devices } = useCounter().bridge;
  const told = useEffectEvent((shown: ShownDocument) => onRead(shown));
  const failed = useEffectEvent((message: string) => onFailed(message));
  useEffect(() => {
    let isOver = false;
    const read = async () => {
      try {
        const outcome = await devices.readDocument(waitMs);
        if (isOver || outcome.status === 'cancelled') return;
        if (outcome.status === 'read') told(documentOfCard(outcome.card));
        else failed(outcome.message);
      } catch (error) {
        if (!isOver) failed(wordsOf(error));
      }
    };
    void read();
    return () => {
      isOver = true;
      // The reader stops waiting; if it has answered already there is nothing to stop.
      void devices.cancel().catch(() => undefined);
    };
  }, [devices]);
  return (
    <Dialog
      title={title}
      esc="取消"
      onClose={onClose}
      width={560}
      footer={
        <Button data-first-focus onClick={onClose}>
          Esc 取消
        </Button>
      }
    >
      <p role="status">请将{whoseWords[whose]}的身份证放在阅读器上…</p>
    </Dialog>
  );
}
