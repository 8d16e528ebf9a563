/**
 * Removes every service worker of this origin: Guitai has none, so one that is here belonged to another
 * program on this port and could answer in its place.
 */
export async function dropForeignServiceWorkers(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const found = await navigator.serviceWorker.getRegistrations();
  await Promise.all(found.map((registration) => registration.unregister()));
}
