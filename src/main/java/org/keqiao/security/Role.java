package org.keqiao.security;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.keqiao.shared.TextKey;
import org.springframework.lang.Nullable;

/** The closed list of roles. Duty and office follow from the role, so that no designer can forget them. */
public enum Role {
    /** 受理窗口人员, of a station or of the city window. */
    INTAKE_CLERK(OfficeKind.STATION, Duty.INTAKE),
    /** 登记员. */
    REGISTRAR(OfficeKind.STATION, Duty.REVIEW),
    /** 复核员. */
    STATION_REVIEWER(OfficeKind.STATION, Duty.RECHECK),
    /** 登记机构负责人. */
    STATION_HEAD(OfficeKind.STATION, Duty.DECIDE),
    /** 县(市、区)科技主管部门. */
    COUNTY_DEPT(OfficeKind.COUNTY, Duty.INTAKE),
    /** 县(市、区)科技主管部门负责人: decides what the county itself pays. */
    COUNTY_HEAD(OfficeKind.COUNTY, Duty.DECIDE),
    COUNTY_FINANCE(OfficeKind.COUNTY, Duty.PAY),
    /** 科室经办. */
    PROGRAM_OFFICER(OfficeKind.CITY, Duty.REVIEW),
    RECHECKER(OfficeKind.CITY, Duty.RECHECK),
    FINANCE_OFFICER(OfficeKind.CITY, Duty.BUDGET),
    /** 分管副局长. */
    DEPUTY_DIRECTOR(OfficeKind.CITY, Duty.DECIDE),
    MEETING_SECRETARY(OfficeKind.CITY, null),
    /** 异议复核人员: examines objections to what others decided. */
    OBJECTION_OFFICER(OfficeKind.CITY, Duty.OBJECTION),
    DISCIPLINE(OfficeKind.CITY, null),
    EXPERT(OfficeKind.NONE, Duty.EXPERT),
    COMMISSIONER(OfficeKind.NONE, null),
    TAX_VIEWER(OfficeKind.CITY, null),
    TREASURY(OfficeKind.CITY, Duty.PAY),
    FINANCE_BUREAU(OfficeKind.CITY, null),
    /** 第三方审计机构: an outside firm's people, on the cases given to their firm and on no others. */
    SPECIAL_AUDITOR(OfficeKind.FIRM, Duty.AUDIT),
    FLOW_DESIGNER(OfficeKind.NONE, null),
    FLOW_PUBLISHER(OfficeKind.NONE, null),
    /** 系统管理员. */
    SYSTEM_ADMIN(OfficeKind.NONE, null),
    /** 安全管理员. */
    SECURITY_ADMIN(OfficeKind.NONE, null),
    /** 审计管理员. */
    AUDITOR(OfficeKind.NONE, null);

    private static final Set<Role> CASE_READERS = Collections.unmodifiableSet(EnumSet.of(
            INTAKE_CLERK,
            REGISTRAR,
            STATION_REVIEWER,
            STATION_HEAD,
            COUNTY_DEPT,
            COUNTY_HEAD,
            PROGRAM_OFFICER,
            RECHECKER,
            FINANCE_OFFICER,
            DEPUTY_DIRECTOR,
            MEETING_SECRETARY,
            OBJECTION_OFFICER,
            DISCIPLINE));

    private static final Set<Role> STEP_READERS =
            Collections.unmodifiableSet(EnumSet.of(COUNTY_FINANCE, TREASURY, FINANCE_BUREAU));

    private static final Set<Role> FIRM_READERS = Collections.unmodifiableSet(EnumSet.of(SPECIAL_AUDITOR));

    private static final Set<Role> CONFIDANTS = Collections.unmodifiableSet(EnumSet.of(OBJECTION_OFFICER, DISCIPLINE));

    private final OfficeKind officeKind;

    @Nullable
    private final Duty duty;

    Role(OfficeKind officeKind, @Nullable Duty duty) {
        this.officeKind = officeKind;
        this.duty = duty;
    }

    /** Roles that read their office's case files. Others meet cases only through certificates, ledgers or their own task. */
    public static Set<Role> caseReaders() {
        return CASE_READERS;
    }

    /** Roles of other authorities: they read their office's cases of the matters that give them a step, and no others. */
    public static Set<Role> stepReaders() {
        return STEP_READERS;
    }

    /** Roles of outside firms: they read what was filed in the cases given to their firm, and no others. */
    public static Set<Role> firmReaders() {
        return FIRM_READERS;
    }

    /** Of the case readers, those who also read what others may not know the applicant of. */
    public static Set<Role> confidants() {
        return CONFIDANTS;
    }

    /** Its name for messages to people. */
    public TextKey text() {
        return new TextKey("security.role." + name());
    }

    public OfficeKind officeKind() {
        return officeKind;
    }

    /** Empty for roles that only look, or only administer. */
    public Optional<Duty> duty() {
        return Optional.ofNullable(duty);
    }
}
