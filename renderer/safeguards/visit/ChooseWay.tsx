import { Button } from 'antd';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** A way of verifying, taken by its digit. */
export interface Way {
  readonly label: string;
  readonly run: () => void;
}

/** The first step: how somebody is verified. What went wrong before stands above. */
export function ChooseWay({
  title,
  sentence,
  ways,
  messages,
  onClose,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly ways: readonly Way[];
  readonly messages: readonly string[];
  readonly onClose: () => void;
}) {
  const keys = ways.map(({ run }, at) => ({ key: String(at + 1), run }));
  return (
    <Dialog title={title} onClose={onClose} keys={keys} width={560}>
      <div className="gt-stack">
        {messages.map((message) => (
          <Notice key={message} tone="danger">
            {message}
          </Notice>
        ))}
        <p>{sentence}</p>
        <div className="gt-ways">
          {ways.map(({ label, run }, at) => (
            <Button
              key={label}
              block
              {...(at === 0 ? { 'data-first-focus': '' } : {})}
              onClick={run}
            >
              <span>
                <span className="gt-digit">{at + 1}</span> {label}
              </span>
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
