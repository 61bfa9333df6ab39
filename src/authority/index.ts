export { RegisterCache } from './cache.ts';
export { may, mayDecide, type Proof } from './may.ts';
export type { Authority, Link, Register, Signer } from './model.ts';
export { who } from './resolve.ts';
export { post, registerCompetences, registerDelegation } from './service.ts';
export { loadRegister, postingsOf } from './store.ts';
