import 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    superuserUrl: string;
    template: string;
  }
}
