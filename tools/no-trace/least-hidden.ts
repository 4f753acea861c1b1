import { askSteps, type Difference } from './ask-pair.ts';
import { type Hidden, without } from './hidden.ts';
import type { Twins } from './twins.ts';

/** The difference in words, with the fewest hidden things whose absence still changes the answer. */
export async function leastHidden(twins: Twins, difference: Difference): Promise<string> {
  const { pair, steps } = difference;
  const whole = await askSteps(twins, pair, pair.furnished, steps);
  const differs = async (hidden: readonly Hidden[]): Promise<boolean> =>
    (await askSteps(twins, pair, without(pair.furnished, hidden), steps)).at(-1) !== whole.at(-1);
  let least = pair.hidden;
  for (const one of pair.hidden) {
    const fewer = least.filter((other) => other !== one);
    if (fewer.length > 0 && (await differs(fewer))) least = fewer;
  }
  const bodyOf = (text: string): string => text.slice(text.indexOf('} {') + 2);
  const [told, toldWithout] = [bodyOf(difference.told), bodyOf(difference.toldWithout)];
  let same = 0;
  while (same < told.length && told[same] === toldWithout[same]) same += 1;
  const around = (text: string): string => text.slice(Math.max(0, same - 160), same + 240).trim();
  return `
${difference.operation} answers otherwise where something hidden is there. World ${pair.seed}, asked by ${JSON.stringify(pair.asker)}${pair.witness ? `, seen by ${JSON.stringify(pair.witness)}` : ''}
  Asked    ${steps.map(({ by, operation, variables }) => `${by === 0 ? '' : 'by the other: '}${operation} ${JSON.stringify(variables)}`).join('\n           ')}
  Hidden   ${least.map(({ kind, id }) => `${kind} ${id}`).join('\n           ')}
  With     …${around(told)}
  Without  …${around(toldWithout)}`;
}
