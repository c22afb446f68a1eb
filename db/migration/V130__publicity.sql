-- 公示与异议: what is shown to everybody for how long, who objects to a line of it, and what becomes of each line.

create table notice (
    id               uuid         primary key,
    -- The case that shows it: a batch, a list of projects.
    case_number      varchar(40)  not null,
    title            varchar(300) not null check (title <> ''),
    title_en         varchar(300) not null check (title_en <> ''),
    working_days     integer      not null check (working_days between 1 and 60),
    -- Working days for which it is shown longer, since the site could not be reached.
    added_days       integer      not null default 0 check (added_days between 0 and 60),
    counts_first_day boolean      not null,
    opened_at        timestamptz  not null,
    shown_from       timestamptz  not null check (shown_from >= opened_at),
    last_day         date         not null,
    calendar_version integer      not null,
    closed_at        timestamptz,
    check (last_day >= (shown_from at time zone 'Asia/Shanghai')::date),
    -- 公示期满: it ends with the last day, at 24:00, and never earlier.
    constraint notice_shown_in_full check (closed_at >= (last_day + 1)::timestamp at time zone 'Asia/Shanghai')
);
create index notice_of_case on notice (case_number);
create index notice_open on notice (last_day) where closed_at is null;
create index notice_newest on notice (shown_from desc, id desc);
-- What the public was shown is never another thing afterwards.
create trigger notice_kept before delete or update of id, case_number, title, title_en, working_days, counts_first_day,
    opened_at, shown_from on notice for each statement execute function refuse_change();

create table notice_line (
    notice     uuid           not null references notice,
    position   integer        not null,
    -- What the owner knows it by; publicity does not read it.
    reference  varchar(60)    not null check (reference <> ''),
    name       varchar(300)   not null check (name <> ''),
    item       varchar(300)   not null,
    amount     numeric(18, 2) check (amount >= 0),
    county     varchar(60),
    state      varchar(9)     not null default 'SHOWN'
        check (state in ('SHOWN', 'CONTESTED', 'CHANGED', 'DELETED', 'CLEARED')),
    new_amount numeric(18, 2) check (new_amount >= 0),
    primary key (notice, reference),
    unique (notice, position),
    check (new_amount is null or state = 'CHANGED')
);
create trigger notice_line_kept before delete or update of notice, position, reference, name, item, amount, county
    on notice_line for each statement execute function refuse_change();

-- Why a notice ends on another day than at first.
create table notice_change (
    id         bigint        generated always as identity primary key,
    notice     uuid          not null references notice,
    kind       varchar(8)    not null check (kind in ('EXTENDED', 'COUNTED')),
    at         timestamptz   not null,
    account    uuid,
    by_name    varchar(100)  not null,
    reason     varchar(1000),
    last_day   date          not null,
    before_day date          not null,
    check ((kind = 'EXTENDED') = (account is not null and reason is not null and length(trim(reason)) > 0))
);
create index notice_change_of on notice_change (notice, id);
create trigger notice_change_kept before update or delete or truncate on notice_change
    for each statement execute function refuse_change();

-- 异议: the case in which somebody objects to one line.
create table objection (
    case_id    uuid        primary key references case_file on delete cascade,
    notice     uuid        not null,
    reference  varchar(60) not null,
    objector   uuid        not null,
    state      varchar(9)  not null default 'DRAFT' check (state in
        ('DRAFT', 'FILED', 'ACCEPTED', 'RETURNED', 'WITHDRAWN', 'UPHELD', 'PARTLY', 'DISMISSED')),
    new_amount numeric(18, 2) check (new_amount >= 0),
    filed_at   timestamptz,
    settled_at timestamptz,
    foreign key (notice, reference) references notice_line,
    check ((state = 'DRAFT') = (filed_at is null)),
    check ((state in ('DRAFT', 'FILED', 'ACCEPTED')) = (settled_at is null)),
    check (new_amount is null or state = 'PARTLY')
);
create index objection_to on objection (notice, reference);
-- Who has an answer, or waits for one, does not ask again; who was sent back or withdrew may.
create unique index objection_once on objection (notice, reference, objector) where state not in ('DRAFT', 'RETURNED', 'WITHDRAWN');

-- 线索: what somebody tells without a name. It is no objection and opens no case.
create table publicity_lead (
    id        uuid          primary key,
    notice    uuid          not null references notice,
    reference varchar(60),
    told      varchar(4000) not null check (length(trim(told)) > 0),
    told_at   timestamptz   not null,
    foreign key (notice, reference) references notice_line
);
create index publicity_lead_newest on publicity_lead (told_at desc, id desc);
create trigger publicity_lead_kept before update or delete or truncate on publicity_lead
    for each statement execute function refuse_change();
