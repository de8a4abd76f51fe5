/** Bytes of duckdb-eh.wasm 1.32.0 uncompressed: a compressed response does not tell. Held by a test. */
export const MODULE_BYTES = 34_242_586;
