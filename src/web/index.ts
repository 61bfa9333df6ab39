export { type Assets, loadAssets } from './assets.ts';
export { fieldRoutes } from './field-shell.ts';
export { renderPage } from './public/render.tsx';
export { type PublicSite, problem, publicRoutes } from './public/routes.ts';
export { staffShell } from './staff-shell.ts';
export { type BrandKit, brandSchema } from './tokens/brand.ts';
