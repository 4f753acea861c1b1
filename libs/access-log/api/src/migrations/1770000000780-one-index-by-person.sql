-- The looks at a person are found by the primary key: place, person, time. A second index without the place said the same, and every look paid for it.
drop index access_events_person;
