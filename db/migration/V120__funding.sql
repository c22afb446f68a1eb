-- 资金: what may be given, what is given to whom, and every move of it.

-- A sum that may be used up: a budget line or a cap. Its counters are what the moves say, and nothing else writes them.
create table ledger_account (
    id        uuid           primary key,
    kind      varchar(6)     not null check (kind in ('BUDGET', 'CAP')),
    allowed   numeric(18, 2) not null default 0 check (allowed >= 0),
    reserved  numeric(18, 2) not null default 0 check (reserved >= 0),
    -- Paid sums stay committed.
    committed numeric(18, 2) not null default 0,
    paid      numeric(18, 2) not null default 0 check (paid >= 0),
    -- Of what was paid, what came back for good.
    recovered numeric(18, 2) not null default 0 check (recovered >= 0),
    -- Nothing new is set aside on it. Here, so that whoever locks the sum sees it.
    closed    boolean        not null default false,
    check (recovered <= paid and paid <= committed),
    constraint ledger_account_not_overdrawn check (reserved + committed <= allowed)
);

-- 预算指标. A county's line pays the county's share and nothing of the city's.
create table budget_line (
    account         uuid         primary key references ledger_account,
    year            integer      not null check (year between 2000 and 2999),
    policy_group    varchar(60)  not null,
    level           varchar(6)   not null check (level in ('CITY', 'COUNTY')),
    county          varchar(12),
    -- 指标文号
    document_number varchar(100) not null check (document_number <> ''),
    project_code    varchar(40),
    functional_code varchar(40),
    economic_code   varchar(40),
    -- The year into which what is promised and not yet paid was carried over.
    carry_over_year integer check (carry_over_year between year + 1 and year + 2),
    opened_at       timestamptz  not null,
    opened_by       varchar(100) not null,
    check ((level = 'COUNTY') = (county is not null)),
    unique nulls not distinct (year, policy_group, level, county, document_number)
);
create index budget_line_in_use on budget_line (policy_group, level, county, year);

-- 年度累计上限台账: one cap of one holder.
create table cap_ledger (
    account      uuid        primary key references ledger_account,
    scope        varchar(7)  not null check (scope in ('FIRM', 'GROUP', 'PERSON', 'STATION', 'AGENCY', 'ITEM')),
    holder       varchar(60) not null check (holder <> ''),
    policy_group varchar(60) not null,
    -- 0 for a cap over all years.
    year         integer     not null check (year = 0 or year between 2000 and 2999),
    unique (scope, holder, policy_group, year)
);

-- What one case gets out of one public purse, and the line that pays it. It begins with what is reserved for it; from there
-- its counters follow the moves too.
create table funding_allocation (
    id          uuid           primary key,
    case_number varchar(40)    not null,
    share       varchar(6)     not null check (share in ('CITY', 'COUNTY')),
    budget      uuid           not null references budget_line,
    reserved    numeric(18, 2) not null check (reserved >= 0),
    committed   numeric(18, 2) not null default 0,
    paid        numeric(18, 2) not null default 0 check (paid >= 0),
    recovered   numeric(18, 2) not null default 0 check (recovered >= 0),
    -- A case that gave everything back may begin anew, on another line and under other caps.
    opened      bigint         generated always as identity,
    check (recovered <= paid and paid <= committed)
);
create unique index funding_allocation_one on funding_allocation (case_number, share) where reserved + committed > 0;
create index funding_allocation_case on funding_allocation (case_number, share, opened);
create index funding_allocation_budget on funding_allocation (budget);

-- The caps that it counts towards.
create table allocation_cap (
    allocation uuid not null references funding_allocation,
    cap        uuid not null references cap_ledger,
    primary key (allocation, cap)
);
create index allocation_cap_cap on allocation_cap (cap, allocation);

