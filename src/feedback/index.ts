export { type Rated, rate, ratingOf } from './service.ts';
