import { v7 as uuidv7 } from 'uuid';
import type { Actor, TestApi } from '@alongside/platform/testing';

const INVOKE = 'mutation Invoke($input: InvokeOverrideInput!) { invokeOverride(input: $input) { __typename } }';

/** Invokes an override as a worker's browser does; four hours of health for Kelly Marsden where nothing else is said. Gives its id. */
export async function anOverride(api: TestApi, actor: Actor, more: Record<string, unknown> = {}): Promise<string> {
  const id = uuidv7();
  const input = {
    ...{ mutationId: uuidv7(), id, typed: 'Kelly Marsden 14/2/1992', ground: 'emergency', categories: ['health'] },
    ...{ reason: 'She fell.', told: 'No one yet.', ...more },
  };
  const { data } = await api.ask<{ invokeOverride?: { __typename: string } }>(actor, INVOKE, { input });
  if (data?.invokeOverride?.__typename !== 'OverrideInvoked') throw new Error('The override was not invoked.');
  return id;
}
