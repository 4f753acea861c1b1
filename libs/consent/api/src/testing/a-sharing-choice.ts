import { v7 as uuidv7 } from 'uuid';
import type { Arranges, Organisation } from '@alongside/teams/api/testing';
import type { Category } from '@alongside/consent/model';

/** Says what a person chose, then puts it into the database. */
class SharingChoiceBuilder {
  private answer = 'yes';
  private say: string | null = null;
  private organisation: Organisation | null = null;
  private category: Category | 'card' = 'life';
  private givenAt: string | null = null;
  private withdrawnAt: string | null = null;
  private supersededAt: string | null = null;

  /** A yes that names one organisation. */
  yesTo(organisation: Organisation): this {
    this.organisation = organisation;
    return this;
  }
  noTo(organisation: Organisation, say: 'something' | 'nothing' = 'nothing'): this {
    this.answer = 'no';
    this.say = say;
    this.organisation = organisation;
    return this;
  }
  askMe(organisation: Organisation): this {
    this.answer = 'ask_me';
    this.organisation = organisation;
    return this;
  }
  noToEveryone(): this {
    this.answer = 'no';
    this.say = 'nothing';
    this.organisation = null;
    return this;
  }
  /** `card`: category 1, which no entry carries. */
  about(category: Category | 'card'): this {
    this.category = category;
    return this;
  }
  /** Instants throughout. */
  given(at: string): this {
    this.givenAt = at;
    return this;
  }
  thenWithdrawn(at: string): this {
    this.withdrawnAt = at;
    return this;
  }
  thenReplaced(at: string): this {
    this.supersededAt = at;
    return this;
  }
  async by(database: Arranges, personId: string): Promise<string> {
    const choiceId = uuidv7();
    await database.sql(
      `insert into sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, say, given_by, given_at, withdrawn_at, superseded_at)
       select $1, $2, place_id, $3, $4, $5, $6, $1, coalesce($7::timestamptz, moment() - interval '1 month'), $8, $9 from people where person_id = $1`,
      [
        personId,
        choiceId,
        this.organisation?.organisationId ?? null,
        this.category,
        this.answer,
        this.say,
        this.givenAt,
        this.withdrawnAt,
        this.supersededAt,
      ],
    );
    return choiceId;
  }
}

/** `await aSharingChoice().yesTo(housing).about('life').given(…).thenWithdrawn(…).by(database, kelly)` */
export const aSharingChoice = (): SharingChoiceBuilder => new SharingChoiceBuilder();
