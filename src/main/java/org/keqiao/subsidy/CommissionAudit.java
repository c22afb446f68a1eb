package org.keqiao.subsidy;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.StandingAside;
import org.keqiao.organization.OrganisationView;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 委托专项审计: from here on the people of the chosen firm, and of firms nobody else, see the case and work its audit. */
@ProcessAction(
        name = CommissionAudit.NAME,
        zh = "委托专项审计",
        en = "Commission the audit",
        aboutZh = "把案件交给所选的审计机构；与申请单位或者合同当事人有关联的机构不得承接。",
        aboutEn =
                "Gives the case to the chosen audit firm; one that is related with the applicant or a party of a contract stands back.",
        refusals = {"AUDIT_FIRM_UNKNOWN", "AUDIT_FIRM_RELATED"})
class CommissionAudit implements Action<CommissionAudit.Input, CommissionAudit.Output> {

    static final String NAME = "commissionAudit";

    private final AuditFirms firms;
    private final CaseCommands cases;
    private final StandingAside aside;
    private final Organisations organisations;
    private final CertifiedContracts contracts;

    CommissionAudit(
            AuditFirms firms,
            CaseCommands cases,
            StandingAside aside,
            Organisations organisations,
            CertifiedContracts contracts) {
        this.firms = firms;
        this.cases = cases;
        this.aside = aside;
        this.organisations = organisations;
        this.contracts = contracts;
    }

    /**
     * @param auditFirm credit code of a firm of the list
     * @param lines payments that are claimed; null where the bureau gives it by itself
     * @param grantedContract registration number of the contract that it is given for; null where payments are claimed
     */
    record Input(String auditFirm, @Nullable List<ClaimLine> lines, @Nullable String grantedContract) {}

    record Output(@Called(zh = "受托审计机构", en = "Commissioned audit firm") String auditFirmName) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        AuditFirms.Firm firm = firms.find(input.auditFirm()).orElseThrow(() -> Refusal.conflict("AUDIT_FIRM_UNKNOWN"));
        CaseRef ref = cases.ref(caseNumber);
        OrganisationView applicant = organisations.find(ref.organisation());
        Set<String> concerned = Stream.concat(parties(input), Stream.ofNullable(applicant.uscc()))
                .collect(Collectors.toSet());
        boolean related = isRelated(firm.organisation(), applicant)
                || concerned.contains(firm.organisation().uscc())
                || aside.isRelated(firm.organisation().id(), concerned)
                || !Collections.disjoint(aside.of(ref.id()), firm.auditors());
        if (related) {
            throw Refusal.conflict("AUDIT_FIRM_RELATED", firm.organisation().name());
        }
        cases.giveTo(caseNumber, firm.organisation().id(), concerned);
        return new Output(firm.organisation().name());
    }

    /** The same organisation, or one person who speaks for both. */
    private static boolean isRelated(OrganisationView firm, OrganisationView applicant) {
        String head = name(firm);
        return Objects.equals(firm.uscc(), applicant.uscc()) || !head.isEmpty() && head.equals(name(applicant));
    }

    private static String name(OrganisationView organisation) {
        return organisation.legalRepresentative() == null
                ? ""
                : organisation.legalRepresentative().replaceAll("\\s", "");
    }

    /** Credit codes of the parties of all contracts that the claim is about. */
    private Stream<String> parties(Input input) {
        Set<String> numbers = Stream.concat(
                        Stream.ofNullable(input.grantedContract()),
                        Stream.ofNullable(input.lines()).flatMap(List::stream).map(ClaimLine::certificateNo))
                .collect(Collectors.toSet());
        return numbers.stream()
                .flatMap(number -> contracts.find(number).stream())
                .flatMap(CommissionAudit::parties)
                .map(Party::uscc)
                .filter(Objects::nonNull);
    }

    private static Stream<Party> parties(CertifiedContract contract) {
        return Stream.concat(Stream.of(contract.seller()), contract.buyers().stream());
    }
}
