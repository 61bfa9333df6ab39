export { rate, ratingOf } from './service.ts';
