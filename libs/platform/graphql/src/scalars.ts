import { GraphQLError, GraphQLScalarType } from 'graphql';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const day = (value: unknown): string => {
  if (!isDay(value)) throw new GraphQLError('A day is written as 2026-11-24.');
  return value;
};

const instant = (value: unknown): string => {
  const date = value instanceof Date ? value : new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999)
    throw new GraphQLError('An instant is written as 2026-11-24T10:30:00.000Z.');
  return date.toISOString();
};

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** What a use case has written already leaves as it is: a story has two instants a line. */
const written = (value: unknown): string => (typeof value === 'string' && WRITTEN.test(value) ? value : instant(value));

/** The most that one page of a list has. */
export const LARGEST_PAGE = 50;

const page = (value: unknown): number => {
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > LARGEST_PAGE) throw new GraphQLError('A page has 1 to 50.');
  return Number(value);
};

/** A day, as text in and out: it has no time zone to get wrong. */
export const DateScalar = new GraphQLScalarType({ name: 'Date', serialize: day, parseValue: day });

/** An instant, in UTC out; any ISO 8601 with an offset in. */
export const DateTimeScalar = new GraphQLScalarType({ name: 'DateTime', serialize: written, parseValue: instant });

/** How many of a list: it stands in the schema, so that whatever coerces variables refuses more. */
export const PageSizeScalar = new GraphQLScalarType({ name: 'PageSize', serialize: page, parseValue: page });
