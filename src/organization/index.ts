export {
  type Holder,
  type Level,
  type OneStop,
  type Rank,
  type Structure,
  structureSchema,
  type Unit,
} from './model.ts';
export { registerStructure } from './service.ts';
export {
  type HeldPosition,
  heldPositions,
  holdersOf,
  oneStopById,
  oneStopBySlug,
  oneStopsOn,
  personById,
  positionsOf,
  unitBySlug,
  unitNameOn,
  unitOn,
  unitsOn,
} from './store.ts';
