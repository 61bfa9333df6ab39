/** Bytes of the file itself. An annex of 5,000 rows takes about 0.3 MB; pictures are what makes files large. */
export const MAX_OFFICE_FILE_BYTES = 20 * 1024 * 1024;

/** Bytes of all parts that are read, unpacked. 1 MB of a zip can unpack to 1 GB. */
export const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;

/** Entries of the zip's directory. */
export const MAX_PARTS = 10_000;

/** Rows times columns, over all tables: one value in the last corner of a sheet spans 17 thousand million. */
export const MAX_CELLS = 500_000;
