-- What the engine does not keep of a password: since when, set by whom, last used. Earlier ones stay, so that they do not come back.
create table secret (
  account varchar(64) not null,
  hash varchar(255) not null,
  salt varchar(255),
  set_at timestamp(3) with time zone not null,
  by_another boolean not null,
  used_on date,
  primary key (account, hash)
);
