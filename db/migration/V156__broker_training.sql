-- 技术经纪人培训: classes, who took part, what the exam came to, and the certificates given upon it.

create table broker_training (
    id           uuid         primary key,
    number       varchar(40)  not null unique,
    title        varchar(200) not null check (title <> ''),
    -- Of the certificate that the exam leads to.
    level        varchar(12)  not null check (level in ('JUNIOR', 'INTERMEDIATE', 'SENIOR')),
    host         varchar(200) not null check (host <> ''),
    enrol_until  date         not null,
    first_day    date         not null check (first_day >= enrol_until),
    last_day     date         not null check (last_day >= first_day),
    exam_on      date         not null check (exam_on >= last_day),
    places       integer      not null check (places between 1 and 500),
    -- Points of a hundred.
    pass_mark    numeric(5,2) not null check (pass_mark > 0 and pass_mark <= 100),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    -- It does not take place.
    cancelled_on date
);
create index broker_training_list on broker_training (first_day desc, id desc);

create table training_enrolment (
    id           uuid         primary key,
    training     uuid         not null references broker_training,
    -- 准考证号 within the class; never given again.
    seat         integer      not null check (seat > 0),
    -- A natural person as an applicant.
    organisation uuid         not null,
    name         varchar(200) not null check (name <> ''),
    enrolled_on  date         not null,
    enrolled_by  varchar(100) not null,
    cancelled_on date,
    unique (training, seat)
);
create unique index training_enrolment_once on training_enrolment (training, organisation) where cancelled_on is null;
create index training_enrolment_of on training_enrolment (organisation);

call keep_rows('broker_training', 'keep_but', 'cancelled_on');
create trigger broker_training_cancelled_once before update on broker_training for each row
    when (old.cancelled_on is not null) execute function refuse_change();
call keep_rows('training_enrolment', 'keep_but', 'cancelled_on');
create trigger training_enrolment_cancelled_once before update on training_enrolment for each row
    when (old.cancelled_on is not null) execute function refuse_change();

-- A file of results: entered by one person, confirmed by another.
create table training_result_list (
    id           uuid         primary key,
    training     uuid         not null references broker_training,
    source_file  varchar(200) not null,
    state        varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    decided_by   uuid,
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500)
);
create unique index training_result_list_waiting on training_result_list (training) where state = 'ENTERED';
create index training_result_list_of on training_result_list (training, entered_at);
call decided_by_another('training_result_list');

create table training_result (
    list      uuid         not null references training_result_list,
    enrolment uuid         not null references training_enrolment,
    score     numeric(5,2) not null check (score between 0 and 100),
    primary key (list, enrolment)
);
create index training_result_of on training_result (enrolment);
create trigger training_result_kept before update or delete or truncate on training_result
    for each statement execute function refuse_change();

-- 技术经纪人证书, numbered when the results are confirmed.
create table broker_certificate (
    number       varchar(40)  primary key,
    enrolment    uuid         not null references training_enrolment,
    organisation uuid         not null,
    name         varchar(200) not null,
    level        varchar(12)  not null check (level in ('JUNIOR', 'INTERMEDIATE', 'SENIOR')),
    issuer       varchar(200) not null,
    issued_on    date         not null,
    -- It was given in error, and counts as never given; null while it stands.
    annulled_on  date         check (annulled_on >= issued_on)
);
create unique index broker_certificate_once on broker_certificate (enrolment) where annulled_on is null;
create index broker_certificate_of on broker_certificate (organisation);
create index broker_certificate_enrolment on broker_certificate (enrolment);
call keep_rows('broker_certificate', 'keep_but', 'annulled_on');

-- 撤销证书: asked for by one person, decided by another.
create table certificate_annulment (
    id           uuid         primary key,
    certificate  varchar(40)  not null references broker_certificate,
    reason       varchar(500) not null check (reason <> ''),
    state        varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED')),
    entered_by   uuid         not null,
    entered_name varchar(100) not null,
    entered_at   timestamptz  not null,
    decided_by   uuid,
    decided_name varchar(100),
    decided_on   date,
    note         varchar(500)
);
create unique index certificate_annulment_once on certificate_annulment (certificate) where state <> 'REJECTED';
call decided_by_another('certificate_annulment');

create function annul_certificate() returns trigger language plpgsql as
$$
begin
    if old.annulled_on is not null
            or not exists (select from certificate_annulment where certificate = old.number and state = 'IN_FORCE') then
        raise exception 'a certificate is annulled once, by two people';
    end if;
    return new;
end
$$;
create trigger broker_certificate_annulled before update on broker_certificate for each row
    when (new.annulled_on is distinct from old.annulled_on) execute function annul_certificate();

-- Of the entries that rest on it, whether they live or have ended.
alter table intermediary add certificate_annulled_on date check (certificate_annulled_on is null or kind = 'BROKER');
alter table intermediary_event drop constraint intermediary_event_what_check;
alter table intermediary_event add constraint intermediary_event_what_check
    check (what in ('LISTED', 'RENEWED', 'SUSPENDED', 'RESUMED', 'DELISTED', 'LAPSED', 'ANNULLED'));
create index intermediary_on_certificate on intermediary (certificate_number) where certificate_number is not null;
