-- What a project was decided with: who sees to it, whose money, by which meeting.
alter table project add column cadre varchar(100);
alter table project add column funds_source varchar(200);
alter table project add column funds_planned numeric(19, 4);
alter table project add column meeting varchar(200);
alter table project add column decided date;
alter table project add column minutes varchar(100);

-- 科室 of a street. One that ends gets a newer row with its last day.
create table office (
  street varchar(64) not null references street (id),
  name varchar(100) not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamp(3) with time zone not null,
  primary key (street, name, recorded_at)
);

-- When a part meant to reach its milestones, frozen with the list.
create table baseline (
  part_key varchar(64) not null references part (part_key),
  milestone varchar(100) not null,
  planned date not null,
  recorded_at timestamp(3) with time zone not null,
  primary key (part_key, milestone)
);
