/** What page and service worker tell each other. */

/** From a page: what it runs, where it is, which files it fetched before it was under control. */
export interface Used {
  kind: 'used';
  release: string;
  page: string;
  /** Path and query the page was fetched by: the browser's own cache knows it by that. */
  asked?: string;
  assets: string[];
}

/** From a page: answer on the port once nothing is left to keep. */
export interface Settle {
  kind: 'settle';
}

/** From the worker: which release do you run? Answered on the port. */
export interface AskRelease {
  kind: 'release';
}

/** From the worker to a tab that told what it runs: another release took over. */
export interface Taken {
  kind: 'taken';
}

export type ToWorker = Used | Settle;
export type ToPage = AskRelease | Taken;
