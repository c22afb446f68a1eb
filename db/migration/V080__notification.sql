-- Messages to people, one row a reader. The text is a key and its arguments, so that each reads in an own language.
create table notification (
    id          uuid         not null primary key,
    account     uuid         not null references account,
    kind        varchar(20)  not null,
    -- What it tells of: the same event tells the same person once, however often it is delivered.
    source      varchar(200) not null,
    text_key    varchar(100) not null,
    arguments   jsonb        not null,
    case_id     uuid,
    case_number varchar(40),
    link        varchar(200),
    created_at  timestamptz  not null,
    read_at     timestamptz,
    unique (account, source)
);
create index notification_of_account on notification (account, created_at desc, id desc);
create index notification_unread on notification (account, created_at desc, id desc) where read_at is null;
create index notification_read on notification (read_at) where read_at is not null;
create index notification_open_tasks on notification (case_id) where kind = 'TASK' and read_at is null;

-- What somebody wants to hear of and how; without a row the kind's own default holds.
create table notification_choice (
    account uuid        not null references account,
    kind    varchar(20) not null,
    in_app  boolean     not null,
    mail    boolean     not null,
    primary key (account, kind)
);

-- E-mails to be sent. The text is made when it is sent; a sealed invitation is opened only then.
create table mail (
    id          uuid         not null primary key,
    address     varchar(320) not null,
    name        varchar(200) not null,
    locale      varchar(20)  not null,
    kind        varchar(20)  not null,
    source      varchar(200) not null,
    text_key    varchar(100) not null,
    arguments   jsonb        not null,
    case_number varchar(40),
    link        varchar(200),
    secret      text,
    state       varchar(10)  not null check (state in ('WAITING', 'SENT', 'FAILED', 'EXPIRED')),
    attempts    integer      not null default 0 check (attempts >= 0),
    next_try    timestamptz  not null,
    last_error  varchar(500),
    created_at  timestamptz  not null,
    sent_at     timestamptz,
    -- A link that expires is of no use afterwards.
    useful_until timestamptz,
    unique (address, source),
    check ((state = 'SENT') = (sent_at is not null))
);
create index mail_due on mail (next_try) where state = 'WAITING';
create index mail_newest on mail (created_at desc, id desc);
