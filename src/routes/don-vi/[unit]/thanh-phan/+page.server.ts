import { loadParts } from '../load.server';

export const load = ({ params }) => loadParts(params.unit);
