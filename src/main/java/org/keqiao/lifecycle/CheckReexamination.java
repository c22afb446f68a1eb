package org.keqiao.lifecycle;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ForParties;
import org.keqiao.process.ProcessAction;
import org.keqiao.register.Certificate;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;

/** 核对原决定: which decision the objection is about, and what the register says of the contract now. */
@ProcessAction(
        name = "checkReexamination",
        zh = "核对原登记决定",
        en = "Check the decision that is objected to",
        aboutZh = "取得原办件和现在的登记内容；登记已注销、撤销的，或者另有复核正在办理的，不再受理。",
        aboutEn =
                "Takes the first case and what the register says now into the case; refuses where the registration has ended or another re-examination is open.",
        refusals = {"CERTIFICATE_ENDED", "REEXAMINATION_OPEN"})
class CheckReexamination implements Action<CheckReexamination.Input, CheckReexamination.Output> {

    private final CaseCommands cases;
    private final RegisteredContract contract;

    CheckReexamination(CaseCommands cases, RegisteredContract contract) {
        this.cases = cases;
        this.contract = contract;
    }

    record Input() {}

    /**
     * @param originalCase number of the case that was decided
     * @param certified false where it ended without a registration
     * @param registrationNumber null where it did
     * @param registeredVersion the version that is examined; 0 without one
     */
    record Output(
            @ForParties String originalCase,
            @Called(zh = "原申请已予登记", en = "The contract was registered") boolean certified,
            @Nullable String registrationNumber,
            int registeredVersion,
            @Nullable Money registeredContractAmount,
            @Nullable Money registeredTechnicalAmount,
            @ForParties @Nullable LocalDate registeredOn) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        UUID origin = cases.get(caseNumber).linkedTo();
        cases.undecidedBeside(caseNumber, LifecycleFacts.REEXAMINATION).ifPresent(other -> {
            throw Refusal.conflict("REEXAMINATION_OPEN", other.value());
        });
        Optional<Certificate> found = contract.find(caseNumber);
        found.filter(Certificate::hasEnded).ifPresent(ended -> {
            throw Refusal.conflict(
                    "CERTIFICATE_ENDED", ended.number(), ended.state().text(), ended.stateSince());
        });
        return new Output(
                cases.numberOf(origin).value(),
                found.isPresent(),
                found.map(Certificate::number).orElse(null),
                found.map(Certificate::version).orElse(0),
                found.map(Certificate::contractAmount).orElse(null),
                found.map(Certificate::technicalAmount).orElse(null),
                found.map(Certificate::issuedOn).orElse(null));
    }
}
