// Filled in by the service worker that serves it, so that nothing but this page needs to be kept.
export const csr = false;
