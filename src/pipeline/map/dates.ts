import { DateTime } from 'luxon';

const DAY_FIRST = ['d.M.yyyy', 'd.M.yy'];
const NAMED = ['MMMM d, yyyy', 'MMM d, yyyy', 'MMMM d yyyy', 'MMM d yyyy', 'd MMMM yyyy', 'd MMM yyyy'];
const ISO_DATE = ['yyyy-MM-dd'];
const TIMES = ['', ' H:mm', ' H:mm:ss', ' h:mm a', ' h:mm:ss a'];
const ZONES = ['', ' ZZ', ' ZZZ'];
const SLASHES = /^(\d{1,2})\/(\d{1,2})\/\d{4}/;
/** Says which number of `05/06/2023` is the month. */
export type SlashDates = 'month-first' | 'day-first';

const UTC = { zone: 'utc', locale: 'en-US' } as const;

/**
 * Parses a date and returns it as ISO 8601 in UTC (`2023-05-15T15:05:00Z`), or null. Without `format` it accepts the forms of
 * docs/target-formats.md: ISO 8601, RFC 822, named months, day first with dots, month first with slashes unless the first
 * number is above 12. `format` consists of luxon's tokens (`dd-MM-yyyy HH:mm`). A text without a zone is in UTC. `slashes`
 * says which number of `05/06/2023` is the month if both could be.
 */
export function readDate(text: string, format?: string, slashes: SlashDates = 'month-first'): string | null {
  const written = text.trim().replace(/\s+/g, ' ');
  if (written === '' || written.length > 60) return null;
  if (format !== undefined) return toUtc(DateTime.fromFormat(written, format, UTC));
  // Every date has digits; trying luxon's formats on each text would be slow.
  if (!/\d/.test(written)) return null;
  const usual = inUsualSigns(written);
  const iso = toUtc(fromIso(usual));
  if (iso) return iso;
  const mail = toUtc(DateTime.fromRFC2822(usual, UTC)) ?? toUtc(DateTime.fromHTTP(usual, UTC));
  if (mail) return mail;
  const zoned = usual.replace(/ (?:GMT|Z)$/, ' +0000');
  for (const date of formatsFor(zoned, slashes)) {
    for (const time of timesFor(zoned)) {
      for (const zone of ZONES) {
        const found = toUtc(DateTime.fromFormat(zoned, date + time + zone, UTC));
        if (found) return found;
      }
    }
  }
  return null;
}

/**
 * Normalises `3:05pm` to `3:05 PM`, removes the comma before a time, and replaces `UT` and `UTC` by a name that all
 * formats accept.
 */
function inUsualSigns(text: string): string {
  return text
    .replace(/(:\d\d) ?([ap])\.?m\b\.?/i, (_, minutes: string, half: string) => `${minutes} ${half.toUpperCase()}M`)
    .replace(/, (?=\d{1,2}:)/, ' ')
    .replace(/ UTC?$/i, ' GMT');
}

// `2023` and `202305` are ISO 8601 too, but numbers in a feed; a date needs a day.
function fromIso(text: string): DateTime {
  const written = text
    .replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
    .replace(/ (?=[+-]\d{2}:?\d{2}$|Z$)/, '')
    .replace(/ GMT$/, 'Z');
  return /^\d{4}-\d{2}-\d{2}(?!\d)|^\d{8}T|^\d{4}-W/.test(written)
    ? DateTime.fromISO(written, UTC)
    : DateTime.invalid('not ISO');
}

function formatsFor(text: string, slashes: SlashDates): readonly string[] {
  const [, first, second] = SLASHES.exec(text) ?? [];
  if (first !== undefined) {
    const dayFirst = slashes === 'day-first' ? Number(second) <= 12 : Number(first) > 12;
    return dayFirst ? ['d/M/yyyy'] : ['M/d/yyyy'];
  }
  if (/^\d{4}-/.test(text)) return ISO_DATE;
  return /^\d{1,2}\./.test(text) ? DAY_FIRST : NAMED;
}

function timesFor(text: string): readonly string[] {
  return text.includes(':') ? TIMES.slice(1) : TIMES.slice(0, 1);
}

function toUtc(moment: DateTime): string | null {
  return moment.isValid ? moment.toUTC().toISO({ suppressMilliseconds: true }) : null;
}
