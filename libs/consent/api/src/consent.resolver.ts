import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { toInvolvement } from '@alongside/people/api';
import { Database } from '@alongside/platform/database';
import {
  Allow,
  type CategoryReaders,
  type EntryReaders,
  type PersonReaders,
  type StandingLine,
  type WhomToAsk,
} from '@alongside/platform/graphql';
import { READERS } from './consent.queries.ts';
import { FindWhomToAsk } from './find-whom-to-ask.ts';
import { ShowStandingLines } from './show-standing-lines.ts';
import { TellWhoCanSee } from './tell-who-can-see.ts';

@Resolver('Person')
export class PersonReadersResolver {
  constructor(private readonly database: Database) {}

  @ResolveField()
  async readers(@Parent() person: { id: string }): Promise<CategoryReaders[]> {
    const rows = await this.database.read((reader) => reader.rows(READERS, [person.id]));
    return [...new Set(rows.map(({ category }) => category))].map((category) => ({
      category,
      readers: rows.filter((row) => row.category === category).map(toInvolvement),
    }));
  }
}

@Resolver()
export class WhoCanSeeResolver {
  constructor(private readonly tell: TellWhoCanSee) {}

  @Query()
  @Allow('entry.who_can_see', { purpose: 'support' })
  whoCanSeeEntry(@Args('personId') personId: string, @Args('id') id: string): Promise<EntryReaders[]> {
    return this.tell.entry(personId, id);
  }

  @Query()
  @Allow('person.who_can_see', { purpose: 'support' })
  whoCanSeePerson(@Args('personId') personId: string): Promise<PersonReaders[]> {
    return this.tell.person(personId);
  }
}

@Resolver()
export class StandingLinesResolver {
  constructor(private readonly showing: ShowStandingLines) {}

  @Query()
  @Allow('person.standing_lines', { purpose: 'support' })
  standingLines(@Args('personId') personId: string): Promise<StandingLine[]> {
    return this.showing.run(personId);
  }
}

@Resolver()
export class WhomToAskResolver {
  constructor(private readonly finding: FindWhomToAsk) {}

  @Query()
  @Allow('people.find', { purpose: 'support', even: true })
  findWhomToAsk(@Args('text') text: string): Promise<WhomToAsk[]> {
    return this.finding.run(text);
  }
}
