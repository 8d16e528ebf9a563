import { Button } from 'antd';
import { Dialog } from '../../ui/Dialog.tsx';

/** Where a page comes from. */
export type Source = 'camera' | 'file' | 'signature-pad';

const sourceWords: Readonly<Record<Source, string>> = {
  camera: '摄像头拍摄',
  file: '选择文件',
  'signature-pad': '手写签名',
};

/** The first step: where the page comes from, by one digit. */
export function ChooseSource({
  title,
  sources,
  usual,
  onChoose,
  onClose,
}: {
  readonly title: string;
  readonly sources: readonly Source[];
  /** What Enter takes. */
  readonly usual: Source;
  readonly onChoose: (source: Source) => void;
  readonly onClose: () => void;
}) {
  const keys = sources.map((one, at) => ({ key: String(at + 1), run: () => onChoose(one) }));
  return (
    <Dialog title={title} onClose={onClose} keys={keys} width={460}>
      <div className="gt-ways">
        {sources.map((one, at) => (
          <Button
            key={one}
            block
            {...(one === usual ? { 'data-first-focus': '' } : {})}
            onClick={() => onChoose(one)}
          >
            <span>
              <span className="gt-digit">{at + 1}</span> {sourceWords[one]}
            </span>
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
