export { type Duty, dutiesOf, type SignedIn, servesAt, worksIn } from './model.ts';
export { addAccount, hashPassword, signIn, signOut, whoIs } from './service.ts';
