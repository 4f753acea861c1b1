import { v7 as uuidv7 } from 'uuid';
import { toPhone } from '@alongside/people/model';
import type { Arranges, Organisation, Place, Worker } from '@alongside/teams/api/testing';

type Row = readonly [text: string, values: readonly unknown[]];
interface Span {
  /** Instants; left out: since a year ago, and still. */
  readonly from?: string;
  readonly until?: string;
}

/** Says who a person is and who is beside them, then puts it into the database. */
class PersonBuilder {
  private readonly id = uuidv7();
  private fullName: string | null = 'Kelly Marsden';
  private preferredName = 'Kelly';
  private birthDate: string | null = null;
  private postcode: string | null = null;
  private street: string | null = null;
  private phone: string | null = null;
  private hidden = false;
  private readonly rest: Row[] = [];

  called(fullName: string, preferredName = fullName.split(' ')[0] ?? fullName): this {
    this.fullName = fullName;
    this.preferredName = preferredName;
    return this;
  }
  knownOnlyAs(preferredName: string): this {
    this.fullName = null;
    this.preferredName = preferredName;
    return this;
  }
  bornOn(birthDate: string): this {
    this.birthDate = birthDate;
    return this;
  }
  livingAt(street: string, postcode: string): this {
    this.street = street;
    this.postcode = postcode.replaceAll(' ', '');
    return this;
  }
  onPhone(phone: string): this {
    this.phone = toPhone(phone);
    return this;
  }
  whoseWhereaboutsAreHidden(): this {
    this.hidden = true;
    return this;
  }
  inHousehold(householdId: string, { from = '2020-01-01T00:00:00Z', until }: Span = {}): this {
    return this.with('residences (person_id, household_id, place_id, from_at, until_at)', '$1, $3, $2, $4, $5', householdId, from, until);
  }
  withAlongside(worker: Worker, span?: Span): this {
    return this.involving(worker, 'alongside', span);
  }
  withStarting(worker: Worker, span?: Span): this {
    return this.involving(worker, 'starting', span);
  }
  withResting(worker: Worker, span?: Span): this {
    return this.involving(worker, 'resting', span);
  }
  ledBy(worker: Worker, { from, until }: Span = {}): this {
    return this.with(
      'lead_workers (person_id, lead_id, place_id, worker_id, organisation_id, from_at, until_at)',
      `$1, $3, $2, $4, $5, coalesce($6::timestamptz, moment() - interval '1 year'), $7`,
      uuidv7(),
      worker.workerId,
      worker.organisationId,
      from,
      until,
    );
  }
  /** Someone at work who must not reach this person. */
  withConflict(worker: Worker, kind = 'ex'): this {
    return this.with(
      'conflict_links (person_id, link_id, place_id, worker_id, kind, from_at)',
      `$1, $3, $2, $4, $5, moment() - interval '1 year'`,
      uuidv7(),
      worker.workerId,
      kind,
    );
  }
  whoAgreedToShare(category: string, organisation: Organisation, { from, until }: Span = {}): this {
    return this.with(
      'sharing_choices (person_id, choice_id, place_id, organisation_id, category, answer, given_by, given_at, withdrawn_at)',
      `$1, $3, $2, $4, $5, 'yes', $1, coalesce($6::timestamptz, moment() - interval '1 month'), $7`,
      uuidv7(),
      organisation.organisationId,
      category,
      from,
      until,
    );
  }
  toBeContacted(how: string, { when, number, never }: { when?: string; number?: string; never?: string } = {}): this {
    return this.with(
      'safe_contacts (person_id, safe_contact_id, place_id, how, when_to, number, never, said_at)',
      '$1, $3, $2, $4, $5, $6, $7, moment()',
      uuidv7(),
      how,
      when,
      number,
      never,
    );
  }
  needing(need: string, detail?: string): this {
    return this.with(
      'communication_needs (person_id, communication_need_id, place_id, need, detail, said_at)',
      '$1, $3, $2, $4, $5, moment()',
      uuidv7(),
      need,
      detail,
    );
  }
  /** `on` is an instant. */
  whoSaid(words: string, toWorker: Worker, on: string): this {
    return this.with(
      'what_matters (person_id, what_matters_id, place_id, words, written_by, organisation_id, said_at)',
      '$1, $3, $2, $4, $5, $6, $7',
      uuidv7(),
      words,
      toWorker.workerId,
      toWorker.organisationId,
      on,
    );
  }

  /** Puts it all into the database; gives the person's id. */
  async at(database: Arranges, { placeId }: Place): Promise<string> {
    await database.sql(
      `insert into people (person_id, place_id, preferred_name, full_name, birth_date, postcode, phone, street, whereabouts_hidden, added_by, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $1, moment() - interval '2 years')`,
      [this.id, placeId, this.preferredName, this.fullName, this.birthDate, this.postcode, this.phone, this.street, this.hidden],
    );
    for (const [text, values] of this.rest) await database.sql(text, [this.id, placeId, ...values]);
    return this.id;
  }

  private involving(worker: Worker, state: string, { from, until }: Span = {}): this {
    return this.with(
      'involvements (person_id, involvement_id, place_id, worker_id, organisation_id, state, why, from_at, until_at)',
      `$1, $3, $2, $4, $5, $6, 'asked to', coalesce($7::timestamptz, moment() - interval '1 year'), $8`,
      uuidv7(),
      worker.workerId,
      worker.organisationId,
      state,
      from,
      until,
    );
  }

  private with(into: string, values: string, ...given: readonly unknown[]): this {
    this.rest.push([`insert into ${into} values (${values})`, given.map((value) => value ?? null)]);
    return this;
  }
}

/** `await aPerson().called('Kelly Marsden').bornOn('1992-02-14').withAlongside(priya).at(database, place)` gives her id. */
export const aPerson = (): PersonBuilder => new PersonBuilder();
