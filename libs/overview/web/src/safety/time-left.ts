/** Whole hours and minutes until an instant, minutes rounded up so that the last one counts; null once it is past. */
export function timeLeft(until: string, now: number): { readonly hours: number; readonly minutes: number } | null {
  const left = Math.ceil((new Date(until).getTime() - now) / 60_000);
  return left > 0 ? { hours: Math.floor(left / 60), minutes: left % 60 } : null;
}
