-- Who has a matter open to change it, states of a draft that were given a name, and words to warnings.

create table studio_hold (
    matter      varchar(80)  primary key,
    holder      varchar(100) not null,
    holder_name varchar(128) not null,
    -- The window: of two of one person the later one writes.
    tab         uuid         not null,
    since       timestamptz  not null,
    active_at   timestamptz  not null
);

create table studio_kept (
    id        uuid         primary key,
    matter    varchar(80)  not null,
    draft     uuid         not null references studio_draft,
    name      varchar(120) not null,
    note      varchar(2000),
    kept_at   timestamptz  not null,
    kept_by   varchar(100) not null,
    -- True when it was kept before a restore or an import, so that nothing gets lost.
    automatic boolean      not null
);
create index studio_kept_matter on studio_kept (matter, kept_at desc);

create table studio_kept_file (
    kept    uuid         not null references studio_kept,
    path    varchar(200) not null,
    content text         not null,
    primary key (kept, path)
);

create table studio_answered_warning (
    draft   uuid          not null references studio_draft,
    n       integer       not null,
    file    varchar(200)  not null,
    element varchar(300),
    code    varchar(80)   not null,
    reason  varchar(2000) not null check (length(btrim(reason)) > 0),
    at      timestamptz   not null,
    by_whom varchar(100)  not null,
    primary key (draft, n)
);
