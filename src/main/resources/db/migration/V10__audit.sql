-- One row for each try to change something. Written before it, answered once after it, then numbered and chained for good.
create table audit (
  id uuid primary key,
  begun_at timestamp(3) with time zone not null,
  account varchar(64),
  address varchar(64) not null,
  method varchar(10) not null,
  path varchar(300) not null,
  status int,
  seq bigint unique,
  hash varchar(64)
);
create index audit_begun_at on audit (begun_at);

create table audit_head (
  seq bigint not null,
  hash varchar(64) not null
);
insert into audit_head (seq, hash) values (0, '');
