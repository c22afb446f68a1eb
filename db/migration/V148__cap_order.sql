-- 上限使用顺序: towards which caps a calculated claim will count, so that whoever was accepted first uses them first.

create table cap_claim (
    account      uuid           not null,
    case_number  varchar(40)    not null,
    -- Of the city, as last calculated.
    amount       numeric(18, 2) not null check (amount > 0),
    -- Which cap it is, and how high by the clause as of the calculation: nobody need have used it yet, and whoever sets aside
    -- for many opens their caps with that.
    scope        varchar(7)     not null check (scope in ('FIRM', 'GROUP', 'PERSON', 'STATION', 'AGENCY', 'ITEM')),
    holder       varchar(60)    not null check (holder <> ''),
    policy_group varchar(60)    not null,
    year         integer        not null check (year = 0 or year between 2000 and 2999),
    height       numeric(18, 2) not null check (height >= 0),
    clause       varchar(200)   not null,
    primary key (account, case_number)
);
create index cap_claim_of on cap_claim (policy_group, year, holder);
create index cap_claim_case on cap_claim (case_number);
