export { type Audience, audienceOf, type Listener, LiveDossiers, type LiveEvent } from './live.ts';
