-- Many like places of a part: rows of a checklist, not instances. In the order of the list.
create table place (
  part_key varchar(64) not null references part (part_key),
  ordinal integer not null,
  name varchar(200) not null,
  neighbourhood varchar(100),
  recorded_at timestamp(3) with time zone not null,
  primary key (part_key, ordinal),
  unique (part_key, name)
);

-- The one thing among many that a fact tells of: a place, or a name that is counted once.
alter table fact add column item varchar(200);
