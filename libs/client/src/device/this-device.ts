/** What to call the thing in the worker's hands: "Your words are safe on this phone." */
export function thisDevice(): 'phone' | 'computer' {
  return window.matchMedia('(max-width: 59.99em)').matches ? 'phone' : 'computer';
}
