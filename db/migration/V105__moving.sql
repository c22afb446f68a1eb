-- Moves of cases under way to another version of their matter: the plan and its second person, and what became of each case.

create table studio_move (
    id           uuid         primary key,
    matter       varchar(80)  not null,
    from_version integer      not null,
    to_version   integer      not null,
    state        varchar(16)  not null check (state in
        ('PLANNED', 'SUBMITTED', 'APPROVED', 'RUNNING', 'STOPPED', 'DONE', 'DISCARDED')),
    -- Place of the old drawing to place of the new one, old answer key to new one, and which cases are meant.
    steps        jsonb        not null,
    fields       jsonb        not null,
    wanted       jsonb        not null,
    changed_at   timestamptz  not null,
    changed_by   varchar(100) not null,
    note         varchar(2000),
    submitted_at timestamptz,
    submitted_by varchar(100),
    judged_at    timestamptz,
    judged_by    varchar(100),
    -- Why the second person sent it back last time.
    reason       varchar(2000),
    started_at   timestamptz,
    started_by   varchar(100),
    ended_at     timestamptz,
    foreign key (matter, from_version) references matter_publication (matter, version),
    foreign key (matter, to_version) references matter_publication (matter, version),
    check (from_version <> to_version),
    -- Nobody lets his own plan be carried out, whatever the program thinks.
    check (state not in ('APPROVED', 'RUNNING', 'STOPPED', 'DONE') or judged_by <> submitted_by),
    check (state not in ('RUNNING', 'STOPPED', 'DONE') or started_by is not null)
);
create index studio_move_matter on studio_move (matter, changed_at desc);
create index studio_move_running on studio_move (id) where state = 'RUNNING';

create table studio_move_author (
    move     uuid         not null references studio_move,
    username varchar(100) not null,
    primary key (move, username)
);

create table studio_move_case (
    move        uuid        not null references studio_move,
    case_number varchar(40) not null,
    state       varchar(10) not null check (state in ('WAITING', 'MOVED', 'REFUSED', 'FAILED', 'RETURNING', 'RETURNED')),
    -- Why it stayed where it is.
    obstacles   jsonb       not null default '[]',
    -- What was done to it, so that it can be taken back.
    moved       jsonb,
    at          timestamptz,
    primary key (move, case_number),
    check ((state in ('MOVED', 'RETURNING', 'RETURNED')) = (moved is not null))
);
create index studio_move_case_open on studio_move_case (move, case_number) where state in ('WAITING', 'RETURNING');

-- Withdrawals of a version for new cases, which need a second person too.
create table studio_withdrawal (
    id        uuid         primary key,
    matter    varchar(80)  not null,
    version   integer      not null,
    state     varchar(10)  not null check (state in ('ASKED', 'REFUSED', 'DONE')),
    reason    varchar(2000) not null,
    asked_at  timestamptz  not null,
    asked_by  varchar(100) not null,
    judged_at timestamptz,
    judged_by varchar(100),
    foreign key (matter, version) references matter_publication (matter, version),
    check ((state = 'ASKED') = (judged_by is null)),
    check (judged_by <> asked_by)
);
create unique index studio_withdrawal_open on studio_withdrawal (matter, version) where state = 'ASKED';
