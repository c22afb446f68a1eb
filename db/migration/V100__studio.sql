-- Changes of matters: at most one open a matter, the ended ones stay as the record of each version.

create table studio_draft (
    id           uuid         primary key,
    version      bigint       not null,
    matter       varchar(80)  not null,
    based_on     integer,
    state        varchar(16)  not null
        check (state in ('EDITING', 'SUBMITTED', 'APPROVED', 'PUBLISHED', 'DISCARDED')),
    started_at   timestamptz  not null,
    started_by   varchar(100) not null,
    changed_at   timestamptz  not null,
    changed_by   varchar(100) not null,
    note         varchar(2000),
    valid_from   date,
    submitted_at timestamptz,
    submitted_by varchar(100),
    judged_at    timestamptz,
    judged_by    varchar(100),
    reason       varchar(2000),
    published    integer,
    -- What the designers mean to do with the cases under way once it is published.
    move_cases   boolean      not null default false,
    -- SHA-256 of the shipped bundle that was looked at meanwhile; null while the one it descends from still holds.
    baseline     varchar(64),
    check (state not in ('SUBMITTED', 'APPROVED', 'PUBLISHED') or submitted_by is not null),
    -- Nobody lets his own change into force, whatever the program thinks.
    check (state not in ('APPROVED', 'PUBLISHED') or judged_by <> submitted_by),
    check ((state = 'PUBLISHED') = (published is not null))
);
create unique index studio_draft_open on studio_draft (matter) where state in ('EDITING', 'SUBMITTED', 'APPROVED');
create unique index studio_draft_published on studio_draft (matter, published) where published is not null;

create table studio_draft_file (
    draft   uuid         not null references studio_draft,
    path    varchar(200) not null,
    content text         not null,
    primary key (draft, path)
);

create table studio_draft_author (
    draft    uuid         not null references studio_draft,
    username varchar(100) not null,
    primary key (draft, username)
);

create table studio_event (
    id         bigint generated always as identity primary key,
    at         timestamptz  not null,
    kind       varchar(20)  not null,
    matter     varchar(80)  not null,
    -- Null for what is no change of the files: a move of cases, the withdrawal of a version.
    draft      uuid         references studio_draft,
    actor      varchar(100) not null,
    actor_name varchar(128) not null,
    detail     varchar(2000)
);
create index studio_event_matter on studio_event (matter, id desc);
create trigger studio_event_append_only before update or delete or truncate on studio_event
    for each statement execute function refuse_change();

-- What a draft would have done with ended cases. Numbers, ways, amounts and limits: no names, no answers.
create table studio_replay (
    id          uuid         primary key,
    matter      varchar(80)  not null,
    -- Of the files that were tried: other files, another result.
    digest      char(64)     not null,
    most        integer      not null check (most between 1 and 2000),
    from_day    date,
    to_day      date,
    office      varchar(20),
    outcome     varchar(20),
    legal_basis varchar(40),
    state       varchar(12)  not null check (state in ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    started_at  timestamptz  not null,
    started_by  varchar(100) not null,
    -- When it was last seen running, by the database's own clock.
    beat_at     timestamptz  not null,
    finished_at timestamptz,
    total       integer      not null,
    done        integer      not null default 0,
    check ((state = 'RUNNING') = (finished_at is null))
);
create unique index studio_replay_running on studio_replay (matter) where state = 'RUNNING';
create index studio_replay_matter on studio_replay (matter, started_at desc);

create table studio_replay_case (
    replay      uuid        not null references studio_replay on delete cascade,
    position    integer     not null,
    case_number varchar(40) not null,
    version     integer     not null,
    decided_on  date        not null,
    kinds       text[]      not null check (cardinality(kinds) > 0),
    unjudged    jsonb,
    first       jsonb,
    was         jsonb       not null,
    would       jsonb,
    primary key (replay, position),
    unique (replay, case_number)
);
