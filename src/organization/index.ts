export type { Holder, Level, OneStop, Rank, Structure, Unit } from './model.ts';
export { registerStructure } from './service.ts';
export {
  type HeldPosition,
  holdersOf,
  oneStopById,
  oneStopBySlug,
  oneStopsOn,
  personById,
  positionsOf,
  unitOn,
  unitsOn,
} from './store.ts';
