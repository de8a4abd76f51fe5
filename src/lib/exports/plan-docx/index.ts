export { DOCX_TYPE } from '../docx/write';
export { letterDocx } from './letter';
export { planDocx } from './plan';
export { FORMS } from './types';
export type { DocumentTask, Form, PlanDocument } from './types';
