/** What builds a leak in, and what takes it back. */
export interface Built {
  readonly build: string;
  readonly undo: string;
}

/** Ways to change what stands in the database. */
export interface Tools {
  /** A view anew with another expression for one of its columns; `x` is the row as it was. */
  readonly view: (view: string, column: string, instead: string) => Promise<Built>;
  /** A function anew with other text in one place. Throws where the text is not there. */
  readonly inFunction: (name: string, stands: RegExp, instead: string) => Promise<Built>;
}

/** A leak that somebody could build in. */
export interface Mutant {
  readonly leak: string;
  /** Where it shows, if in one operation alone: the others are not asked. */
  readonly shows?: string;
  readonly sql: (tools: Tools) => Built | Promise<Built>;
}

const counted = (leak: string, from: string): Mutant => ({
  leak,
  sql: ({ view }) => view('person_cards', 'preferred_name', `x.preferred_name || (select count(*) from ${from})`),
});

/** Small leaks, each of a kind of its own. The check must find every one. */
export const MUTANTS: readonly Mutant[] = [
  counted('a count of entries takes in the hidden ones', 'entries e where e.person_id = x.person_id'),
  counted(
    'a count of those alongside takes in a protected service',
    "involvements i where i.person_id = x.person_id and i.state = 'alongside'",
  ),
  counted('a count of people takes in the hidden ones', 'people p where p.place_id = x.place_id'),
  counted('a mark tells of a no that is to say nothing', "sharing_choices c where c.person_id = x.person_id and c.say = 'nothing'"),
  counted('alerts that are a Guardian’s are counted for everyone', 'guardian_alerts a where a.place_id = x.place_id'),
  {
    leak: 'places in a story are numbered before anything is hidden',
    sql: ({ view }) =>
      view(
        'story',
        'words',
        "x.words || ' ' || (select count(*) from entries e where e.person_id = x.person_id and e.occurred_at >= x.occurred_at)",
      ),
  },
  {
    leak: 'an own list marks who is on record',
    sql: ({ view }) =>
      view('own_list', 'name', "x.name || case when exists (select from people p where p.full_name = x.name) then '*' else '' end"),
  },
  {
    leak: 'an own list counts also whom it keeps from whoever looks after it',
    shows: 'OwnList',
    sql: ({ view }) =>
      view('own_list_workers', 'people', '(select count(*)::integer from listed_people l where l.organisation_id = me_organisation())'),
  },
  {
    leak: 'what is written to somebody hidden fails in another way than to nobody',
    shows: 'SayWhatMatters',
    sql: () => ({
      build: `create function tell_who_is_there() returns trigger language plpgsql security definer set search_path = public as $$
        begin
          -- while a world is laid out nobody asks
          if coalesce(current_setting('app.worker_id', true), '') = '' then
            return new;
          end if;
          if exists (select from people p where p.person_id = new.person_id) and not exists (select from my_people m where m.person_id = new.person_id) then
            raise unique_violation;
          end if;
          return new;
        end $$;
        alter function tell_who_is_there() owner to alongside_policy;
        create trigger tell_who_is_there before insert on what_matters for each row execute function tell_who_is_there()`,
      undo: 'drop trigger tell_who_is_there on what_matters; drop function tell_who_is_there()',
    }),
  },
  {
    leak: 'in an emergency somebody kept from the worker answers otherwise than nobody',
    shows: 'InvokeOverride',
    sql: ({ inFunction }) => inFunction('override_answer', /(?<=(?:then|else) )'nobody'/g, "'ring'"),
  },
  {
    leak: 'the Guardian’s queue tells a Guardian of whom they must not reach',
    shows: 'GuardianQueue',
    sql: ({ inFunction }) => inFunction('may_hear', /and not exists \(select from conflicts .*/, ''),
  },
  {
    leak: 'whether somebody is found hangs on how much was written of them',
    shows: 'FindPeople',
    sql: ({ inFunction }) =>
      inFunction(
        'find_people',
        /and f\.weakest > 0/,
        'and f.weakest > 0 and (select count(*) from entries n where n.person_id = p.person_id) % 2 = 0',
      ),
  },
  {
    leak: 'a screen is told whenever something is written of its person, also what it does not show',
    shows: 'Follow',
    sql: ({ view }) =>
      view(
        'page_lines',
        'page',
        "case when x.line = 0 then (x.page::jsonb || jsonb_build_object('read', clock_timestamp()))::json else x.page end",
      ),
  },
  {
    leak: 'what a screen is told of takes in the words of entries that it does not show',
    shows: 'Follow',
    sql: ({ view }) =>
      view(
        'page_lines',
        'page',
        `case when x.line = 0 then (x.page::jsonb || jsonb_build_object('words', (select sum(length(e.words)) from entries e where e.person_id = x.person_id)))::json
         else x.page end`,
      ),
  },
  {
    leak: 'a cursor counts also whom the worker may not see',
    shows: 'ProposalPages',
    sql: ({ view }) => view('my_proposals', 'name_key', "x.name_key || ' ' || (select count(*) from people)"),
  },
];
