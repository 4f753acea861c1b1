import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const statuses = {
  'check-words': 400,
  'passkey-refused': 400,
  'signed-out': 401,
  'not-here': 403,
  'not-known': 404,
  'already-here': 409,
  'last-one': 409,
  'set-up-done': 409,
  unavailable: 503,
} as const;

/** Why a way in did not come about: one word for the page, and nothing about anyone. */
export type Problem = keyof typeof statuses;

/** A way in that did not come about, and is answered by a word. */
export class Refused extends Error {
  readonly status: number;

  constructor(
    readonly problem: Problem,
    status?: number,
  ) {
    super(problem);
    this.status = status ?? statuses[problem];
  }
}

/** Answers the scripts of the sign-in pages with the word alone. */
@Catch(Refused)
export class RefusedFilter implements ExceptionFilter<Refused> {
  catch({ status, problem }: Refused, host: ArgumentsHost): void {
    void host.switchToHttp().getResponse<FastifyReply>().status(status).send({ problem });
  }
}
