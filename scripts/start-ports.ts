/** The ports of a demonstration, one after another from the counter's. */
export interface StartPorts {
  readonly counter: number;
  /** The counter's password window, whose address the counter works out itself. */
  readonly panel: number;
  readonly headOffice: number;
  readonly devices: number;
  readonly client: number;
}

/** startPorts(4100) → { counter: 4100, panel: 4101, headOffice: 4102, devices: 4103, client: 4104 } */
export function startPorts(first: number): StartPorts {
  return {
    counter: first,
    panel: first + 1,
    headOffice: first + 2,
    devices: first + 3,
    client: first + 4,
  };
}

/** Those that must be free: Electron needs none for its windows. */
export function neededPorts(
  { counter, panel, headOffice, devices, client }: StartPorts,
  uses: { readonly browser: boolean; readonly devices: boolean },
): readonly number[] {
  return [
    ...(uses.browser ? [counter, panel, client] : []),
    headOffice,
    ...(uses.devices ? [devices] : []),
  ];
}
