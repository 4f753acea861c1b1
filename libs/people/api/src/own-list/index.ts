import type { Provider } from '@nestjs/common';
import { AnswerProposals } from './answer-proposals.ts';
import { FindOnOwnList } from './find-on-own-list.ts';
import { LoadList } from './load-list.ts';
import {
  KnownOnListResolver,
  OwnListResolver,
  ProposalsAnsweredResolver,
  ProposalsResolver,
  StartedFromListResolver,
} from './own-list.resolver.ts';
import { ShowOwnList } from './show-own-list.ts';
import { ShowProposals } from './show-proposals.ts';
import { StartFromList } from './start-from-list.ts';

/** The private list of an organisation: loading it, finding on it, beginning with those on it. */
export const ownList: Provider[] = [
  LoadList,
  ShowOwnList,
  ShowProposals,
  AnswerProposals,
  StartFromList,
  FindOnOwnList,
  ProposalsResolver,
  OwnListResolver,
  KnownOnListResolver,
  ProposalsAnsweredResolver,
  StartedFromListResolver,
];
