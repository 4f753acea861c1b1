import * as v from 'valibot';
import { type Answer, duties, type Question, rules } from '../decision/question.ts';
import type { World } from '../decision/world.ts';
import { instant, worldSchema } from './world-schema.ts';

/** One line of a file of worlds: a question about its own world, or about that of the line before. */
export interface SharingCase {
  /** Where it stands in the file, from 1. */
  line: number;
  n: string;
  title: string;
  world: World;
  question: Question;
  /** The duties are those that the answer must have at least. Missing: the line expects nothing. */
  expect: Answer | undefined;
}

/** A line that is none of a file of worlds. The message says the line, the path in it, and what is wrong. */
export class NoWorld extends Error {
  override name = 'NoWorld';
}

const base = {
  // without an end no session is valid
  session: v.optional(v.object({ until: v.optional(instant), ended: v.optional(v.boolean()) }), {}),
  // missing: unstated
  purpose: v.optional(v.string(), ''),
  reason: v.optional(v.string()),
};
const doors = [
  { door: v.literal('worker'), actor: v.object({ worker: v.string(), organisation: v.string(), role: v.string() }) },
  { door: v.literal('resident'), actor: v.object({ person: v.string() }) },
] as const;
const abouts = {
  entry: v.object({ entry: v.string() }),
  look: v.object({ look: v.string() }),
  person: v.object({ person: v.string(), search: v.optional(v.picklist(['exact', 'browse'])) }),
  counts: v.object({ counts: v.literal(true) }),
};

const askerSchema = v.variant('door', [v.object({ ...base, ...doors[0] }), v.object({ ...base, ...doors[1] })]);

const answerSchema = v.object({
  result: v.picklist(['SHOW', 'EXISTS', 'HIDE', 'COUNTS']),
  level: v.optional(v.picklist(['full', 'summary', 'minimum'])),
  rule: v.picklist(rules),
  duties: v.optional(v.array(v.picklist(duties)), []),
});

/** Reads a file in the format of sharing-world: one JSON object a line, empty lines left out. Throws `NoWorld` at the first line that is none. */
export function readCases(text: string): SharingCase[] {
  return readLines(text).map((line) => {
    if (line instanceof NoWorld) throw line;
    return line;
  });
}

/** The same, but goes on after a bad line, and gives what is wrong with it in its place. */
export function readLines(text: string): (SharingCase | NoWorld)[] {
  const read: (SharingCase | NoWorld)[] = [];
  let world: World | undefined;
  for (const [at, written] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (written.trim() === '') continue;
    const line = at + 1;
    try {
      const before = world;
      // what follows a line that cannot be read must not be asked of some older world
      world = undefined;
      const json = readJson(written, line);
      world = json['world'] == null ? before : readWorld(json['world'], line);
      if (!world)
        throw new NoWorld(
          `line ${line}: world: ${read.length === 0 ? 'the first line must have one' : 'that of the line before could not be read'}`,
        );
      read.push({
        line,
        n: words(json['n']) ?? String(line),
        title: words(json['title']) ?? '',
        world,
        question: readQuestion(json['question'], line),
        expect: json['expect'] == null ? undefined : readAnswer(json['expect'], line),
      });
    } catch (error) {
      if (!(error instanceof NoWorld)) throw error;
      read.push(error);
    }
  }
  return read;
}

/** A world from parsed JSON. A null is what is not known. Throws `NoWorld`. */
export const readWorld = (json: unknown, line = 1): World => checked(worldSchema, json, line, 'world');

/** A question from parsed JSON. Throws `NoWorld`. */
export function readQuestion(json: unknown, line = 1): Question {
  const asker = checked(askerSchema, json, line, 'question');
  const asked = (Object.keys(abouts) as (keyof typeof abouts)[]).filter((about) => {
    const value = (json as Record<string, unknown>)[about];
    return value != null && value !== false;
  });
  const [about] = asked;
  if (!about || asked.length > 1) throw new NoWorld(`line ${line}: question: must have one of ${Object.keys(abouts).join(', ')}`);
  return { ...asker, ...checked<Record<string, unknown>>(abouts[about], json, line, 'question') } as Question;
}

function readAnswer(json: unknown, line: number): Answer {
  const { level, ...answer } = checked(answerSchema, json, line, 'expect');
  return { ...answer, level: level ?? null };
}

function checked<Value>(schema: v.GenericSchema<unknown, Value>, json: unknown, line: number, what: string): Value {
  const result = v.safeParse(schema, withoutNulls(json));
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = [what, v.getDotPath(issue)].filter(Boolean).join('.');
  throw new NoWorld(`line ${line}: ${path}: ${issue.message}`);
}

function readJson(written: string, line: number): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch (error) {
    throw new NoWorld(`line ${line}: is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new NoWorld(`line ${line}: must be an object`);
  return json as Record<string, unknown>;
}

/** A null in a list names nobody, and a null field is not known: both come to the same as leaving it out. */
function withoutNulls(json: unknown): unknown {
  if (Array.isArray(json)) return json.filter((item) => item !== null).map(withoutNulls);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, withoutNulls(value)]),
  );
}

const words = (json: unknown): string | undefined => (typeof json === 'string' || typeof json === 'number' ? String(json) : undefined);
