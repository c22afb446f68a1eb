-- 预算不足时的分配: what is left of a budget line is shared out among the claims that wait for it. One person of finance puts it
-- forward, another one confirms it; the reservations come with the confirmation.
create table budget_allotment (
    id            uuid           primary key,
    budget        uuid           not null references budget_line,
    item          varchar(60)    not null check (item <> ''),
    strategy      varchar(12)    not null check (strategy in
        ('FIRST_COME', 'PRO_RATA', 'RANKED', 'CAP_LOWERING', 'CARRY_OVER')),
    allow_partial boolean        not null,
    allow_skip    boolean        not null,
    -- Who says so: a document, this bureau, or nobody.
    origin        varchar(8)     not null check (origin in ('DOCUMENT', 'BUREAU', 'DEFAULT')),
    -- What was left on the line.
    available     numeric(18, 2) not null check (available >= 0),
    -- What its claims come to.
    claims        integer        not null check (claims > 0),
    served        integer        not null check (served between 0 and claims),
    asked         numeric(18, 2) not null check (asked > 0),
    given         numeric(18, 2) not null check (given between 0 and available),
    -- CONFIRMING: the money is reserved, and the steps of its claims are being ended.
    state         varchar(10)    not null check (state in ('PROPOSED', 'CONFIRMING', 'CONFIRMED', 'REJECTED', 'REPLACED')),
    proposed_by   uuid           not null,
    proposed_name varchar(100)   not null,
    proposed_at   timestamptz    not null,
    -- Who looked through it: never who put it forward.
    decided_by    uuid           check (decided_by <> proposed_by),
    decided_name  varchar(100),
    decided_on    date,
    note          varchar(500),
    check ((state in ('PROPOSED', 'REPLACED')) = (decided_by is null))
);
create unique index budget_allotment_waiting on budget_allotment (budget) where state = 'PROPOSED';
create index budget_allotment_confirming on budget_allotment (id) where state = 'CONFIRMING';
create index budget_allotment_newest on budget_allotment (proposed_at desc, id);

create table budget_allotment_claim (
    allotment    uuid           not null references budget_allotment,
    -- In the order of precedence.
    place        integer        not null check (place > 0),
    case_number  varchar(40)    not null,
    applicant    varchar(200)   not null,
    accepted_on  date           not null,
    -- On the confirmed ranking; null where nothing is ranked.
    rank         integer,
    carried_over boolean        not null,
    asked        numeric(18, 2) not null check (asked > 0),
    given        numeric(18, 2) not null check (given between 0 and asked),
    kind         varchar(12)    not null check (kind in ('WHOLE', 'PART', 'RESERVE_LIST', 'CARRIED_OVER', 'NONE')),
    -- When its case took the reservation over; once.
    taken_at     timestamptz,
    -- When its step was ended after the confirmation, or its applicant told that it was carried over; once. Until then nothing
    -- else is done about its money.
    ended_at     timestamptz,
    -- Why its step could not be ended, in both languages: its money is free again.
    skipped_zh   text,
    skipped_en   text,
    -- How often that broke off without a reason that anybody could read.
    broke_off    integer        not null default 0,
    check ((skipped_zh is null) = (skipped_en is null)),
    check (skipped_zh is null or ended_at is not null and taken_at is null),
    primary key (allotment, case_number),
    unique (allotment, place),
    check ((kind in ('WHOLE', 'PART')) = (given > 0))
);
create index budget_allotment_claim_open on budget_allotment_claim (case_number) where taken_at is null and given > 0;
create index budget_allotment_claim_next on budget_allotment_claim (allotment, place)
    where ended_at is null and (given > 0 or kind = 'CARRIED_OVER');
create index budget_allotment_claim_skipped on budget_allotment_claim (allotment) where skipped_zh is not null;

-- Never more than was left.
create function allot_no_more() returns trigger language plpgsql as
$$
begin
    if exists (select from budget_allotment a join budget_allotment_claim c on c.allotment = a.id
               where a.id in (select allotment from made) group by a.id, a.available having sum(c.given) > a.available) then
        raise exception 'more is allotted than is left';
    end if;
    return null;
end
$$;
create trigger budget_allotment_claim_within after insert on budget_allotment_claim referencing new table as made
    for each statement execute function allot_no_more();

-- What was put forward is decided once, and never changes.
create function keep_allotment() returns trigger language plpgsql as
$$
declare
    moving text[] := '{state,decided_by,decided_name,decided_on,note}';
begin
    if old.state = 'CONFIRMING' and new.state = 'CONFIRMED' and to_jsonb(new) - 'state' = to_jsonb(old) - 'state' then
        return new;
    end if;
    if old.state <> 'PROPOSED' or to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'an allotment does not change, it is decided once';
    end if;
    return new;
end
$$;
create trigger budget_allotment_kept before update on budget_allotment for each row execute function keep_allotment();
create trigger budget_allotment_not_deleted before delete or truncate on budget_allotment
    for each statement execute function refuse_change();
create function keep_allotted_claim() returns trigger language plpgsql as
$$
declare
    moving text[] := '{taken_at,ended_at,skipped_zh,skipped_en,broke_off}';
begin
    if old.taken_at is not null or old.skipped_zh is not null or new.ended_at is null and old.ended_at is not null
        or to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'what is allotted to a claim does not change';
    end if;
    return new;
end
$$;
create trigger budget_allotment_claim_kept before update on budget_allotment_claim
    for each row execute function keep_allotted_claim();
create trigger budget_allotment_claim_not_deleted before delete or truncate on budget_allotment_claim
    for each statement execute function refuse_change();

-- 结转下年度优先安排: claims that came too late for the money of a year come first in the next one, without interest.
create table carried_claim (
    case_number  varchar(40)    primary key,
    policy_group varchar(60)    not null,
    asked        numeric(18, 2) not null check (asked > 0),
    into_year    integer        not null check (into_year between 2000 and 2999),
    allotment    uuid           not null references budget_allotment
);
create index carried_claim_of on carried_claim (policy_group, into_year);
