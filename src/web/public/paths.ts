/**
 * Addresses of the public pages, without language; `localPath` adds that. Slugs and codes are plain letters,
 * figures, dots and dashes, and are escaped all the same.
 */
const part = encodeURIComponent;

export const paths = {
  home: '/',
  search: (query: string): string => (query ? `/tim?q=${part(query)}` : '/tim'),
  procedure: (code: string, office: string | null): string =>
    office === null ? `/tt/${part(code)}` : `/tt/${part(office)}/${part(code)}`,
  office: (slug: string): string => `/co-quan/${part(slug)}`,
  /** Asks with GET and `code`; the route answers with a redirect to the status. */
  lookup: '/ho-so',
  /** GET shows the status; POST with `secret` shows the details. */
  status: (code: string): string => `/ho-so/${part(code)}`,
  /** POST with `score`, `comment` and the hidden fields of the rating. */
  rate: (code: string): string => `/ho-so/${part(code)}/danh-gia`,
  recommendations: '/kien-nghi',
  apiDocs: '/api/docs',
} as const;

/** Names of what the forms send; each is also the id of its control, to which error summaries link. */
export const fields = {
  query: 'q',
  code: 'code',
  secret: 'secret',
  score: 'score',
  comment: 'comment',
} as const;
