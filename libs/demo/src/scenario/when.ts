import type { Ago } from './words.ts';

const DAY = 86_400_000;
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function parts(at: Date): Record<string, string> {
  return Object.fromEntries(london.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** The instant of a working day some days before `start`, at a time on Millbrook's clocks. */
export function when(start: Date, [days, time]: Ago): Date {
  let day = new Date(start.getTime() - days * DAY);
  while (['Sat', 'Sun'].includes(parts(day)['weekday'] ?? '')) day = new Date(day.getTime() - DAY);
  const { year, month, day: date } = parts(day);
  const asUtc = new Date(`${year}-${month}-${date}T${time}:00.000Z`);
  const shown = parts(asUtc);
  const offset =
    Date.UTC(Number(shown['year']), Number(shown['month']) - 1, Number(shown['day']), Number(shown['hour']), Number(shown['minute'])) -
    asUtc.getTime();
  return new Date(asUtc.getTime() - offset);
}

/** The birth date of someone who is `age` years old at `start`, born on `birthday` (02-14). */
export function bornOn(start: Date, age: number, birthday: string): string {
  const { year, month, day } = parts(start);
  const had = `${month}-${day}` >= birthday;
  return `${Number(year) - age - (had ? 0 : 1)}-${birthday}`;
}
