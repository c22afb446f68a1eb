-- 企业关联关系: which companies belong together, entered by one person and confirmed by another.

-- 双人: what one person enters stays as it was entered, and another one decides it once. For each table of that shape.

-- The columns that it is given may still change while the row is in force.
create function keep_decision() returns trigger language plpgsql as
$$
declare
    moving text[] := case old.state
        when 'ENTERED' then '{state,decided_by,decided_name,decided_on,note}'
        when 'IN_FORCE' then coalesce(tg_argv, '{}')
        else '{}' end;
begin
    if to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'a row of % does not change, it is decided once', tg_table_name;
    end if;
    return new;
end
$$;

-- The columns that it is given may change, the others stay.
create function keep_but() returns trigger language plpgsql as
$$
declare
    moving text[] := coalesce(tg_argv, '{}');
begin
    if to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'a row of % does not change', tg_table_name;
    end if;
    return new;
end
$$;

-- Rows of a table that do not go, and change no further than a function of the two above lets them.
create procedure keep_rows(kept text, how text, variadic moving text[] default '{}') language plpgsql as
$$
begin
    execute format('create trigger %1$I before update on %2$I for each row execute function %3$I(%4$s)', kept || '_kept',
        kept, how, (select string_agg(quote_literal(m), ', ') from unnest(moving) m));
    execute format('create trigger %1$I before delete or truncate on %2$I for each statement execute function refuse_change()',
        kept || '_not_deleted', kept);
end
$$;

-- Another person than who entered a row decides on it, and nothing else waits.
create procedure decided_by_another(entered text, variadic moving text[] default '{}') language plpgsql as
$$
begin
    execute format($ddl$
        alter table %1$I
            add constraint %2$I check (decided_by <> entered_by),
            add constraint %3$I check ((state = 'ENTERED') = (decided_by is null))
        $ddl$, entered, entered || '_by_another', entered || '_decided');
    call keep_rows(entered, 'keep_decision', variadic moving);
end
$$;

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
    decided_by    uuid,
    decided_name  varchar(100),
    decided_on    date,
    note          varchar(500),
    check ((kind = 'GROUP') = (company_group is not null)),
    check ((kind = 'GROUP') = (other_uscc is null)),
    check ((other_uscc is null) = (other_name is null)),
    check ((kind = 'SHAREHOLDING') = (percent is not null)),
    constraint company_relation_one_group
        exclude using gist (code_range(uscc, uscc, '[]') with &&, daterange(from_day, to_day, '[]') with &&)
        where (kind = 'GROUP' and state = 'IN_FORCE')
);
create index company_relation_of on company_relation (uscc) where state = 'IN_FORCE';
create index company_relation_in on company_relation (other_uscc) where state = 'IN_FORCE';
create index company_relation_group on company_relation (company_group) where state = 'IN_FORCE';
create index company_relation_newest on company_relation (entered_at desc, id desc);

-- What is in force only ends.
call decided_by_another('company_relation', 'state', 'to_day');

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
    decided_by   uuid,
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500)
);
create unique index company_relation_ending_waiting on company_relation_ending (relation) where state = 'ENTERED';
create index company_relation_ending_of on company_relation_ending (relation, entered_at desc);

call decided_by_another('company_relation_ending');
