/** A question's fields as they stand in an address; what is empty or not known is left out. */
export const query = (fields: Readonly<Record<string, string | number | undefined>>): string => {
  const entries = Object.entries(fields).flatMap(([name, value]) =>
    value === '' || value === undefined ? [] : [[name, String(value)]],
  );
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries)}`;
};

/** A path with a part in place of each `*`. */
export const at = (path: string, ...parts: readonly string[]): string =>
  parts.reduce((filled, part) => filled.replace('*', encodeURIComponent(part)), path);
