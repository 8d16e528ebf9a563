import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { isComposing } from './composing.ts';
import { isEditable } from './harmless-keys.ts';

/** One key and what it does now. A binding without `label` works but is not in the bar. */
export interface KeyBinding {
  /** As staff read it: F8, Esc, Alt+Q, Alt+1. */
  readonly key: string;
  readonly label?: string;
  readonly run: () => void;
  readonly disabled?: boolean;
  /** What it needs is still being read: pressed meanwhile it acts as soon as that is there, unless a key comes between. */
  readonly waits?: boolean;
}

/** frame: always there · screen: the business shown · dialog: above both, and hides them. */
export type KeyLevel = 'frame' | 'screen' | 'dialog';

const levels: readonly KeyLevel[] = ['dialog', 'screen', 'frame'];

interface Layer {
  readonly level: KeyLevel;
  bindings: readonly KeyBinding[];
}

/** The keys of the whole window: layers of bindings, by level, the newest first; a dialog hides what lies below. */
export class KeyMap {
  private layers: readonly Layer[] = [];
  private acting: readonly KeyBinding[] = [];
  private shown: readonly KeyBinding[] = [];
  /** The key that was pressed too early, and where it belongs. */
  private held: { readonly key: string; readonly layer: Layer | undefined } | null = null;
  private readonly listeners = new Set<() => void>();

  push(level: KeyLevel): { set(bindings: readonly KeyBinding[]): void; remove(): void } {
    const layer: Layer = { level, bindings: [] };
    this.layers = [...this.layers, layer];
    return {
      set: (bindings) => {
        layer.bindings = bindings;
        this.resolve();
      },
      remove: () => {
        this.layers = this.layers.filter((one) => one !== layer);
        this.resolve();
      },
    };
  }

  /** What acts now, one binding a key; a new list only when it reads differently. */
  readonly bindings = (): readonly KeyBinding[] => this.shown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Acts on a key; true when it was one of ours. */
  press(event: KeyboardEvent): boolean {
    if (isComposing(event)) return false;
    const name = keyName(event);
    if (!event.repeat) this.held = null;
    // Digits and letters are what is typed wherever something is typed, e.g. a function code in the box.
    if (name.length === 1 && isEditable(event.target)) return false;
    if (name === 'Enter' && isPressable(event.target)) {
      // The button with the focus acts by itself; held down it must not act again.
      if (event.repeat) event.preventDefault();
      return false;
    }
    if (!this.acting.some((one) => one.key === name)) return false;
    event.preventDefault();
    // A key held down repeats; an act must not.
    if (!event.repeat) this.run(name);
    return true;
  }

  private run(key: string): void {
    const binding = this.acting.find((one) => one.key === key);
    if (binding === undefined || binding.disabled === true) return;
    if (binding.waits === true) this.held = { key, layer: this.layerOf(binding) };
    else binding.run();
  }

  /** What a key pressed too early has waited for is there, or will not come. */
  private letGo(): void {
    const held = this.held;
    if (held === null) return;
    const binding = this.acting.find((one) => one.key === held.key);
    const mayAct = binding !== undefined && binding.disabled !== true;
    const isSame = mayAct && this.layerOf(binding) === held.layer;
    if (isSame && binding.waits === true) return;
    this.held = null;
    // After the rendering that brought it.
    if (isSame) queueMicrotask(() => this.run(held.key));
  }

  private layerOf(binding: KeyBinding): Layer | undefined {
    return this.layers.find((layer) => layer.bindings.includes(binding));
  }

  private resolve(): void {
    const found = new Map<string, KeyBinding>();
    const newestFirst = this.layers.toReversed();
    const ordered = levels.flatMap((level) => newestFirst.filter((one) => one.level === level));
    for (const layer of ordered) {
      for (const binding of layer.bindings) {
        if (!found.has(binding.key)) found.set(binding.key, binding);
      }
      if (layer.level === 'dialog') break;
    }
    this.acting = [...found.values()];
    this.letGo();
    if (describe(this.acting) === describe(this.shown)) return;
    this.shown = this.acting.map((one) => ({ ...one, run: () => this.run(one.key) }));
    for (const listener of this.listeners) listener();
  }
}

function describe(bindings: readonly KeyBinding[]): string {
  return JSON.stringify(
    bindings.map(({ key, label, disabled }) => [key, label, disabled === true]),
  );
}

function keyName(event: KeyboardEvent): string {
  const name = event.key === 'Escape' ? 'Esc' : event.key;
  // The code, not the character: Alt and a letter give other characters on some layouts.
  const plain = /^(?:Digit|Key)(.)$/.exec(event.code)?.[1] ?? name;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.altKey || event.ctrlKey ? plain : name}`;
}

/** Whether the browser itself presses it by Enter. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a[href]') !== null;
}

const Keys = createContext<KeyMap | null>(null);

/** Listens to the window's keys on behalf of everything inside. */
export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const keys = useMemo(() => new KeyMap(), []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => void keys.press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [keys]);
  return <Keys value={keys}>{children}</Keys>;
}

function useKeyMap(): KeyMap {
  const keys = useContext(Keys);
  if (keys === null) throw new Error('useKeys outside of KeysProvider');
  return keys;
}

/** Binds keys while the component is shown and `active`. */
export function useKeys(
  bindings: readonly KeyBinding[],
  {
    active = true,
    level = 'screen',
  }: { readonly active?: boolean; readonly level?: KeyLevel } = {},
): void {
  const keys = useKeyMap();
  const layer = useRef<ReturnType<KeyMap['push']> | null>(null);
  useLayoutEffect(() => {
    if (!active) return undefined;
    const pushed = keys.push(level);
    layer.current = pushed;
    return () => {
      layer.current = null;
      pushed.remove();
    };
  }, [keys, active, level]);
  // After every rendering: what a key does is always the newest.
  useLayoutEffect(() => {
    layer.current?.set(bindings);
  });
}

/** The bindings that act now, for the bar at the bottom. */
export function useCurrentKeys(): readonly KeyBinding[] {
  const keys = useKeyMap();
  return useSyncExternalStore(keys.subscribe, keys.bindings);
}
