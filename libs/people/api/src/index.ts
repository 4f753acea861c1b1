import { Module } from '@nestjs/common';
import type { DomainApi } from '@alongside/platform/graphql';
import { AddPerson } from './add-person.ts';
import { AskForCallBack } from './ask-for-call-back.ts';
import { CallBacksResolver } from './call-backs.resolver.ts';
import { FindPeople } from './find-people.ts';
import { FinishCallBack } from './finish-call-back.ts';
import { KeepPeople } from './keep-people.ts';
import ownListSdl from './own-list.graphql?raw';
import { ownList } from './own-list/index.ts';
import sdl from './people.graphql?raw';
import { PeopleToKeepResolver } from './people-to-keep.resolver.ts';
import {
  PeopleResolver,
  PersonAddedResolver,
  PersonResolver,
  WhatMattersChangedResolver,
  WhatMattersSaidResolver,
} from './people.resolver.ts';
import { PossibleMatches } from './possible-matches.ts';
import { SayWhatMatters } from './say-what-matters.ts';
import { ShowPerson } from './show-person.ts';

export { CALL_BACKS, type CallBackRow, toCallBack } from './call-backs.queries.ts';
export { INVOLVEMENT_COLUMNS, type InvolvementRow, toInvolvement } from './involvement.ts';
export { PeopleResolver } from './people.resolver.ts';
export { NAMED_UNSEEN, type PersonPage } from './people.queries.ts';
export { listed, MY_PEOPLE, PERSON_CARD_COLUMNS, personCards, type PersonCardRow, toPersonCard } from './person-card.ts';

@Module({
  providers: [
    FindPeople,
    PossibleMatches,
    ShowPerson,
    KeepPeople,
    AddPerson,
    SayWhatMatters,
    AskForCallBack,
    FinishCallBack,
    PeopleResolver,
    PeopleToKeepResolver,
    CallBacksResolver,
    PersonResolver,
    PersonAddedResolver,
    WhatMattersChangedResolver,
    WhatMattersSaidResolver,
    ...ownList,
  ],
})
class PeopleModule {}

export const peopleDomain: DomainApi = { module: PeopleModule, sdl: [sdl, ownListSdl].join('\n') };
