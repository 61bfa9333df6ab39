export * from './model.ts';
export { calendarFor } from './store.ts';
