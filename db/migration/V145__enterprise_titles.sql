-- 企业资质: who is a high-tech enterprise, a technology SME and the like, entered by one person and confirmed by another.

-- A published list as it was imported, or one title with the document that proves it.
create table title_list (
    id           uuid         primary key,
    title        varchar(40)  not null check (title <> ''),
    -- Whose year the list tells; null for a title by itself.
    year         integer      check (year between 2000 and 2999),
    -- With this one the lists of the year tell everybody who holds the title: who stands on none does not hold it.
    complete     boolean      not null,
    -- The document that publishes or proves it, with its number.
    source       varchar(300) not null check (source <> ''),
    -- Name of the file; null for a title by itself.
    source_file  varchar(200) check ((year is null) = (source_file is null)),
    state        varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    -- Who let it into force, or rejected it: never who entered it.
    decided_by   uuid,
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500),
    check (year is not null or not complete)
);
create index title_list_known on title_list (title, year) where complete and state = 'IN_FORCE';

create table enterprise_title (
    id         uuid         primary key,
    list       uuid         not null references title_list,
    title      varchar(40)  not null check (title <> ''),
    -- The organisation need not be known to the product.
    uscc       varchar(18)  not null,
    name       varchar(200) not null check (name <> ''),
    -- Of the certificate, or of the entry.
    number     varchar(60)  not null check (number <> ''),
    issuer     varchar(200) not null check (issuer <> ''),
    from_day   date         not null,
    to_day     date         not null check (to_day >= from_day),
    entered_at timestamptz  not null,
    -- Its list was rejected, or it was withdrawn from its first day on: it never counts, and the number is free again.
    rejected   boolean      not null default false
);
create unique index enterprise_title_once on enterprise_title (title, number) where not rejected;
create index enterprise_title_of on enterprise_title (uscc, title) where not rejected;
create index enterprise_title_newest on enterprise_title (entered_at desc, id desc);
create index enterprise_title_list on enterprise_title (list);

-- 取消: from a day on, by a decision; again by two people.
create table title_withdrawal (
    id           uuid         primary key,
    entry        uuid         not null references enterprise_title,
    -- From this day on the title is not held any more.
    from_day     date         not null,
    reason       varchar(500) not null check (reason <> ''),
    -- TAKEN_BACK: it was in force and ought not to have been; two people said so.
    state        varchar(10)  not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED', 'TAKEN_BACK')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    decided_by   uuid,
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500)
);
create unique index title_withdrawal_once on title_withdrawal (entry) where state in ('ENTERED', 'IN_FORCE');

-- 恢复: a withdrawal that was wrong counts no more, as if it had never been; again by two people.
create table title_restoration (
    id           uuid         primary key,
    withdrawal   uuid         not null references title_withdrawal,
    reason       varchar(500) not null check (reason <> ''),
    state        varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    decided_by   uuid,
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500)
);
create unique index title_restoration_once on title_restoration (withdrawal) where state <> 'REJECTED';

call decided_by_another('title_list');
call decided_by_another('title_withdrawal', 'state');
call decided_by_another('title_restoration');
call keep_rows('enterprise_title', 'keep_but', 'rejected');

-- What was decided in favour is taken back by two.
create function take_withdrawal_back() returns trigger language plpgsql as
$$
begin
    if old.state <> 'IN_FORCE' or new.state <> 'TAKEN_BACK'
            or not exists (select from title_restoration where withdrawal = old.id and state = 'IN_FORCE') then
        raise exception 'a withdrawal is taken back by two people';
    end if;
    return new;
end
$$;
create trigger title_withdrawal_taken_back before update on title_withdrawal for each row
    when (new.state is distinct from old.state and (old.state = 'IN_FORCE' or new.state = 'TAKEN_BACK'))
    execute function take_withdrawal_back();
