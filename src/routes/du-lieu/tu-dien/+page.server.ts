import descriptor from '$data/datapackage.json';
import { dictionary } from './dictionary.server';

export const load = async () => ({ version: descriptor.version, tables: await dictionary() });
