-- 追回: public money that whoever received it has to give back, and what came of it.

create table clawback (
    id              uuid         primary key,
    -- The paid application, and its applicant.
    application     varchar(40)  not null,
    organisation    uuid         not null,
    -- The case that works it: another one after a repayment came back when the first was closed.
    case_number     varchar(40)  not null unique,
    -- The case that decided; null before.
    decided_in      varchar(40),
    decided_on      date,
    reason          varchar(11)  check (reason in ('FRAUD', 'MISUSE', 'GROUND_LOST', 'OVERPAID')),
    -- 重新追收: a repayment came back after it was closed, so that it may be collected beside a later one.
    resumed         boolean      not null default false,
    state           varchar(7)   not null check (state in ('OPENED', 'DROPPED', 'OWED', 'REPAID', 'ENDED', 'LIFTED')),
    opened_at       timestamptz  not null,
    -- The days between which a court can be asked to enforce it; null until the demand has run out.
    court_from      date,
    court_until     date,
    -- The court's ruling after which nobody collects any more.
    ruling          varchar(100),
    ended_on        date,
    -- 停止执行: since when reconsideration or a court has it stand; null while it is collected.
    stayed_on       date         check (stayed_on is null or state = 'OWED'),
    check ((state in ('OPENED', 'DROPPED')) = (decided_in is null)),
    check ((decided_in is null) = (decided_on is null) and (decided_in is null) = (reason is null)),
    check ((court_from is null) = (court_until is null)),
    check (state <> 'ENDED' or ruling is not null and ended_on is not null)
);
-- One at a time for one application.
create unique index clawback_one on clawback (application) where state in ('OPENED', 'OWED') and not resumed;
create index clawback_of on clawback (organisation) where state in ('OWED', 'ENDED');
create index clawback_application on clawback (application);

-- What is owed to one purse. What came back follows the repayments.
create table clawback_share (
    clawback uuid           not null references clawback,
    share    varchar(6)     not null check (share in ('CITY', 'COUNTY')),
    county   varchar(12),
    decided  numeric(18, 2) not null check (decided > 0),
    repaid   numeric(18, 2) not null default 0,
    primary key (clawback, share),
    check ((share = 'COUNTY') = (county is not null)),
    constraint clawback_share_not_exceeded check (repaid between 0 and decided)
);

create table clawback_repayment (
    id           uuid           primary key,
    clawback     uuid           not null,
    share        varchar(6)     not null,
    amount       numeric(18, 2) not null check (amount > 0),
    -- The bank's number of the payment: nothing is booked twice.
    receipt      varchar(100)   not null unique check (trim(receipt) <> ''),
    paid_on      date           not null,
    recorded_at  timestamptz    not null,
    recorded_by  varchar(100)   not null,
    -- 退票: the bank took it back.
    bounced_on   date           check (bounced_on >= paid_on),
    bounce_reason varchar(500),
    bounced_by   varchar(100),
    foreign key (clawback, share) references clawback_share,
    check ((bounced_on is null) = (bounce_reason is null) and (bounced_on is null) = (bounced_by is null))
);
create index clawback_repayment_of on clawback_repayment (clawback, paid_on);

-- 分期: up_to is what has to be back in all by that day.
create table clawback_instalment (
    clawback uuid           not null references clawback,
    no       integer        not null check (no > 0),
    due_on   date           not null,
    amount   numeric(18, 2) not null check (amount > 0),
    up_to    numeric(18, 2) not null check (up_to >= amount),
    primary key (clawback, no),
    unique (clawback, due_on)
);

-- The counter follows the repayments, and nothing else writes it.
create function count_repayment() returns trigger language plpgsql as
$$
begin
    update clawback_share
    set repaid = repaid + case when new.bounced_on is null then new.amount else -new.amount end
    where clawback = new.clawback and share = new.share;
    return null;
end
$$;
create trigger clawback_repayment_counted after insert on clawback_repayment
    for each row execute function count_repayment();
create trigger clawback_repayment_bounced after update on clawback_repayment
    for each row execute function count_repayment();

create function keep_repayment() returns trigger language plpgsql as
$$
declare
    moving text[] := '{bounced_on,bounce_reason,bounced_by}';
begin
    if tg_op = 'INSERT' then
        if new.bounced_on is not null then
            raise exception 'a repayment arrives before it bounces';
        end if;
    elsif old.bounced_on is not null or new.bounced_on is null or to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'a repayment does not change';
    end if;
    return new;
end
$$;
create trigger clawback_repayment_kept before insert or update on clawback_repayment
    for each row execute function keep_repayment();
create trigger clawback_repayment_stays before delete or truncate on clawback_repayment
    for each statement execute function refuse_change();

-- What was decided stays as it was decided.
create trigger clawback_share_empty before insert on clawback_share for each row
    when (new.repaid <> 0) execute function refuse_counters();
create trigger clawback_share_kept before update or delete or truncate on clawback_share
    for each statement when (pg_trigger_depth() = 0) execute function refuse_counters();
