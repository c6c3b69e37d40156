/** The time now as the journal writes it: local, in whole seconds, with its offset from UTC. */
export function wallClock(): string {
  return timeText(new Date());
}

/** A time in the format of journal entries. */
export function timeText(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const size = Math.abs(minutes);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
