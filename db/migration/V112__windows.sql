-- 申报时间: when applications for a policy item are taken; set by one person and confirmed by another.
create table application_window (
    id           uuid         primary key,
    item         varchar(60)  not null check (item <> ''),
    year         integer      not null check (year between 2000 and 2999),
    first_day    date         not null,
    -- Applications are taken until this day ends in Beijing.
    last_day     date         not null check (last_day >= first_day),
    -- The call, with its number.
    reference    varchar(300) not null check (reference <> ''),
    state        varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    -- Who let it into force, or rejected it: never who entered it.
    decided_by   uuid         check (decided_by <> entered_by),
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500),
    check ((state = 'ENTERED') = (decided_by is null)),
    check (extract(year from first_day) = year)
);
create index application_window_of on application_window (item, last_day) where state = 'IN_FORCE';
create index application_window_newest on application_window (entered_at desc, id);

-- What was confirmed has been promised to the public: it stays. Longer time is another window.
create function keep_application_window() returns trigger language plpgsql as
$$
begin
    if tg_op = 'DELETE' or old.state <> 'ENTERED'
        or to_jsonb(new) - '{state,decided_by,decided_name,decided_on,note}'::text[]
            <> to_jsonb(old) - '{state,decided_by,decided_name,decided_on,note}'::text[] then
        raise exception 'a window does not change, it is decided once';
    end if;
    return new;
end
$$;
create trigger keep_application_window before update or delete on application_window
    for each row execute function keep_application_window();
