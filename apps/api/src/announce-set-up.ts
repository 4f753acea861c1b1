/**
 * Shows the set-up code to whoever runs the server, and to nobody else: on standard output, outside the log.
 * A process of ours that started this one gets it as a message, since it keeps standard output in a file.
 */
export function announceSetUp(code: string, origin: string): void {
  if (process.send) process.send({ setUpCode: code });
  else console.log(`This database holds no place yet. Set it up at ${origin}/set-up\nSet-up code: ${code}`);
}
