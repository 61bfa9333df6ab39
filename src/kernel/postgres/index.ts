export { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from './embedded.ts';
export { type StartupCode, StartupError } from './errors.ts';
