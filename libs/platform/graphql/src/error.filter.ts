import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiError, type ErrorCode } from '@alongside/platform/context';
import { toApiError } from '@alongside/platform/database';
import { logError } from '@alongside/platform/logging';

const statuses: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  CONFLICT: 409,
  INTERNAL: 500,
};

/** Every error on its way out: logged by kind, never by content, and masked. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost): unknown {
    const error = toKnown(exception);
    if (error.code === 'INTERNAL') logError('request failed', exception);
    if (host.getType<string>() === 'graphql') return error; // Nest throws what a filter gives back: Apollo masks it
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (!reply.sent)
      void reply
        .status(statusOf(exception) ?? statuses[error.code])
        .send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    return undefined;
  }
}

/** The status that the framework gave a request it refused: too large, malformed, no such address. */
function statusOf(exception: unknown): number | undefined {
  if (exception instanceof HttpException) return exception.getStatus();
  const status = exception instanceof Error && 'statusCode' in exception ? exception.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function toKnown(exception: unknown): ApiError {
  const status = statusOf(exception);
  if (status === undefined || status >= 500) return toApiError(exception);
  return new ApiError(status === 404 ? 'NOT_FOUND' : 'BAD_INPUT');
}
