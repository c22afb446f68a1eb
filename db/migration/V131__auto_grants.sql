-- 免申即享: who qualifies for an item by a contract on the register; listed by one person and confirmed by another.
create table auto_grant_list (
    id            uuid         primary key,
    item          varchar(60)  not null check (item <> ''),
    -- Contracts registered in these days, both included.
    first_day     date         not null,
    last_day      date         not null check (last_day >= first_day),
    state         varchar(9)   not null check (state in ('PREPARED', 'CONFIRMED', 'REJECTED')),
    prepared_by   uuid         not null,
    prepared_name varchar(100) not null,
    prepared_at   timestamptz  not null,
    -- Who looked through it: never who prepared it.
    decided_by    uuid         check (decided_by <> prepared_by),
    decided_name  varchar(100),
    decided_on    date,
    note          varchar(500),
    check ((state = 'PREPARED') = (decided_by is null))
);
create index auto_grant_list_newest on auto_grant_list (prepared_at desc, id);

create table auto_grant_entry (
    list           uuid           not null references auto_grant_list,
    certificate_no varchar(40)    not null,
    holder         varchar(300)   not null,
    title          varchar(300)   not null,
    -- Null for a party that has no account here.
    organisation   uuid,
    -- As the rules of the day of listing have it; the case is calculated by itself.
    estimate       numeric(18, 2) not null check (estimate >= 0),
    -- Why nothing is given; null for who gets it.
    left_out       varchar(20)    check (left_out <> ''),
    left_out_note  varchar(500),
    case_number    varchar(40)    unique,
    primary key (list, certificate_no, holder),
    check (left_out is not null or organisation is not null),
    check (left_out is null or case_number is null)
);
-- Of a contract one party gets it.
create unique index auto_grant_entry_once on auto_grant_entry (list, certificate_no) where left_out is null;
