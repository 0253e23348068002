import { type AttributeSettings } from '../../../extensions/field-attribute.js';
import { readDate } from '../../map/dates.js';
import { type NamedAttribute, textAttribute } from '../field-attribute.js';
import { remembered } from '../../../common/remembered.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const BASIC_DATE = /^(\d{4})(\d{2})(\d{2})$/;
const CLOCK =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:\s*([ap])\.?m\.?)?(?:\s*(?:Z|UTC?|GMT|([-+])(\d{2}):?(\d{2})))?$/i;
const DAY = 24 * 60;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

const readers = {
  'month-first': remembered((text) => readMoment(text, 'month-first')),
  'day-first': remembered((text) => readMoment(text, 'day-first')),
};

export const DATE_ATTRIBUTE: NamedAttribute = textAttribute(
  'date',
  'a valid date in the format YYYY-MM-DD',
  (text, settings) => (isDate(text) ? text : momentOf(text, settings)?.slice(0, 10)),
  isDate,
);

export const TIME_ATTRIBUTE: NamedAttribute = textAttribute(
  'time',
  'a valid time in the format HH:mm:ss',
  (text, settings) => (isTime(text) ? text : (readClock(text.trim()) ?? momentOf(text, settings)?.slice(11, 19))),
  isTime,
);

export const DATETIME_ATTRIBUTE: NamedAttribute = textAttribute(
  'datetime',
  'a valid datetime in the format YYYY-MM-DDTHH:mm:ss',
  (text, settings) => (isDatetime(text) ? text : momentOf(text, settings)),
  isDatetime,
);

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (day === undefined) return false;
  const date = new Date(0);
  // setUTCFullYear, because the constructor reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isTime(text: string): boolean {
  return TIME.test(text);
}

function isDatetime(text: string): boolean {
  return text.length === 19 && text[10] === 'T' && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function momentOf(text: string, { slashDates }: AttributeSettings): string | undefined {
  return readers[slashDates](text);
}

/** Normalises to `YYYY-MM-DDTHH:MM:SS`, in UTC if the text has a zone. */
function readMoment(text: string, slashes: AttributeSettings['slashDates']): string | undefined {
  // Eight digits are ambiguous, but in a field of dates they are a date.
  const moment = readDate(text.trim().replace(BASIC_DATE, '$1-$2-$3'), undefined, slashes);
  return moment === null ? undefined : MOMENT.exec(moment)?.[0];
}

/** Normalises a time such as `15:05`, `15:05:00` or `3:05 PM`; in UTC if it has a zone. */
function readClock(text: string): string | undefined {
  const [, hours = '', minutes = '', seconds = '00', half, sign, zoneHours, zoneMinutes] = CLOCK.exec(text) ?? [];
  if (hours === '') return undefined;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const full = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  if (!isTime(clock(full, minutes, seconds))) return undefined;
  if (!sign) return clock(full, minutes, seconds);
  const ahead = (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const total = (full * 60 + Number(minutes) - ahead + 2 * DAY) % DAY;
  return clock(Math.floor(total / 60), String(total % 60), seconds);
}

function clock(hour: number, minutes: string, seconds: string): string {
  return `${String(hour).padStart(2, '0')}:${minutes.padStart(2, '0')}:${seconds}`;
}
