import { Blob as NodeBlob } from 'node:buffer';
import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// A busy machine is slower than a second; what never comes still fails.
configure({ asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

/** jsdom has no layout: nothing matches a media query and nothing ever changes its size. */
window.matchMedia = (media) => ({
  matches: false,
  media,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});

window.ResizeObserver = class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

Element.prototype.scrollIntoView = () => undefined;

// jsdom prints "not implemented" for each pseudo-element that antd measures.
const computedStyleOf = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => computedStyleOf(element);

/**
 * jsdom puts the buffers of a realm of its own in the place of Node's: nothing that comes from
 * TextEncoder, WebCrypto or IndexedDB would be an instance of them. A clone is made by Node.
 */
const bufferTypes = {
  ArrayBuffer,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
for (const [name, type] of Object.entries(bufferTypes)) {
  Reflect.set(globalThis, name, structuredClone(new type(0)).constructor);
}

// jsdom's Blob has no stream, by which snapshots are unpacked.
Reflect.set(globalThis, 'Blob', NodeBlob);
