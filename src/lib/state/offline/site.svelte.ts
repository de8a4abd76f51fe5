import { dev, version } from '$app/environment';
import { updated } from '$app/state';
import { isSimulated } from '../section';
import type { ToPage, Used } from './talk';

const CHANNEL = 'parscope:release';
const USED = /^\/_app\/immutable\//;

/** How a navigation begins: as a step in the history, and what stops it. */
interface Leaving {
  back: boolean;
  cancel: () => void;
}

/** This tab beside the service worker and the other tabs: which release runs, which one is newer. */
class Site {
  /** The browser says that there is no network. */
  offline = $state(false);
  #refused = $state(false);
  #started = false;
  #mixed = false;
  #target: string | null = null;
  #holds = $state.raw<readonly (() => boolean)[]>([]);
  #channel: BroadcastChannel | null = null;

  /** A newer release is there and the reader has not put it off. */
  get fresh(): boolean {
    return updated.current && !this.#refused;
  }

  /** Whether this tab holds what a reload would lose. */
  get holding(): boolean {
    return this.#holds.some((holds) => holds());
  }

  /** Whether the page came to life: all its code is here. */
  get started(): boolean {
    return this.#started;
  }

  /** Tells of work that a reload would lose: such a tab is reloaded only by its own button. Returns how to take it back. */
  holds(holds: () => boolean): () => void {
    this.#holds = [...this.#holds, holds];
    return () => (this.#holds = this.#holds.filter((other) => other !== holds));
  }

  /** Puts the newer release off for as long as this tab is open. */
  later(): void {
    this.#refused = true;
  }

  /** Takes the newer release in every tab that loses nothing by it. */
  take(): void {
    this.#channel?.postMessage(version);
    location.reload();
  }

  /** Starts the service worker once the page is at rest; returns how to stop listening. */
  start(): () => void {
    this.#started = true;
    const off = new AbortController();
    const { signal } = off;
    const told = () => (this.offline = !navigator.onLine);
    told();
    window.addEventListener('online', told, { signal });
    window.addEventListener('offline', told, { signal });
    this.#listen(signal);
    if (dev || !('serviceWorker' in navigator)) return () => off.abort();
    const container = navigator.serviceWorker;
    const heard = ({ data, ports }: MessageEvent<ToPage>) => {
      if (data.kind === 'release') ports[0]?.postMessage(version);
      else void updated.check();
    };
    container.addEventListener('controllerchange', () => this.#tell(), { signal });
    container.addEventListener('message', heard, { signal });
    whenAtRest(() => {
      // Without storage or permission the site works as it is.
      container.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
      this.#tell();
    });
    return () => off.abort();
  }

  /**
   * A client-side navigation begins: with another release on the server it is made a whole one, as is one into or out
   * of the simulated section: nothing that was asked of one package lives on beside the other.
   */
  leave(from: URL | undefined, to: URL, { back, cancel }: Leaving): void {
    this.#target = to.href;
    if (from && isSimulated(from.pathname) !== isSimulated(to.pathname)) {
      if (this.holding) window.addEventListener('beforeunload', (event) => event.preventDefault());
      // The address of a step in the history is in place already.
      if (back) return location.reload();
      cancel();
      location.href = to.href;
      return;
    }
    const whole = this.#mixed || updated.current;
    if (whole && from?.pathname !== to.pathname) location.href = to.href;
  }

  arrived(): void {
    this.#target = null;
  }

  /** Data of another release must not meet this code: the promise stays open, the page is left. */
  async guard(release: string | undefined, address: () => string): Promise<void> {
    if (!release || release === version || !this.#started) return;
    this.#mixed = true;
    void updated.check();
    if (this.#target === address()) location.href = address();
    await new Promise(() => undefined);
  }

  #listen(signal: AbortSignal): void {
    if (!('BroadcastChannel' in window)) return;
    const channel = new BroadcastChannel(CHANNEL);
    this.#channel = channel;
    channel.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (data !== version && !updated.current) return;
      if (this.holding) void updated.check();
      else location.reload();
    });
    signal.addEventListener('abort', () => channel.close());
  }

  /** What this page is made of, for the worker that was not there when it was loaded. */
  #tell(): void {
    const assets = performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name))
      .filter(({ origin, pathname }) => origin === location.origin && USED.test(pathname))
      .map(({ href }) => href);
    const used: Used = { kind: 'used', release: version, page: location.pathname, assets };
    const fetched = performance.getEntriesByType('navigation')[0]?.name;
    const { pathname, search } = new URL(fetched ?? location.href);
    if (pathname === location.pathname) used.asked = pathname + search;
    navigator.serviceWorker.controller?.postMessage(used);
  }
}

function whenAtRest(work: () => void): void {
  const soon = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 2000 }) : work();
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true });
}

export const site = new Site();
