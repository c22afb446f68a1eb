-- 科技创新券: granted within a cap, used with a listed provider, redeemed once.

create table voucher (
    id              uuid           primary key,
    number          varchar(40)    not null unique,
    -- The case that granted it: its allocation holds the money until it is redeemed.
    case_number     varchar(40)    not null unique,
    organisation    uuid           not null,
    applicant       varchar(200)   not null,
    item            varchar(60)    not null,
    item_name       varchar(200)   not null,
    amount          numeric(18, 2) not null check (amount > 0),
    granted_on      date           not null,
    valid_to        date           not null check (valid_to >= granted_on),
    -- Used with a provider of the city only, by the rules of the claim.
    provider_in_city boolean       not null,
    state           varchar(9)     not null check (state in ('GRANTED', 'PROPOSED', 'AGREED', 'REDEEMING', 'REDEEMED', 'LAPSED')),
    -- The entry of the register with whom it is used, and what for; both confirm it.
    provider        uuid,
    provider_name   varchar(200),
    provider_owner  uuid,
    contract_title  varchar(300)   check (contract_title <> ''),
    contract_amount numeric(18, 2) check (contract_amount > 0),
    agreed_on       date,
    agreed_by       varchar(100),
    -- The application in which it is redeemed.
    redemption      varchar(40),
    redeemed        numeric(18, 2) check (redeemed > 0 and redeemed <= amount),
    check (state not in ('PROPOSED', 'AGREED', 'REDEEMING', 'REDEEMED') or provider is not null and provider_name is not null
        and provider_owner is not null and contract_title is not null and contract_amount is not null),
    check (state not in ('AGREED', 'REDEEMING', 'REDEEMED') or agreed_on is not null and agreed_by is not null),
    check ((state in ('REDEEMING', 'REDEEMED')) = (redemption is not null)),
    check ((state = 'REDEEMED') = (redeemed is not null)),
    check (provider_owner <> organisation)
);
create unique index voucher_redemption on voucher (redemption) where redemption is not null;
create index voucher_list on voucher (granted_on desc, id desc);
create index voucher_of on voucher (organisation);
create index voucher_with on voucher (provider_owner);
create index voucher_lapsing on voucher (valid_to) where state in ('GRANTED', 'PROPOSED', 'AGREED');

-- The last number given, by year.
create table voucher_sequence (
    prefix varchar(20) primary key,
    last   integer     not null check (last > 0)
);
