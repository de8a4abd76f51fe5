import { buildEngine } from '$lib/engine/build';
import { qualityGroups } from '../quality.server';

export const load = async () => ({ groups: await qualityGroups(await buildEngine()) });
