-- 团队负责人变更: the leader signs for a team and is paid, so one officer asks for another leader and another one confirms it.
create table team_leader_change (
    id                 uuid         primary key,
    organisation       uuid         not null references organisation,
    leader             varchar(100) not null check (leader <> ''),
    -- Who led it until then: what he signed stays the team's.
    before             varchar(100) not null,
    -- 身份证号 of the new leader, kept as that of an organisation is.
    resident_id_sealed text         not null,
    resident_id_digest bytea        not null,
    resident_id_masked varchar(32)  not null,
    reason             varchar(500) not null check (reason <> ''),
    state              varchar(8)   not null check (state in ('ENTERED', 'IN_FORCE', 'REJECTED')),
    entered_by         uuid         not null,
    entered_name       varchar(100) not null,
    entered_at         timestamptz  not null,
    decided_by         uuid,
    decided_name       varchar(100),
    decided_on         date,
    note               varchar(500)
);
create unique index team_leader_change_waiting on team_leader_change (organisation) where state = 'ENTERED';
create index team_leader_change_of on team_leader_change (organisation) where state = 'IN_FORCE';
call decided_by_another('team_leader_change');
