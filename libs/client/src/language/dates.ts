import { inject, Injectable, Pipe, type PipeTransform } from '@angular/core';
import { Language } from './language.ts';
import { pseudoLanguage } from './pseudo.ts';

const timeZone = 'Europe/London';
const made = new Map<string, Intl.DateTimeFormat>();

function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language === 'en' || language === pseudoLanguage ? 'en-GB' : language;
  const key = `${locale} ${JSON.stringify(options)}`;
  let found = made.get(key);
  if (!found) made.set(key, (found = new Intl.DateTimeFormat(locale, options)));
  return found;
}

/** A weekday, day and month never part at a line end. */
function unbroken(text: string): string {
  return text.replaceAll(/,? /g, '\u00a0');
}

/** Tuesday 24 November; with its year when that is not the year of `now`. */
export function day(iso: string, language: string, now = new Date()): string {
  const at = new Date(iso);
  const thisYear = format('en', { year: 'numeric', timeZone }).format(at) === format('en', { year: 'numeric', timeZone }).format(now);
  return unbroken(
    format(language, { weekday: 'long', day: 'numeric', month: 'long', ...(thisYear ? {} : { year: 'numeric' }), timeZone }).format(at),
  );
}

/** 10:30am. */
export function time(iso: string, language: string): string {
  const text = format(language, { hour: 'numeric', minute: '2-digit', hour12: true, timeZone }).format(new Date(iso));
  return text.replaceAll(/\s/g, '');
}

/** 4 March 1990, of a day such as 1990-03-04, wherever the device is. */
export function date(plain: string, language: string): string {
  return unbroken(
    format(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${plain}T00:00:00Z`)),
  );
}

/** November 2026. */
export function month(iso: string, language: string): string {
  return unbroken(format(language, { month: 'long', year: 'numeric', timeZone }).format(new Date(iso)));
}

/** The London wall clock of an instant, as a `datetime-local` field wants it: 2026-11-24T10:30. */
export function toLondonInput(iso: string): string {
  const parts = new Map(
    format('en', { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
      .formatToParts(new Date(iso))
      .map((part) => [part.type, part.value]),
  );
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}T${parts.get('hour')}:${parts.get('minute')}`;
}

/** The instant of a London wall clock time, as ISO in UTC; null when the field is empty or half filled. */
export function fromLondonInput(text: string): string | null {
  const asUtc = new Date(`${text}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(asUtc.getTime())) return null;
  const ahead = new Date(`${toLondonInput(asUtc.toISOString())}Z`).getTime() - asUtc.getTime();
  const guess = new Date(asUtc.getTime() - ahead);
  // Within an hour of a change of the clocks the first guess may be an hour off.
  const off = asUtc.getTime() - new Date(`${toLondonInput(guess.toISOString())}Z`).getTime();
  return new Date(guess.getTime() + off).toISOString();
}

/** Dates in full, in the language of the screen. */
@Injectable({ providedIn: 'root' })
export class Dates {
  private readonly language = inject(Language);

  day(iso: string): string {
    return day(iso, this.language.current());
  }

  time(iso: string): string {
    return time(iso, this.language.current());
  }

  dayTime(iso: string): string {
    return `${this.day(iso)}, ${this.time(iso)}`;
  }

  date(plain: string): string {
    return date(plain, this.language.current());
  }

  month(iso: string): string {
    return month(iso, this.language.current());
  }
}

/** `{{ entry.occurredAt | alDay }}`: Tuesday 24 November. Impure, since it follows the language. */
@Pipe({ name: 'alDay', pure: false })
export class DayPipe implements PipeTransform {
  private readonly dates = inject(Dates);

  transform(iso: string): string {
    return this.dates.day(iso);
  }
}

/** `{{ entry.occurredAt | alTime }}`: 10:30am. */
@Pipe({ name: 'alTime', pure: false })
export class TimePipe implements PipeTransform {
  private readonly dates = inject(Dates);

  transform(iso: string): string {
    return this.dates.time(iso);
  }
}

/** `{{ entry.occurredAt | alDayTime }}`: Tuesday 24 November, 10:30am. */
@Pipe({ name: 'alDayTime', pure: false })
export class DayTimePipe implements PipeTransform {
  private readonly dates = inject(Dates);

  transform(iso: string): string {
    return this.dates.dayTime(iso);
  }
}

/** `{{ person.birthDate | alDate }}`: 4 March 1990. */
@Pipe({ name: 'alDate', pure: false })
export class BirthDatePipe implements PipeTransform {
  private readonly dates = inject(Dates);

  transform(plain: string): string {
    return this.dates.date(plain);
  }
}

/** `{{ entry.occurredAt | alMonth }}`: November 2026. */
@Pipe({ name: 'alMonth', pure: false })
export class MonthPipe implements PipeTransform {
  private readonly dates = inject(Dates);

  transform(iso: string): string {
    return this.dates.month(iso);
  }
}
