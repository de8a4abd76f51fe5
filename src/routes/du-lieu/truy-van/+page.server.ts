import descriptor from '$data/datapackage.json';
import type { KnownTable } from './tables';

/** Tables and columns of the package, for the list beside the editor and for suggestions. */
export function load() {
  const tables = descriptor.resources.map(({ name, title, schema }): KnownTable => ({
    name,
    title,
    columns: schema.fields.map((field) => ({ name: field.name, title: field.title })),
  }));
  return { version: descriptor.version, tables };
}
