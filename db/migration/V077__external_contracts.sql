-- 外地登记的技术合同: registered elsewhere by their sellers, entered by file or by form and checked by somebody else.
create table external_contract (
    id                  uuid           primary key,
    registration_number varchar(16)    not null check (registration_number ~ '^[0-9]{14}([0-9]{2})?$'),
    -- How it came in: the provincial or national file, or a form with the certificate as PDF.
    source              varchar(5)     not null check (source in ('FILE', 'PAPER')),
    -- Name of the file; null for a form.
    source_file         varchar(200)   check ((source = 'FILE') = (source_file is not null)),
    registered_on       date           not null,
    registering_body    varchar(200)   not null check (registering_body <> ''),
    seller_region       varchar(6)     check (seller_region ~ '^[0-9]{6}$'),
    title               varchar(300)   not null check (title <> ''),
    category            varchar(40)    not null,
    contract_amount     numeric(18, 2) not null check (contract_amount > 0),
    technical_amount    numeric(18, 2) not null check (technical_amount > 0),
    amount_provisional  boolean        not null,
    seller_name         varchar(300)   not null check (seller_name <> ''),
    seller_uscc         varchar(18),
    buyer_name          varchar(300)   not null check (buyer_name <> ''),
    buyer_uscc          varchar(18),
    sign_date           date           not null,
    state               varchar(8)     not null check (state in ('ENTERED', 'VERIFIED', 'REJECTED', 'ENDED')),
    entered_by          uuid           not null,
    entered_name        varchar(100)   not null,
    entered_at          timestamptz    not null,
    -- Who compared it with the register of its place, or rejected it: never who entered it.
    decided_by          uuid           check (decided_by <> entered_by),
    decided_name        varchar(100),
    -- When and how it was last compared: again before each payment.
    checked_on          date,
    checked_by          varchar(100),
    check_note          varchar(500),
    -- Who found that it holds no more: it ends when somebody else finds so too, and carries no payment until then.
    doubted_by          uuid,
    doubted_name        varchar(100),
    doubted_on          date,
    doubt_note          varchar(500),
    check (technical_amount <= contract_amount),
    check (sign_date <= registered_on),
    check ((state = 'ENTERED') = (decided_by is null)),
    check (state not in ('VERIFIED', 'ENDED') or checked_on is not null),
    check (num_nulls(doubted_by, doubted_name, doubted_on, doubt_note) in (0, 4)),
    check (doubted_by is null or state in ('VERIFIED', 'ENDED')),
    check (state <> 'ENDED' or doubted_by is not null)
);
-- A number belongs to one contract; what was rejected may be entered again, rightly, and what ended as its place has it now.
create unique index external_contract_once on external_contract (registration_number) where state in ('ENTERED', 'VERIFIED');
create index external_contract_number on external_contract (registration_number);
create index external_contract_seller on external_contract (seller_uscc) where seller_uscc is not null;
create index external_contract_buyer on external_contract (buyer_uscc) where buyer_uscc is not null;
create index external_contract_newest on external_contract (entered_at desc, id);

-- What was entered stays as it is: a mistake is rejected and entered anew.
create function keep_external_contract() returns trigger language plpgsql as
$$
declare
    moving text[] := '{state,decided_by,decided_name,checked_on,checked_by,check_note,doubted_by,doubted_name,doubted_on,doubt_note}';
begin
    if to_jsonb(new) - moving <> to_jsonb(old) - moving then
        raise exception 'a contract that was entered does not change';
    end if;
    if old.state in ('REJECTED', 'ENDED') and new.state <> old.state then
        raise exception 'a contract that is % stays so', old.state;
    end if;
    return new;
end
$$;
create trigger external_contract_kept before update on external_contract
    for each row execute function keep_external_contract();
create trigger external_contract_not_deleted before delete or truncate on external_contract
    for each statement execute function refuse_change();
