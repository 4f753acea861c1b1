import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Where a link leads to in a spec. */
@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: '' })
export class Elsewhere {}

/** A screen as wide as a desk, or as narrow as a phone. */
export function aScreen(kind: 'phone' | 'computer'): void {
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => ({ matches: kind === 'phone' }) });
}

/** The spec's own document, whose address stays as it is: it writes down where a page would have gone. */
export function aPage() {
  const replaced: string[] = [];
  const assigned: string[] = [];
  const { href, origin } = document.location;
  const location = {
    href,
    origin,
    replace: (url: string) => void replaced.push(url),
    assign: (url: string) => void assigned.push(url),
  };
  const own = new Proxy(document, {
    get: (target, name) => {
      if (name === 'location') return location;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
  return { document: own, replaced, assigned };
}
