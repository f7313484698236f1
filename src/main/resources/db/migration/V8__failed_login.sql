-- Failed tries to log in, for all nodes. What was typed as an account may be a password, so only its hash is kept.
create table failed_login (
  id uuid primary key,
  account varchar(64) not null,
  address varchar(64) not null,
  tried_at timestamp(3) with time zone not null
);
create index failed_login_account on failed_login (account, tried_at);
create index failed_login_address on failed_login (address, tried_at);
create index failed_login_tried_at on failed_login (tried_at);
