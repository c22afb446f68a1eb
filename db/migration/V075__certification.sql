-- 技术合同认定登记: what tells one filed contract from another.

create table filed_contract (
    case_number varchar(40)    primary key,
    case_id     uuid           not null unique,
    seller      varchar(200)   not null,
    buyers      varchar(4000)  not null,
    sign_date   date           not null,
    amount      numeric(18, 2) not null check (amount > 0),
    title       varchar(200)   not null,
    by_seller   boolean        not null,
    contested   boolean        not null,
    live        boolean        not null
);
comment on column filed_contract.live is 'false once the case was refused or withdrawn: it may be filed again';

comment on column filed_contract.by_seller is 'whether the applicant is the seller itself';
comment on column filed_contract.contested is
    'filed by the seller after somebody else had filed it: officers decide which of the two is right';

create unique index filed_contract_once on filed_contract (seller, md5(buyers), sign_date, amount)
    where live and not contested;
create unique index filed_contract_contested_once on filed_contract (seller, md5(buyers), sign_date, amount)
    where live and contested;
create index filed_contract_similar on filed_contract (seller, amount) where live;
