import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiError, currentScope } from '@alongside/platform/context';
import { Database } from '@alongside/platform/database';
import { ALLOW, type Allowance, OPEN } from './allow.ts';

type Handler = ReturnType<ExecutionContext['getHandler']> | undefined;

/** Denies by default: a root field needs `@Allow` and a session, an HTTP route needs `@Open`. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (execution.getType<string>() === 'http')
      return this.reflector.getAllAndOverride<string>(OPEN, [execution.getHandler(), execution.getClass()]) !== undefined;
    await this.allow(execution.getHandler());
    return true;
  }

  /** Throws unless whoever asks may run this resolver. Trusted operations pass it too. */
  async allow(handler: Handler): Promise<void> {
    const open = this.isOpen(handler);
    await this.database.enter(); // nobody signed in: UNAUTHENTICATED before anything else, so that the answer tells nothing of the field
    if (!open) throw new ApiError('FORBIDDEN');
  }

  /** What stands on a resolver. */
  allowanceOf(handler: Handler): Allowance | undefined {
    return handler && this.reflector.get<Allowance | undefined>(ALLOW, handler);
  }

  /** Whether a session is all that is still missing: the resolver has its `@Allow`, and its purpose is that of the operation. */
  isOpen(handler: Handler): boolean {
    const allowance = this.allowanceOf(handler);
    const scope = currentScope();
    if (allowance) scope.purpose ??= allowance.purpose;
    if (allowance?.even) scope.even = true;
    // One operation, one purpose: what was opened for one is not used for another.
    return allowance !== undefined && scope.purpose === allowance.purpose;
  }
}
