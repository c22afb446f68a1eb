-- Events whose listeners run after the commit, in the form that Spring Modulith 1.4 reads and writes.
create table event_publication (
    id               uuid        not null primary key,
    listener_id      text        not null,
    event_type       text        not null,
    serialized_event text        not null,
    publication_date timestamptz not null,
    completion_date  timestamptz
);
create index event_publication_serialized_event_hash_idx on event_publication using hash (serialized_event);
create index event_publication_by_completion_date_idx on event_publication (completion_date);

-- Jobs that run on one node at a time.
create table shedlock (
    name       varchar(64)  not null primary key,
    lock_until timestamp    not null,
    locked_at  timestamp    not null,
    locked_by  varchar(255) not null
);

-- The last run of a job that an administrator began; the job's name is that of its lock.
create table job_run (
    job        varchar(64)  not null primary key,
    started_at timestamptz  not null,
    started_by varchar(128) not null,
    -- Unknown until it has ended.
    failed     boolean
);

-- How far the demonstration's clock runs ahead of the wall clock: one row, forward only.
create table business_clock (
    only_row     boolean     not null primary key default true check (only_row),
    ahead_micros bigint      not null default 0 check (ahead_micros >= 0),
    moved_at     timestamptz not null default now()
);
insert into business_clock default values;
