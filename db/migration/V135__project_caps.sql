-- 单项上限: what one item gives for one contract at most, however many applications its instalments come in.

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
    cap                 numeric(18, 2),
    amount              numeric(18, 2) not null check (amount >= 0),
    primary key (registration_number, item, case_number)
);
create index project_award_case on project_award (case_number) where amount > 0;

-- The sum follows its parts. A cap that was lowered below what is given keeps what is given.
create function count_project() returns trigger language plpgsql as
$$
declare
    more numeric(18, 2) := new.amount - case when tg_op = 'UPDATE' then old.amount else 0 end;
begin
    insert into project_cap (registration_number, item) values (new.registration_number, new.item)
    on conflict do nothing;
    update project_cap
    set given = given + more,
        cap = case when new.cap is not null then greatest(new.cap, given) end
    where registration_number = new.registration_number and item = new.item;
    return null;
end
$$;
create trigger project_award_counted after insert or update on project_award
    for each row execute function count_project();
create trigger project_award_stays before delete or truncate on project_award
    for each statement execute function refuse_change();
