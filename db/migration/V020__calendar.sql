-- Every publication of a year's working days. Rows are only ever added: the newest publication of a year is in force, and
-- the highest version of all is the calendar's.
create table calendar_version (
    version      integer      not null primary key check (version > 0),
    year         integer      not null check (year between 2000 and 2100),
    notice       varchar(500) not null,
    reason       varchar(500) not null,
    published_by varchar(100) not null,
    published_at timestamptz  not null
);
create index calendar_version_of_year on calendar_version (year, version desc);

-- Days that differ from the ordinary week: working weekends and days off.
create table calendar_day (
    version integer not null references calendar_version,
    day     date    not null,
    working boolean not null,
    primary key (version, day)
);

-- One limit of one case: made at the first asking, so that nothing asked again restarts it.
create table deadline (
    case_number      varchar(40) not null,
    name             varchar(60) not null,
    round            integer     not null check (round > 0),
    started_on       date        not null,
    limit_days       integer     not null check (limit_days > 0),
    limit_unit       varchar(8)  not null check (limit_unit in ('WORKING', 'CALENDAR')),
    extension_days   integer     check (extension_days > 0),
    extension_unit   varchar(8)  check (extension_unit in ('WORKING', 'CALENDAR')),
    paused_days      integer     not null default 0 check (paused_days >= 0),
    paused_since     date,
    pause_reason     varchar(500),
    -- When the pause is expected to end: its officer is reminded.
    paused_until     date,
    -- The start, moved by what was paused: lists compute their light from it and the last day alone.
    counts_from      date        not null,
    due_on           date        not null,
    due_at           timestamptz not null,
    calendar_version integer     not null,
    estimated        boolean     not null,
    -- When the next part of it is used, or its pause ought to be over; null when nothing more comes.
    remind_on        date,
    closed_at        timestamptz,
    primary key (case_number, name, round),
    check ((extension_days is null) = (extension_unit is null)),
    check (paused_since is not null or pause_reason is null and paused_until is null),
    check (paused_until >= paused_since),
    check (closed_at is null or remind_on is null),
    check (started_on <= counts_from and counts_from <= due_on)
);
create index deadline_open_by_calendar on deadline (calendar_version, case_number) where closed_at is null;
create index deadline_open_by_due on deadline (due_on) where closed_at is null;
create index deadline_to_remind on deadline (name, remind_on) where closed_at is null;
