export {
  type Component,
  describeTerm,
  type Procedures,
  type ProcedureVersion,
  procedureSchema,
  type Routes,
  termSchema,
} from './model.ts';
export { ProcedureSearch } from './search.ts';
export { publishProcedures, setRoutes } from './service.ts';
export { type Route, routeOn, routesOn, versionById, versionOn, versionsOn } from './store.ts';
