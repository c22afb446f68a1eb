-- 年终结转: what becomes of a budget line when its year is over. One person proposes it, another one confirms.
create table budget_year_end (
    id             uuid           primary key,
    budget         uuid           not null references budget_line,
    ended_year     integer        not null,
    -- The year into which what is promised goes on; null when nothing is.
    into_year      integer,
    -- What is neither reserved nor promised lapses.
    lapsed         numeric(18, 2) not null check (lapsed >= 0),
    reserved       numeric(18, 2) not null check (reserved >= 0),
    owed           numeric(18, 2) not null check (owed >= 0),
    reference      varchar(200)   not null check (trim(reference) <> ''),
    state          varchar(9)     not null check (state in ('PROPOSED', 'CONFIRMED', 'REJECTED')),
    proposed_by    uuid           not null,
    proposed_name  varchar(100)   not null,
    proposed_at    timestamptz    not null,
    decided_by     uuid           check (decided_by <> proposed_by),
    decided_name   varchar(100),
    decided_at     timestamptz,
    check ((into_year is null) = (reserved + owed = 0)),
    check (into_year > ended_year),
    check ((state = 'PROPOSED') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null))
);
create unique index budget_year_end_waiting on budget_year_end (budget) where state = 'PROPOSED';
-- A payment that comes back afterwards ends the year of the same line once more.

-- What was decided stays; what waits is only decided.
create function keep_year_end() returns trigger language plpgsql as
$$
declare
    moving text[] := '{state,decided_by,decided_name,decided_at}';
begin
    if old.state <> 'PROPOSED' or to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'a year-end does not change';
    end if;
    return new;
end
$$;
create trigger budget_year_end_kept before update on budget_year_end for each row execute function keep_year_end();
create trigger budget_year_end_not_deleted before delete or truncate on budget_year_end
    for each statement execute function refuse_change();
