import type { Lang } from '../../messages/lang.ts';

/** The shell carries the names and the emblem of whose office this is. */
const { service = 'Một Cửa', serviceEn = service, emblem } = document.body.dataset;

export const serviceName = (lang: Lang): string => (lang === 'vi' ? service : serviceEn);
export { emblem };
