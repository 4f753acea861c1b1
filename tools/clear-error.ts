/** An error whose message is written for the person at the terminal: it is printed alone, without a stack. */
export class ClearError extends Error {
  override name = 'ClearError';
}

/** The system's code of an error ('ENOSPC', 'EACCES' …), or '' where it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Says a failed write to a folder in plain words; an error that is about something else is given back as it is. */
export function explainWrite(error: unknown, folder: string): unknown {
  const elsewhere = 'ALONGSIDE_DATA=/another/folder npm start';
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new ClearError(
        `Alongside cannot write to ${folder}: the folder is read-only for you, or belongs to another user. Nothing was changed. ` +
          `Make it writable, or keep the data elsewhere: ${elsewhere}`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new ClearError(
        `The disk that holds ${folder} is full. What was saved before is safe. Free some space and start again, or keep the data elsewhere: ${elsewhere}`,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new ClearError(
        `${folder} cannot be used as a folder, because a file stands in its place. Move it, or choose another: ${elsewhere}`,
      );
    default:
      return error;
  }
}

/** Runs a command of ours: a clear error is printed alone, anything else with its stack; both end with exit code 1. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exit(await command());
  } catch (error) {
    console.error(error instanceof ClearError ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}
