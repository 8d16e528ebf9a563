import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { type Crop, type Edge, moveCrop, moveEdge } from './crop.ts';

/** A hundredth of the picture a press; a key held down goes on. */
const step = 10;
/** How near to an edge the mouse takes it, in thousandths. */
const grip = 40;

/** An arrow pushes in the edge behind it; with Shift it pulls out the edge before it. */
const pushes: Readonly<Record<string, readonly [edge: Edge, outer: Edge, by: number]>> = {
  ArrowRight: ['left', 'right', step],
  ArrowLeft: ['right', 'left', -step],
  ArrowDown: ['top', 'bottom', step],
  ArrowUp: ['bottom', 'top', -step],
};

/** The frame around what is kept, over the picture; by arrows, or pulled by its edges and its middle. */
export function CropFrame({
  crop,
  onCrop,
}: {
  readonly crop: Crop;
  readonly onCrop: (crop: Crop) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const pull = useRef<{
    readonly from: Crop;
    readonly edges: readonly Edge[];
    x: number;
    y: number;
  }>(null);
  useEffect(() => frame.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const push = pushes[event.key];
    if (push === undefined || event.ctrlKey || event.altKey) return;
    const [edge, outer, by] = push;
    event.preventDefault();
    event.stopPropagation();
    onCrop(moveEdge(crop, event.shiftKey ? outer : edge, by));
  };
  const at = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || box.height === 0) return { x: 0, y: 0 };
    return {
      x: ((event.clientX - box.left) / box.width) * 1000,
      y: ((event.clientY - box.top) / box.height) * 1000,
    };
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = at(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { from: crop, edges: edgesNear(crop, x, y), x, y };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (pull.current === null) return;
    const { from, edges, x, y } = pull.current;
    const now = at(event);
    const by = { x: now.x - x, y: now.y - y };
    onCrop(
      edges.length === 0
        ? moveCrop(from, by)
        : edges.reduce(
            (next, edge) => moveEdge(next, edge, edge === 'left' || edge === 'right' ? by.x : by.y),
            from,
          ),
    );
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- It has the focus and takes the arrows.
    <div
      ref={frame}
      className="gt-crop"
      role="group"
      aria-label="裁剪框"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      style={{
        left: `${crop.left / 10}%`,
        top: `${crop.top / 10}%`,
        width: `${(crop.right - crop.left) / 10}%`,
        height: `${(crop.bottom - crop.top) / 10}%`,
      }}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (pull.current = null)}
      onPointerCancel={() => (pull.current = null)}
    >
      {handles.map((place) => (
        <span key={place} className={`gt-crop-handle gt-crop-${place}`} aria-hidden="true" />
      ))}
    </div>
  );
}

/** Where the frame can be seen to be pulled: its corners and the middles of its edges. */
const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;

/** The edges a hand has taken: one, two at a corner, none in the middle. */
function edgesNear(crop: Crop, x: number, y: number): readonly Edge[] {
  const across: readonly (readonly [Edge, number])[] = [
    ['left', Math.abs(x - crop.left)],
    ['right', Math.abs(x - crop.right)],
  ];
  const down: readonly (readonly [Edge, number])[] = [
    ['top', Math.abs(y - crop.top)],
    ['bottom', Math.abs(y - crop.bottom)],
  ];
  return [across, down].flatMap((pair) => {
    const [near] = pair.toSorted((a, b) => a[1] - b[1]);
    return near !== undefined && near[1] <= grip ? [near[0]] : [];
  });
}
