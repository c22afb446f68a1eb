-- One row a waiting task, written in the engine's own transaction. Lists read this table and no other.
create table inbox_task (
    task_id       varchar(64)  not null primary key,
    case_id       uuid         not null,
    case_number   varchar(40)  not null,
    matter        varchar(80)  not null,
    version       integer      not null,
    name_zh       varchar(200) not null,
    name_en       varchar(200) not null,
    form_id       varchar(120) not null,
    round         integer      not null,
    performer     varchar(60)  not null,
    grp           varchar(120) not null,
    assignee      varchar(100),
    assignee_name varchar(200),
    -- The submission that the step is about: tells whether the applicant answered since somebody looked.
    submission    integer      not null default 1 check (submission > 0),
    title         varchar(300) not null,
    applicant     varchar(200) not null,
    created_at    timestamptz  not null,
    deadline      varchar(60),
    started_on    date         not null,
    -- The last day of the step's limit; far in the future without one, so that one index serves the order by due day.
    due_on        date         not null default '9999-12-31',
    paused        boolean      not null default false,
    -- A seat's row: the engine's task that it belongs to, and how far the step has come. Null for a task without seats.
    step_task     varchar(64),
    seat_mode     varchar(4) check (seat_mode in ('ALL', 'ANY', 'VOTE')),
    seats_decided integer,
    seats         integer,
    search        text generated always as (lower(
        case_number || ' ' || title || ' ' || applicant || ' ' || coalesce(assignee_name, ''))) stored,
    check ((assignee is null) = (assignee_name is null)),
    check (num_nulls(step_task, seat_mode, seats_decided, seats) in (0, 4)),
    check (seats_decided >= 0 and seats_decided < seats)
);
create index inbox_claimable_new on inbox_task (grp, created_at desc, task_id desc) where assignee is null;
create index inbox_claimable_due on inbox_task (grp, due_on, task_id) where assignee is null;
create index inbox_mine_new on inbox_task (assignee, created_at desc, task_id desc) where assignee is not null;
create index inbox_mine_due on inbox_task (assignee, due_on, task_id) where assignee is not null;
create index inbox_all_new on inbox_task (grp, created_at desc, task_id desc);
create index inbox_all_due on inbox_task (grp, due_on, task_id);
create index inbox_of_case on inbox_task (case_number);
create index inbox_of_case_id on inbox_task (case_id);
create index inbox_of_step on inbox_task (step_task) where step_task is not null;
create index inbox_search on inbox_task using gin (bigrams(search));

-- 席位: several persons do one step. An open seat is a row of inbox_task, whose id is the step's and the seat's number with
-- "~" between; what was decided, taken away or not needed stays here.
create table inbox_seat (
    task_id    varchar(64)  not null references process_task,
    number     integer      not null check (number > 0),
    case_id    uuid         not null references case_file,
    role       varchar(60)  not null,
    grp        varchar(120) not null,
    state      varchar(10)  not null default 'OPEN' check (state in ('OPEN', 'DECIDED', 'REMOVED', 'UNNEEDED')),
    username   varchar(100),
    person     varchar(200),
    outcome    varchar(30),
    decided_at timestamptz,
    -- Sequence number of the act that says it, with opinion and answers.
    act        integer,
    primary key (task_id, number),
    check ((username is null) = (person is null)),
    check (num_nulls(outcome, decided_at, act) = case when state = 'DECIDED' then 0 else 3 end),
    check (state <> 'DECIDED' or username is not null)
);
-- One person has at most one seat of a step.
create unique index inbox_seat_once on inbox_seat (task_id, username) where state in ('OPEN', 'DECIDED');
create index inbox_seat_of_case on inbox_seat (case_id);

-- Unfinished work on a step, kept until the step ends.
create table inbox_draft (
    task_id  varchar(64)  not null primary key references inbox_task on delete cascade,
    username varchar(100) not null,
    answers  jsonb        not null,
    opinion  text,
    -- Items of a correction notice that is being written, complete or not; null while there is none.
    notice   jsonb,
    saved_at timestamptz  not null
);

-- 常用语: an officer's own phrases; those with an office are read by its people, and changed by the owner alone.
create table inbox_phrase (
    id       uuid         not null primary key,
    username varchar(100) not null,
    office   varchar(40),
    phrase   varchar(500) not null,
    used     integer      not null default 0,
    unique (username, phrase)
);
create index inbox_phrase_shared on inbox_phrase (office) where office is not null;

-- How somebody wants to work: the inbox's columns and order, whether the next task opens by itself, single keys.
create table inbox_preference (
    username varchar(100) not null primary key,
    settings jsonb        not null
);

-- Filters that an officer named, as they stand in the inbox's address; those with an office are read by its people.
create table inbox_filter (
    id       uuid          not null primary key,
    username varchar(100)  not null,
    office   varchar(40),
    name     varchar(60)   not null check (name <> ''),
    query    varchar(1000) not null,
    unique (username, name)
);
create index inbox_filter_shared on inbox_filter (office) where office is not null;

-- Filters that somebody has beside the queues; a shared one is pinned by each reader.
create table inbox_filter_pin (
    filter_id uuid         not null references inbox_filter on delete cascade,
    username  varchar(100) not null,
    primary key (filter_id, username)
);

-- How far each officer has read a case; written when they open it.
create table inbox_seen (
    username   varchar(100) not null,
    case_id    uuid         not null references case_file on delete cascade,
    submission integer      not null,
    act        integer      not null,
    seen_at    timestamptz  not null,
    primary key (username, case_id)
);
