/** Letters of any script, digits, `.`, `_` and `-`: what ids of the package and of a reader's own files are made of. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;

/** An id as an address gives it; what cannot be one counts as not given. To be written by `encodeURIComponent`. */
export const readId = (text: string | null): string | null =>
  text !== null && ID.test(text) ? text : null;
