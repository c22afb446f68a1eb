-- 上限使用顺序: towards which caps a calculated claim will count, so that whoever was accepted first uses them first.

create table cap_claim (
    account     uuid           not null,
    case_number varchar(40)    not null,
    -- Of the city, as last calculated.
    amount      numeric(18, 2) not null check (amount > 0),
    primary key (account, case_number)
);
create index cap_claim_case on cap_claim (case_number);
