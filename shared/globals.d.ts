/**
 * What shared code may use of its surroundings: the few globals that Node and the
 * browser both have and that always give the same result. The DOM and Node types stay
 * out, so that neither creeps into code which must run alike in both.
 */

declare function structuredClone<T>(value: T): T;

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(
    encoding?: string,
    options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
  );
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
