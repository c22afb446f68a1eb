package org.keqiao.lifecycle;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.Certificate;
import org.keqiao.register.Certificates.Party;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;

/** 核对登记: brings what the register says now into the case. */
@ProcessAction(
        name = "checkRegistration",
        zh = "核对登记情况",
        en = "Check the registration",
        aboutZh = "从登记簿取得所涉合同的编号、版本和现在的登记内容；登记已注销或者撤销的，不再办理。",
        aboutEn = "Takes number, version and what the register says now into the case; refuses what was ended before.",
        refusals = {"NO_CERTIFICATE", "CERTIFICATE_ENDED"})
class CheckRegistration implements Action<CheckRegistration.Input, CheckRegistration.Output> {

    private final RegisteredContract contract;

    CheckRegistration(RegisteredContract contract) {
        this.contract = contract;
    }

    record Input() {}

    /**
     * @param registeredVersion the version that is examined: a later one must be examined anew
     * @param registeredBuyers their names, joined
     */
    record Output(
            String registrationNumber,
            int registeredVersion,
            String registeredTitle,
            String registeredSeller,
            String registeredBuyers,
            @Called(zh = "登记的成交额", en = "Registered contract amount") Money registeredContractAmount,
            @Called(zh = "登记的技术交易额", en = "Registered technical amount") Money registeredTechnicalAmount,
            @Called(zh = "登记金额暂定", en = "Registered amount is provisional") boolean registeredProvisional,
            LocalDate registeredFrom,
            LocalDate registeredTo,
            @ForParties LocalDate registeredOn) {

        static Output of(Certificate certificate) {
            return new Output(
                    certificate.number(),
                    certificate.version(),
                    certificate.title(),
                    certificate.seller().name(),
                    certificate.buyers().stream().map(Party::name).collect(Collectors.joining("、")),
                    certificate.contractAmount(),
                    certificate.technicalAmount(),
                    certificate.amountProvisional(),
                    certificate.effectiveFrom(),
                    certificate.effectiveTo(),
                    certificate.issuedOn());
        }
    }

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        return Output.of(contract.requireLiving(caseNumber));
    }
}