-- What a kind of move does to the counters, and between which two places of an account the money goes.
create table ledger_kind (
    kind      varchar(9) primary key,
    source    varchar(9) not null,
    target    varchar(9) not null,
    allowed   integer    not null,
    reserved  integer    not null,
    committed integer    not null,
    paid      integer    not null,
    recovered integer    not null
);
insert into ledger_kind values
    ('ALLOT', 'GRANTED', 'FREE', 1, 0, 0, 0, 0),
    ('CUT', 'FREE', 'GRANTED', -1, 0, 0, 0, 0),
    ('RESERVE', 'FREE', 'RESERVED', 0, 1, 0, 0, 0),
    ('RAISE', 'FREE', 'RESERVED', 0, 1, 0, 0, 0),
    ('RELEASE', 'RESERVED', 'FREE', 0, -1, 0, 0, 0),
    ('COMMIT', 'RESERVED', 'COMMITTED', 0, -1, 1, 0, 0),
    ('WAIVE', 'COMMITTED', 'FREE', 0, 0, -1, 0, 0),
    ('PAY', 'COMMITTED', 'PAID', 0, 0, 0, 1, 0),
    ('BOUNCE', 'PAID', 'COMMITTED', 0, 0, 0, -1, 0),
    ('RECOVER', 'PAID', 'RECOVERED', 0, 0, 0, 0, 1),
    ('UNRECOVER', 'RECOVERED', 'PAID', 0, 0, 0, 0, -1);

-- Double entry in one row: the amount leaves one place and reaches another, of an account or of all accounts of an
-- allocation.
create table ledger_move (
    id         bigint         generated always as identity primary key,
    kind       varchar(9)     not null check (kind in
        ('ALLOT', 'CUT', 'RESERVE', 'RAISE', 'RELEASE', 'COMMIT', 'WAIVE', 'PAY', 'BOUNCE', 'RECOVER', 'UNRECOVER')),
    amount     numeric(18, 2) not null check (amount > 0),
    account    uuid           references ledger_account,
    allocation uuid           references funding_allocation,
    -- The paper behind it: budget document, letter, payment order, the bank's receipt.
    reference  varchar(200)   not null,
    -- Whatever arrives twice is booked once.
    once       varchar(200),
    made_at    timestamptz    not null,
    made_by    varchar(100)   not null,
    check ((kind in ('ALLOT', 'CUT')) = (account is not null)),
    check ((account is null) <> (allocation is null))
);
create index ledger_move_account on ledger_move (account, id) where account is not null;
create index ledger_move_allocation on ledger_move (allocation, id) where allocation is not null;
create unique index ledger_move_once on ledger_move (once) where once is not null;
create unique index ledger_move_reserved_once on ledger_move (allocation) where kind = 'RESERVE';

create trigger ledger_move_append_only before update or delete or truncate on ledger_move
    for each statement execute function refuse_change();
create trigger ledger_kind_append_only before insert or update or delete or truncate on ledger_kind
    for each statement execute function refuse_change();
create trigger allocation_cap_append_only before update or delete or truncate on allocation_cap
    for each statement execute function refuse_change();

-- Counters follow the moves. Accounts come last, so that one that everybody wants is held no longer than it takes: caps before
-- budgets, both in the order of their ids, so that nobody waits in a circle. Whoever moves an allocation holds the lock of
-- its case.

-- One move, as nearly all are: what the sums below come to, without adding up and sorting.
create function book_move(moved uuid, line uuid, amount numeric, opened numeric, k ledger_kind) returns void
    language plpgsql as
$$
declare
    touched uuid;
begin
    if k.kind = 'RESERVE' then
        if amount <> opened then
            raise exception 'an allocation begins with what is reserved for it';
        end if;
    elsif moved is not null then
        update funding_allocation a
        set reserved  = a.reserved + amount * k.reserved,
            committed = a.committed + amount * k.committed,
            paid      = a.paid + amount * k.paid,
            recovered = a.recovered + amount * k.recovered
        where a.id = moved;
    end if;
    for touched in select cap from allocation_cap where allocation = moved order by cap loop
        update ledger_account a
        set reserved  = a.reserved + amount * k.reserved,
            committed = a.committed + amount * k.committed,
            paid      = a.paid + amount * k.paid,
            recovered = a.recovered + amount * k.recovered
        where a.id = touched;
    end loop;
    update ledger_account a
    set allowed   = a.allowed + amount * k.allowed,
        reserved  = a.reserved + amount * k.reserved,
        committed = a.committed + amount * k.committed,
        paid      = a.paid + amount * k.paid,
        recovered = a.recovered + amount * k.recovered
    where a.id = line;
end
$$;

create function book_moves() returns trigger language plpgsql as
$$
declare
    touched ledger_account[];
