export { ALLOW, Allow, type Allowance, OPEN, Open } from './allow.ts';
export type { DomainApi } from './domain-api.ts';
export type * from './generated.ts';
export { GraphModule } from './graph.module.ts';
export { applyHttpRules, BODY_LIMIT, type HttpRules } from './http.ts';
export type { Safelist } from './safelist.ts';
