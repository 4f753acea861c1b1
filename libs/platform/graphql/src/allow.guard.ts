import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiError, currentContext, currentScope } from '@alongside/platform/context';
import { ALLOW, type Allowance, OPEN } from './allow.ts';

/** Denies by default: a root field needs `@Allow` and a session, an HTTP route needs `@Open`. */
@Injectable()
export class AllowGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(execution: ExecutionContext): boolean {
    if (execution.getType<string>() === 'http')
      return this.reflector.getAllAndOverride<string>(OPEN, [execution.getHandler(), execution.getClass()]) !== undefined;
    const allowance = this.reflector.get<Allowance | undefined>(ALLOW, execution.getHandler());
    currentContext(); // nobody signed in: UNAUTHENTICATED before anything else, so that the answer tells nothing of the field
    if (!allowance) throw new ApiError('FORBIDDEN');
    const scope = currentScope();
    // One operation, one purpose: what was opened for one is not used for another.
    if (scope.purpose && scope.purpose !== allowance.purpose) throw new ApiError('FORBIDDEN');
    scope.purpose = allowance.purpose;
    return true;
  }
}