begin
    if (select count(*) from made) = 1 then
        perform book_move(m.allocation, coalesce(m.account, a.budget), m.amount, a.reserved, k)
        from made m join ledger_kind k using (kind) left join funding_allocation a on a.id = m.allocation;
        return null;
    end if;
    if exists (select from made m join funding_allocation a on a.id = m.allocation
               where m.kind = 'RESERVE' and m.amount <> a.reserved) then
        raise exception 'an allocation begins with what is reserved for it';
    end if;
    update funding_allocation a
    set reserved  = a.reserved + d.reserved,
        committed = a.committed + d.committed,
        paid      = a.paid + d.paid,
        recovered = a.recovered + d.recovered
    from (select m.allocation,
                 sum(m.amount * k.reserved)  reserved,
                 sum(m.amount * k.committed) committed,
                 sum(m.amount * k.paid)      paid,
                 sum(m.amount * k.recovered) recovered
          from made m join ledger_kind k using (kind)
          where m.allocation is not null and m.kind <> 'RESERVE'
          group by m.allocation) d
    where a.id = d.allocation;

    select array_agg(row(d.*)::ledger_account order by d.id) into touched
    from (select account, null,
                 sum(amount * k.allowed),
                 sum(amount * k.reserved),
                 sum(amount * k.committed),
                 sum(amount * k.paid),
                 sum(amount * k.recovered),
                 null::boolean
          from (select account, kind, amount from made where account is not null
                union all
                select a.budget, m.kind, m.amount from made m join funding_allocation a on a.id = m.allocation
                union all
                select c.cap, m.kind, m.amount from made m join allocation_cap c using (allocation)) moved
              join ledger_kind k using (kind)
          group by account) d (id);

    perform from ledger_account where id in (select id from unnest(touched)) order by kind desc, id for no key update;
    update ledger_account a
    set allowed   = a.allowed + d.allowed,
        reserved  = a.reserved + d.reserved,
        committed = a.committed + d.committed,
        paid      = a.paid + d.paid,
        recovered = a.recovered + d.recovered
    from unnest(touched) d
    where a.id = d.id;
    return null;
end
$$;
create trigger ledger_move_booked after insert on ledger_move referencing new table as made
    for each statement execute function book_moves();

-- Counters begin at nothing, and only a move writes them.
create function refuse_counters() returns trigger language plpgsql as
$$
begin
    raise exception '% follows the moves of the ledger', tg_table_name;
end
$$;
create trigger ledger_account_empty before insert on ledger_account for each row
    when (new.allowed <> 0 or new.reserved <> 0 or new.committed <> 0 or new.paid <> 0 or new.recovered <> 0)
    execute function refuse_counters();
create trigger funding_allocation_empty before insert on funding_allocation for each row
    when (new.committed <> 0 or new.paid <> 0 or new.recovered <> 0)
    execute function refuse_counters();
create trigger ledger_account_kept
    before update of id, kind, allowed, reserved, committed, paid, recovered or delete or truncate on ledger_account
    for each statement when (pg_trigger_depth() = 0) execute function refuse_counters();
create trigger funding_allocation_kept before update or delete or truncate on funding_allocation
    for each statement when (pg_trigger_depth() = 0) execute function refuse_counters();

-- 预留: sets money aside for cases, for all of them or, where an account has not enough, for none.
-- held: the transaction holds the money already, on accounts that may take nothing new.
-- Answers whether it did.
create function reserve_money(
    held boolean, ids uuid[], cases text[], shares text[], budgets uuid[], amounts numeric[],
    counted uuid[], caps uuid[], paper text, made_at timestamptz, made_by text) returns boolean language plpgsql as
$$
declare
    broken text;
begin
    insert into funding_allocation (id, case_number, share, budget, reserved)
    select * from unnest(ids, cases, shares, budgets, amounts);
    if cardinality(caps) > 0 then
        insert into allocation_cap (allocation, cap) select * from unnest(counted, caps);
    end if;
    insert into ledger_move (kind, amount, allocation, reference, made_at, made_by)
    select 'RESERVE', amount, id, paper, reserve_money.made_at, reserve_money.made_by
    from unnest(ids, amounts) as wanted (id, amount);
    -- Only now are the accounts held, and nobody closes them any more.
    if not held and exists (select from ledger_account where id = any(budgets || caps) and closed) then
        raise exception using errcode = 'check_violation', constraint = 'ledger_account_not_overdrawn';
    end if;
    return true;
