import type { FastifyRequest } from 'fastify';

/**
 * The address at which the router found what answers a request, as it was registered: `/live/:subject`. Empty where nothing answers. Rules go by it and
 * not by what was sent, since one address can be written in many ways: the router takes `/%67raphql` for `/graphql`.
 */
export const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? '';
