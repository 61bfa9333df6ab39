export { type Duty, dutiesOf, servesAt, type SignedIn, worksIn } from './model.ts';
export { addAccount, hashPassword, signIn, signOut, whoIs } from './service.ts';