exception when check_violation then
    get stacked diagnostics broken = constraint_name;
    if broken <> 'ledger_account_not_overdrawn' then
        raise;
    end if;
    return false;
end
$$;

-- 不重复享受: what a case claims money on. Within items that exclude each other an invoice, a payment and a thing serve one
-- case; it has them until it ends without money.
create table funding_ground (
    id              bigint         generated always as identity primary key,
    kind            varchar(12)    not null check (kind in ('INVOICE', 'PAYMENT', 'OBJECT', 'RIGHT', 'CONTRACT', 'PERSON', 'PROJECT')),
    value           varchar(160)   not null check (value <> ''),
    exclusion_group varchar(60)    not null,
    case_number     varchar(40)    not null,
    line            integer        not null check (line >= 0),
    -- Of a thing or a right: the contract about it. Later payments for that one may be claimed on the same thing.
    -- Of a contract: the project that rests on it, of which later instalments may name it; empty without one.
    contract        varchar(40)    not null default '',
    held_at         timestamptz    not null,
    given_up_at     timestamptz
);
create unique index funding_ground_once on funding_ground (kind, value, exclusion_group)
    where given_up_at is null and kind not in ('OBJECT', 'RIGHT') and contract = '';
create index funding_ground_object on funding_ground (value, exclusion_group)
    where given_up_at is null and kind in ('OBJECT', 'CONTRACT');
-- Several contracts may license one right; which of them pass it on their parties tell.
create index funding_ground_right on funding_ground (value, exclusion_group) where given_up_at is null and kind = 'RIGHT';
create index funding_ground_payment on funding_ground (split_part(value, ' ', 1), exclusion_group)
    where given_up_at is null and kind = 'PAYMENT';
create index funding_ground_case on funding_ground (case_number);

-- One thing, one contract, and one contract, one project: whoever claims on it waits for whoever is claiming on it.
create function one_contract_for_a_thing() returns trigger language plpgsql as
$$
begin
    perform pg_advisory_xact_lock(hashtextextended(new.exclusion_group || ' ' || new.value, 0));
    if exists (select from funding_ground g
               where g.kind in ('OBJECT', 'CONTRACT') and g.kind = new.kind
                   and g.value = new.value and g.exclusion_group = new.exclusion_group
                   and g.given_up_at is null and g.contract <> new.contract) then
        raise exception '% serves another claim', new.value using errcode = 'unique_violation';
    end if;
    return new;
end
$$;
create trigger funding_ground_one_contract before insert on funding_ground
    for each row when (new.kind in ('OBJECT', 'CONTRACT')) execute function one_contract_for_a_thing();

-- How much of a certified contract's amount was counted, by items that exclude each other.
create table counted_contract (
    registration_number varchar(40)    not null,
    exclusion_group     varchar(60)    not null,
    -- 核定技术交易额: nothing above it is ever counted.
    countable           numeric(18, 2) not null check (countable > 0),
    counted             numeric(18, 2) not null default 0 check (counted >= 0),
    constraint counted_contract_not_exceeded check (counted <= countable),
    primary key (registration_number, exclusion_group)
);

-- What one case counts of it; zero when it ended without money.
create table counted_base (
    registration_number varchar(40)    not null,
    exclusion_group     varchar(60)    not null,
    case_number         varchar(40)    not null,
    amount              numeric(18, 2) not null check (amount >= 0),
    -- What of the contract the award is measured by: more than that where it is no technical amount.
    measured            numeric(18, 2) not null default 0 check (measured >= 0),
    -- What the case gets for it, of all purses.
    award               numeric(18, 2) not null check (award >= 0),
    -- 其他财政资金 that was taken off it: no other case takes it off again.
    deducted            numeric(18, 2) not null default 0 check (deducted >= 0),
    primary key (registration_number, exclusion_group, case_number),
    foreign key (registration_number, exclusion_group) references counted_contract
);

-- The sum follows its parts.
create function count_base() returns trigger language plpgsql as
$$
begin
    update counted_contract
    set counted = counted + new.amount - case when tg_op = 'UPDATE' then old.amount else 0 end
    where registration_number = new.registration_number and exclusion_group = new.exclusion_group;
    return null;
end
$$;
create trigger counted_base_counted after insert or update of amount on counted_base
    for each row execute function count_base();
create trigger counted_base_stays before delete or truncate on counted_base
    for each statement execute function refuse_change();
