/** What only opening a file needs, fetched together when the first one is opened. */
export { checkOwn } from './import/check-own';
export { describe, packageRelease, wholeOf } from './own-describe';
export { loadKnown, modelTables } from './known';
export { runCheck } from './run-worker';
export { recheckDue } from './saved/recheck-due';
export { workRows } from './saved/work';
export { saveWork } from './saved/save-work';
