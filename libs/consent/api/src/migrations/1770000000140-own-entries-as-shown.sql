-- One's own entry is amended, marked and found by its version only where the story shows it. Before, seeing the person was enough: an entry under a seal
-- that did not name its author, or about someone whom a conflict link keeps from them, was hidden and could still be changed.

create view my_entries with (security_barrier) as
select v.person_id, v.entry_id from verdicts v where v.line = 1 and v.code >= 200;
comment on view my_entries is 'Which entries the story shows, as the write policies may ask it.';
alter view my_entries owner to alongside_policy;
grant select on my_entries to alongside_app;

drop policy app_own on entries;
drop policy app_changes_own on entries;
create policy app_own on entries for select to alongside_app
  using (author_id = me_worker() and organisation_id = me_organisation()
    and exists (select from my_entries s where s.person_id = entries.person_id and s.entry_id = entries.entry_id));
create policy app_changes_own on entries for update to alongside_app
  using (author_id = me_worker() and organisation_id = me_organisation()
    and exists (select from my_entries s where s.person_id = entries.person_id and s.entry_id = entries.entry_id))
  with check (author_id = me_worker() and organisation_id = me_organisation());
