-- Published bundles, and what the engine does not keep: rounds of tasks, the way taken.

create table matter_publication (
    matter        varchar(80)  not null,
    version       integer      not null check (version > 0),
    baseline      char(64)     not null,
    shipped       boolean      not null,
    published_at  timestamptz  not null,
    published_by  varchar(100) not null,
    deployment_id varchar(64)  not null unique,
    -- Withdrawn for new cases; those under way stay on it.
    withdrawn_at  timestamptz,
    withdrawn_by  varchar(100),
    -- Taken from the engine, because no case ever ran on it; its files stay.
    removed_at    timestamptz,
    removed_by    varchar(100),
    primary key (matter, version),
    check ((withdrawn_at is null) = (withdrawn_by is null)),
    check ((removed_at is null) = (removed_by is null)),
    check (removed_at is null or withdrawn_at is not null)
);
comment on column matter_publication.baseline is 'SHA-256 of the shipped bundle that this one descends from';

create table matter_file (
    matter  varchar(80)  not null,
    version integer      not null,
    path    varchar(200) not null,
    content text         not null,
    primary key (matter, version, path),
    foreign key (matter, version) references matter_publication (matter, version)
);

create table process_task (
    task_id     varchar(64) primary key,
    case_number varchar(40) not null,
    form_id     varchar(80) not null,
    round       integer     not null check (round > 0),
    created_at  timestamptz not null,
    unique (case_number, form_id, round)
);

create table process_passage (
    id                 bigint generated always as identity primary key,
    case_number        varchar(40) not null,
    process_definition varchar(64) not null,
    element            varchar(255) not null,
    passed_at          timestamptz not null
);
create index process_passage_case on process_passage (case_number, id);
