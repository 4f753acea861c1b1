-- The list of a person's own that says who looked is decided (explain_look) and waits for the residents' door. The log does not say yet of each entry
-- whether it rested on a duty, and a line of such a look must not show before the person was told: until it does, nothing may write these rows from it.
comment on table looks is 'A line of Who looked: which entry, for which organisation, and whether it rested on an override, the emergency card or a duty. The decision reads it; nothing writes it before residents can sign in.';
