import { loadPlaces } from '../load.server';

export const load = ({ params }) => loadPlaces(params.unit);
