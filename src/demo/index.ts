export {
  DEMO_NOW,
  DEMO_PASSWORD,
  type DemoAccount,
  type Demonstration,
  demoAccounts,
  loadDemonstration,
} from './load.ts';
export { readReference } from './reference.ts';
export { type Played, playScenario, type Variant, variants } from './scenario.ts';
export { shippedRegister } from './shipped-register.ts';
