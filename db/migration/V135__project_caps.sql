-- 单项上限: what one item gives for one contract, or one project, at most, however many applications its instalments come in.

create table project_cap (
    registration_number varchar(40)    not null,
    item                varchar(60)    not null,
    -- As the policy said at the last calculation; null when it names none.
    cap                 numeric(18, 2),
    given               numeric(18, 2) not null default 0 check (given >= 0),
    constraint project_cap_not_exceeded check (given <= cap),
    primary key (registration_number, item)
);

-- What one case gets of it; zero when it ended without money.
create table project_award (
    registration_number varchar(40)    not null,
    item                varchar(60)    not null,
    case_number         varchar(40)    not null,
    -- That the contract serves, whose cap this counts towards as well; null where the contract is claimed on by itself.
    project             varchar(40),
    cap                 numeric(18, 2),
    amount              numeric(18, 2) not null check (amount >= 0),
    primary key (registration_number, item, case_number)
);
create index project_award_case on project_award (case_number) where amount > 0;
create index project_award_project on project_award (project, item) where project is not null;

-- A cap that was lowered below what is given keeps what is given.
create function count_towards(of varchar, by_item varchar, more numeric, limited numeric) returns void language plpgsql as
$$
begin
    insert into project_cap (registration_number, item) values (of, by_item)
    on conflict do nothing;
    update project_cap
    set given = given + more,
        cap = case when limited is not null then greatest(limited, given) end
    where registration_number = of and item = by_item;
end
$$;

-- The sums follow their parts.
create function count_project() returns trigger language plpgsql as
$$
declare
    before numeric(18, 2) := case when tg_op = 'UPDATE' then old.amount else 0 end;
begin
    perform count_towards(new.registration_number, new.item, new.amount - before, new.cap);
    if tg_op = 'UPDATE' and old.project is distinct from new.project then
        if old.project is not null then
            update project_cap set given = given - before where registration_number = old.project and item = old.item;
        end if;
        before := 0;
    end if;
    if new.project is not null then
        perform count_towards(new.project, new.item, new.amount - before, new.cap);
    end if;
    return null;
end
$$;
create trigger project_award_counted after insert or update on project_award
    for each row execute function count_project();
create trigger project_award_stays before delete or truncate on project_award
    for each statement execute function refuse_change();
