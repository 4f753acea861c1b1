-- Which organisations may share at all, and where the place sends someone who asks.

alter table places add column duty_desk text;
comment on column places.duty_desk is 'Whom to ask when an organisation may hold something: the name and number of the place''s duty desk.';

create table sharing_agreements (
  agreement_id uuid not null,
  place_id uuid not null,
  name text not null,
  state text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint sharing_agreements_pkey primary key (agreement_id),
  constraint sharing_agreements_place_fkey foreign key (place_id) references places on delete restrict,
  constraint sharing_agreements_state_check check (state in ('in_force', 'suspended', 'ended')),
  constraint sharing_agreements_window_check check (until_at is null or until_at > from_at)
);
create index sharing_agreements_place on sharing_agreements (place_id);
comment on table sharing_agreements is 'Signed terms between organisations. It joins those that it names while in force and inside its dates.';
call secure_table('sharing_agreements');
create policy app_own_place on sharing_agreements for select to alongside_app using (place_id = me_place());
grant select on sharing_agreements to alongside_app;

create table agreement_organisations (
  organisation_id uuid not null,
  agreement_id uuid not null,
  place_id uuid not null,
  constraint agreement_organisations_pkey primary key (organisation_id, agreement_id),
  constraint agreement_organisations_organisation_fkey foreign key (organisation_id) references organisations on delete restrict,
  constraint agreement_organisations_agreement_fkey foreign key (agreement_id) references sharing_agreements on delete restrict
);
create index agreement_organisations_agreement on agreement_organisations (agreement_id, organisation_id);
comment on table agreement_organisations is 'The organisations that an agreement names.';
call secure_table('agreement_organisations');
create policy app_own_place on agreement_organisations for select to alongside_app using (place_id = me_place());
grant select on agreement_organisations to alongside_app;

-- An agreement that ended or ran out does not come back; a new one is signed.
create function agreement_goes_on() returns trigger language plpgsql as $$
begin
  if old.state = 'ended' and new.state <> 'ended' then
    raise exception 'an ended agreement stays ended' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger sharing_agreements_go_on before update on sharing_agreements for each row execute function agreement_goes_on();
