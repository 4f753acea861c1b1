import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type AddPersonInput, Allow, type PersonDetailsInput, type SayWhatMattersInput } from '@alongside/platform/graphql';
import { AddPerson } from './add-person.ts';
import { FindPeople } from './find-people.ts';
import type { PersonRef } from './outcomes.ts';
import { PossibleMatches } from './possible-matches.ts';
import { SayWhatMatters } from './say-what-matters.ts';
import { ShowPerson } from './show-person.ts';

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly finding: FindPeople,
    private readonly matching: PossibleMatches,
    private readonly showing: ShowPerson,
    private readonly adding: AddPerson,
    private readonly saying: SayWhatMatters,
  ) {}

  @Query()
  @Allow('people.find', { purpose: 'support', even: true })
  findPeople(@Args('text') text: string) {
    return this.finding.run(text);
  }

  @Query()
  @Allow('person.read', { purpose: 'support' })
  person(@Args('id') id: string) {
    return this.showing.person(id);
  }

  @Query()
  @Allow('people.find', { purpose: 'support', even: true })
  possibleMatches(@Args('details') details: PersonDetailsInput) {
    return this.matching.run(details);
  }

  @Mutation()
  @Allow('person.add', { purpose: 'support', even: true })
  addPerson(@Args('input') input: AddPersonInput) {
    return this.adding.run(input);
  }

  @Mutation()
  @Allow('what_matters.say', { purpose: 'support', of: ['personId'] })
  sayWhatMatters(@Args('input') input: SayWhatMattersInput) {
    return this.saying.run(input);
  }
}

@Resolver('Person')
export class PersonResolver {
  constructor(private readonly showing: ShowPerson) {}

  @ResolveField()
  whatMatteredBefore(@Parent() person: { id: string }) {
    return this.showing.whatMatteredBefore(person.id);
  }
}

/** The mutation's answer holds the id: the person is read when they are asked for. */
@Resolver('PersonAdded')
export class PersonAddedResolver {
  constructor(private readonly showing: ShowPerson) {}

  @ResolveField()
  person(@Parent() { personId }: PersonRef<'PersonAdded'>) {
    return this.showing.person(personId);
  }
}

/** Both versions are shown: the one that stands is read again, through the sharing decision. */
@Resolver('WhatMattersChanged')
export class WhatMattersChangedResolver {
  constructor(private readonly showing: ShowPerson) {}

  @ResolveField()
  person(@Parent() { personId }: PersonRef<'WhatMattersChanged'>) {
    return this.showing.person(personId);
  }
}

/** The mutation's answer holds the id: the person is read when they are asked for. */
@Resolver('WhatMattersSaid')
export class WhatMattersSaidResolver {
  constructor(private readonly showing: ShowPerson) {}

  @ResolveField()
  person(@Parent() { personId }: PersonRef<'WhatMattersSaid'>) {
    return this.showing.person(personId);
  }
}
