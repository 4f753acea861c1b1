import { accessLogDomain } from '@alongside/access-log/api';
import { consentDomain } from '@alongside/consent/api';
import { conversationsDomain } from '@alongside/conversations/api';
import { overviewDomain } from '@alongside/overview/api';
import { peopleDomain } from '@alongside/people/api';
import type { DomainApi } from '@alongside/platform/graphql';
import { teamsDomain } from '@alongside/teams/api';

/** Every domain of the API, in their order: each knows those before it and none after it. */
export const domains: readonly DomainApi[] = [
  teamsDomain,
  peopleDomain,
  consentDomain,
  accessLogDomain,
  conversationsDomain,
  overviewDomain,
];
