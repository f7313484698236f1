-- Accounts that the 统一身份认证 answers for, by the name it never gives to anybody else.
create table directory_account (
  account varchar(64) primary key,
  issuer varchar(500) not null,
  subject varchar(255) not null,
  constraint directory_account_of unique (issuer, subject)
);
