import { type KeyboardEvent, useRef } from 'react';

/** The parts of the client page, in the order of their digits. */
export const sections = [
  ['overview', '概况'],
  ['accounts', '账户'],
  ['permissions', '权限'],
  ['suitability', '适当性'],
  ['documents', '证件'],
  ['pictures', '影像'],
  ['todo', '客户事项'],
  ['story', '经过'],
  ['assets', '资产'],
] as const;

/** One of them. */
export type SectionId = (typeof sections)[number][0];

/** The tabs of the client page: by digit anywhere on the page, by the arrows among them, by the mouse. */
export function SectionTabs({
  section,
  counts,
  onChoose,
}: {
  readonly section: SectionId;
  /** How many there are to see, where that is known. */
  readonly counts: Readonly<Partial<Record<SectionId, number>>>;
  readonly onChoose: (section: SectionId) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const current = sections.findIndex(([id]) => id === section);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (current + step + sections.length) % sections.length;
    const [id] = sections[to] ?? sections[0];
    onChoose(id);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus();
  };
  return (
    <div
      ref={list}
      className="gt-filters gt-section-tabs"
      role="tablist"
      aria-label="客户信息分类"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {sections.map(([id, title], at) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`client-tab-${id}`}
          aria-selected={id === section}
          aria-controls="client-section"
          tabIndex={id === section ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          <span className="gt-digit">{at + 1}</span> {title}
          {counts[id] === undefined || counts[id] === 0 ? '' : ` ${counts[id]}`}
        </button>
      ))}
    </div>
  );
}
