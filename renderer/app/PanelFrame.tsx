import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { Bridge } from '../../shared/bridge/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useLook } from '../ui/look-store.ts';

/**
 * The frame around the shell's panel, where passwords are typed: a page of another origin, into which this
 * window cannot look. The focus goes into it, and back when the shell hides it.
 */
export function PanelFrame({ bridge }: { readonly bridge: Pick<Bridge, 'onNews' | 'staffKeys'> }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(
    () =>
      bridge.onNews((news) => {
        if (news.kind === 'panel') setUrl(news.url);
      }),
    [bridge],
  );
  const cancel = () => void bridge.staffKeys.cancelPanel();
  return url === null ? null : <OpenPanel key={url} url={url} onClose={cancel} />;
}

function OpenPanel({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const height = usePanelHeight(frame);
  const shade = useLook((look) => look.shade);
  const tellShade = useCallback(() => {
    // To the panel's own origin only; light or dark is all it is ever told.
    frame.current?.contentWindow?.postMessage({ kind: 'shade', shade }, new URL(url).origin);
  }, [shade, url]);
  useEffect(tellShade, [tellShade]);
  return (
    <Dialog title="密码窗口" esc="取消" width={640} onClose={onClose}>
      <div className="gt-panel-holder" style={{ height }}>
        {/* oxlint-disable-next-line react/iframe-missing-sandbox -- Another origin's page, with scripts of its own. */}
        <iframe
          ref={frame}
          className="gt-panel-frame"
          src={url}
          title="密码窗口内容"
          onLoad={() => {
            tellShade();
            frame.current?.focus();
          }}
        />
      </div>
    </Dialog>
  );
}

const PanelHeight = z.object({ kind: z.literal('panel-height'), height: z.number() });
const usualHeight = 280;

/** The height the panel's page asks for, which the window caps; it is all that is heard of it. */
function usePanelHeight(frame: RefObject<HTMLIFrameElement | null>): number {
  const [height, setHeight] = useState(usualHeight);
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>): void => {
      if (frame.current === null || event.source !== frame.current.contentWindow) return;
      const told = PanelHeight.safeParse(event.data);
      if (told.success) setHeight(told.data.height);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [frame]);
  return height;
}
