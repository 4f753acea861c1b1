/** What a log line may hold: kinds, codes and times. There is no field for words, names, ids of people or addresses, and none is to be added. */
export interface LogFields {
  readonly requestId?: string;
  readonly operation?: string;
  readonly code?: string;
  readonly sqlState?: string;
  readonly error?: string;
  readonly frames?: readonly string[];
  readonly status?: number;
  readonly milliseconds?: number;
  readonly count?: number;
}

type Sink = (line: string) => void;
let sink: Sink = (line) => process.stdout.write(line + '\n');

/** Sends log lines elsewhere; tests read them. Gives the way back. */
export function logTo(next: Sink): () => void {
  const before = sink;
  sink = next;
  return () => {
    sink = before;
  };
}

/** Writes one JSON line. */
export function log(event: string, fields: LogFields = {}): void {
  sink(JSON.stringify({ at: new Date().toISOString(), event, ...fields }));
}

/** Logs a failure by its kind: class, SQLSTATE and the places in our code. An error's message is left out, because it may quote what was typed. */
export function logError(event: string, error: unknown, fields: LogFields = {}): void {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const sqlState = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? { sqlState: cause.code } : {};
  const frames =
    cause instanceof Error
      ? (cause.stack ?? '')
          .split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .slice(0, 5)
          .map((line) => line.trim())
      : [];
  log(event, { ...fields, error: cause instanceof Error ? cause.name : typeof cause, ...sqlState, frames });
}
