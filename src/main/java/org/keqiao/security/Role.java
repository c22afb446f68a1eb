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
    COUNTY_FINANCE(OfficeKind.COUNTY, Duty.PAY),
    /** 科室经办. */
    PROGRAM_OFFICER(OfficeKind.CITY, Duty.REVIEW),
    RECHECKER(OfficeKind.CITY, Duty.RECHECK),
    FINANCE_OFFICER(OfficeKind.CITY, Duty.BUDGET),
    /** 分管副局长. */
    DEPUTY_DIRECTOR(OfficeKind.CITY, Duty.DECIDE),
    MEETING_SECRETARY(OfficeKind.CITY, null),
    DISCIPLINE(OfficeKind.CITY, null),
    EXPERT(OfficeKind.NONE, Duty.EXPERT),
    COMMISSIONER(OfficeKind.NONE, null),
    TAX_VIEWER(OfficeKind.CITY, null),
    TREASURY(OfficeKind.CITY, Duty.PAY),
    FINANCE_BUREAU(OfficeKind.CITY, null),
    SPECIAL_AUDITOR(OfficeKind.CITY, null),
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
            PROGRAM_OFFICER,
            RECHECKER,
            FINANCE_OFFICER,
            DEPUTY_DIRECTOR,
            MEETING_SECRETARY,
            DISCIPLINE));

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
