import type { Command } from '../ledger/index.ts';
import { type Procedures, proceduresSchema, type Routes, routesSchema } from './model.ts';
import { insertRoute, insertVersion } from './store.ts';

/** Publishes procedures, each in a version valid over a period. */
export const publishProcedures: Command<Procedures, { procedures: number }> = {
  kind: 'catalogue.publish',
  input: proceduresSchema,
  async handle({ procedures }, { tx, newId, record }) {
    const events = [];
    for (const procedure of procedures) {
      const ids = { procedure: newId(), version: newId() };
      await insertVersion(tx, ids, procedure);
      events.push({ stream: ids.version, streamSeq: 1, kind: 'catalogue.published', data: procedure });
    }
    record('registers', events);
    return { procedures: procedures.length };
  },
};

/** Says where procedures are received and which unit then works on them. */
export const setRoutes: Command<Routes, { routes: number }> = {
  kind: 'catalogue.route',
  input: routesSchema,
  async handle(input, { tx, newId, record }) {
    for (const route of input.routes) await insertRoute(tx, route);
    record('registers', [{ stream: newId(), streamSeq: 1, kind: 'catalogue.routed', data: input }]);
    return { routes: input.routes.length };
  },
};
