-- 企业关联关系: which companies belong together, entered by one person and confirmed by another.

-- One code as a range, so that an exclusion constraint can compare it.
create type code_range as range (subtype = text, collation = "C");

-- 企业集团: companies of one group, or under one actual controller.
create table company_group (
    id       uuid         primary key,
    name     varchar(200) not null check (name <> ''),
    -- The name without what spelling adds.
    spelling varchar(200) not null unique check (spelling <> '')
);

create table company_relation (
    id            uuid          primary key,
    kind          varchar(12)   not null check (kind in ('SHAREHOLDING', 'GROUP', 'SPOUSES')),
    -- Who holds; of a group its member.
    uscc          varchar(18)   not null,
    name          varchar(200)  not null check (name <> ''),
    -- In whom; null for a member of a group.
    other_uscc    varchar(18)   check (other_uscc <> uscc),
    other_name    varchar(200)  check (other_name <> ''),
    percent       numeric(7, 4) check (percent > 0 and percent <= 100),
    company_group uuid          references company_group,
    -- The document, register or statement that says so, with its number.
    source        varchar(300)  not null check (source <> ''),
    evidence      varchar(2000) not null check (evidence <> ''),
    from_day      date          not null,
    -- The last day; null while nobody knows it.
    to_day        date          check (to_day >= from_day),
    -- STRUCK: it never held.
    state         varchar(8)    not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED', 'STRUCK')),
    entered_by    uuid          not null,
    entered_name  varchar(100)  not null,
    entered_at    timestamptz   not null,
    decided_by    uuid          check (decided_by <> entered_by),
    decided_name  varchar(100),
    decided_on    date,
    note          varchar(500),
    check ((kind = 'GROUP') = (company_group is not null)),
    check ((kind = 'GROUP') = (other_uscc is null)),
    check ((other_uscc is null) = (other_name is null)),
    check ((kind = 'SHAREHOLDING') = (percent is not null)),
    check ((state = 'ENTERED') = (decided_by is null)),
    constraint company_relation_one_group
        exclude using gist (code_range(uscc, uscc, '[]') with &&, daterange(from_day, to_day, '[]') with &&)
        where (kind = 'GROUP' and state = 'IN_FORCE')
);
create index company_relation_of on company_relation (uscc) where state = 'IN_FORCE';
create index company_relation_in on company_relation (other_uscc) where state = 'IN_FORCE';
create index company_relation_group on company_relation (company_group) where state = 'IN_FORCE';
create index company_relation_newest on company_relation (entered_at desc, id desc);

-- What was found stays; what waits is only decided, and what is in force only ends.
create function keep_company_relation() returns trigger language plpgsql as
$$
declare
    moving text[] := case old.state
        when 'ENTERED' then '{state,decided_by,decided_name,decided_on,note}'::text[]
        when 'IN_FORCE' then '{state,to_day}'::text[]
        else '{}'::text[] end;
begin
    if to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'a relation of companies does not change';
    end if;
    return new;
end
$$;
create trigger company_relation_kept before update on company_relation
    for each row execute function keep_company_relation();
create trigger company_relation_not_deleted before delete or truncate on company_relation
    for each statement execute function refuse_change();

-- That a relation ended, or never held: entered by one person and confirmed by another.
create table company_relation_ending (
    id           uuid         primary key,
    relation     uuid         not null references company_relation,
    -- Null when it never held.
    last_day     date,
    reason       varchar(500) not null check (reason <> ''),
    state        varchar(8)   not null check (state in ('ENTERED', 'AGREED', 'REJECTED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    decided_by   uuid         check (decided_by <> entered_by),
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500),
    check ((state = 'ENTERED') = (decided_by is null))
);
create unique index company_relation_ending_waiting on company_relation_ending (relation) where state = 'ENTERED';
create index company_relation_ending_of on company_relation_ending (relation, entered_at desc);

create function keep_company_relation_ending() returns trigger language plpgsql as
$$
declare
    moving text[] := '{state,decided_by,decided_name,decided_on,note}';
begin
    if old.state <> 'ENTERED' or to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'the end of a relation does not change, it is decided once';
    end if;
    return new;
end
$$;
create trigger company_relation_ending_kept before update on company_relation_ending
    for each row execute function keep_company_relation_ending();
create trigger company_relation_ending_not_deleted before delete or truncate on company_relation_ending
    for each statement execute function refuse_change();
