import descriptor from '$data/datapackage.json';

export const load = () => ({
  tables: descriptor.resources.map(({ name, title }) => ({ name, title })),
});
