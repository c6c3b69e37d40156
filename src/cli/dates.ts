/** Today, for what is written. */

/** Now, or the time that SOURCE_DATE_EPOCH gives in seconds since 1970, as tools do that make the same bytes again. */
export function dateOfFile(): Date {
  const given = process.env['SOURCE_DATE_EPOCH'] ?? '';
  return /^\d{1,11}$/.test(given) ? new Date(Number(given) * 1000) : new Date();
}
