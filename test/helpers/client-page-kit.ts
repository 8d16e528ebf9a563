import { createClientScreens } from '../../electron/services/client-screen.ts';
import type {
  ClientChannel,
  ClientProgress,
  ClientScreen,
} from '../../shared/bridge/client-screen.ts';

/** A counter and the way of the client's page to it: the shell's own service between the two. */
export interface ClientPageKit {
  readonly clock: { now: number };
  /** The counter's side. */
  readonly screen: ClientScreen;
  /** What the counter was told last of the client. */
  progress(): ClientProgress | null;
  readonly connect: () => Promise<ClientChannel>;
  /** The line to the shell breaks. */
  lose(): void;
}

export function clientPageKit(): ClientPageKit {
  const clock = { now: Date.parse('2026-11-23T02:00:00Z') };
  const screens = createClientScreens(
    () => clock.now,
    () => '上海营业部',
  );
  let progress: ClientProgress | null = null;
  let leave = (): void => undefined;
  const view = { missing: () => null, open: () => null, close: () => undefined };
  const { screen } = screens.hold(view, (news) => {
    if (news.kind === 'client-screen') ({ progress } = news);
  });
  return {
    clock,
    screen,
    progress: () => progress,
    async connect() {
      const page = screens.arrive(() => undefined);
      ({ leave } = page);
      return await Promise.resolve(page.channel);
    },
    lose: () => leave(),
  };
}
