/** What an element may be made with beside its children. */
interface Props {
  readonly class?: string;
  readonly on?: (event: Event) => void;
  readonly attrs?: Readonly<Record<string, string>>;
}

/** An element with text or other elements in it; `on` is what a click does. Text is only ever text. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (props.class !== undefined) made.className = props.class;
  for (const [name, value] of Object.entries(props.attrs ?? {})) made.setAttribute(name, value);
  if (props.on !== undefined) made.addEventListener('click', props.on);
  made.append(...children);
  return made;
}

/** A button; `look` says how grave it is. */
export function button(
  words: string,
  on: () => void,
  look: 'main' | 'grave' | 'plain' = 'plain',
): HTMLButtonElement {
  const props = { on, attrs: { type: 'button' } };
  return el('button', look === 'plain' ? props : { ...props, class: look }, words);
}

/** An element the page was delivered with. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`no element ${id}`);
  return found;
}

/** Sets a text only where it differs, so that a screen reader and a selection are left alone. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
