package org.keqiao.certification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keqiao.affiliation.Affiliations;
import org.keqiao.affiliation.Tie;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.casefile.CaseSnapshot;
import org.keqiao.casefile.CheckNote;
import org.keqiao.document.Documents;
import org.keqiao.integrity.Integrity;
import org.keqiao.integrity.IntegrityResult;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Action;
import org.keqiao.process.Called;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.CreditCode;
import org.keqiao.shared.DemoMode;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.lang.Nullable;

/**
 * 自动核验: what a machine can see of a contract. What makes it impossible comes back to the applicant at once; what only
 * looks odd becomes a note for the officers.
 */
@ProcessAction(
        name = "checkContract",
        zh = "自动核验合同",
        en = "Check the contract",
        aboutZh = "查重并核对当事人；重复登记的退回申请人，卖方本人后申请的和其他疑点记为提示。同时决定是否随机抽中专家评议。",
        aboutEn =
                "Looks for duplicates and compares the parties; duplicates go back, the seller's own later filing and doubts become notes. Draws the sample.",
        refusals = {"DUPLICATE_REGISTRATION", "DUPLICATE_FILE", "DUPLICATE_OF_OTHERS"})
class CheckContract implements Action<CheckContract.Input, CheckContract.Output> {

    private static final String AUTHORISATION = "authorisation";
    private static final int FIRST = 1;
    private static final double ALIKE = 0.9;
    private static final int USUAL_SAMPLE = 5;

    private final FiledContracts contracts;
    private final FilingConflicts conflicts;
    private final CaseCommands cases;
    private final Documents documents;
    private final Organisations organisations;
    private final Affiliations affiliations;
    private final Integrity integrity;
    private final Texts texts;
    private final Clock clock;
    private final ExpertSample sample;

    /**
     * @param asked share of contracts, in per cent, that experts see by chance; 5 unless set, on the demonstration none,
     *     so that whoever tries it out meets the ordinary way
     */
    CheckContract(
            FiledContracts contracts,
            FilingConflicts conflicts,
            CaseCommands cases,
            Documents documents,
            Organisations organisations,
            Affiliations affiliations,
            Integrity integrity,
            Texts texts,
            Clock clock,
            DemoMode demo,
            @Value("${keqiao.certification.expert-sample-percent:#{null}}") @Nullable Integer asked) {
        this.contracts = contracts;
        this.conflicts = conflicts;
        this.cases = cases;
        this.documents = documents;
        this.organisations = organisations;
        this.affiliations = affiliations;
        this.integrity = integrity;
        this.texts = texts;
        this.clock = clock;
        this.sample = new ExpertSample(asked != null ? asked : demo.active() ? 0 : USUAL_SAMPLE, new SecureRandom());
    }

    record Input(
            String title,
            Party seller,
            List<Party> buyers,
            LocalDate signDate,
            LocalDate effectiveFrom,
            LocalDate effectiveTo,
            Money contractAmount,
            Money technicalAmount,
            @Nullable Boolean relatedParty,
            @Nullable Boolean sampled) {}

    /**
     * @param checkNotes for the officers, empty when nothing looks odd
     * @param sampled true for the contracts that experts see by chance: drawn once, kept when the contract is checked again
     * @param contested whether another case claims the same contract, so that neither may be certified before one ends
     */
    record Output(
            List<CheckNote> checkNotes,
            @Called(zh = "随机抽中", en = "Drawn by chance") boolean sampled,
            @Called(zh = "另有案件申报同一合同", en = "Claimed by another case, too") boolean contested) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseSnapshot snapshot = cases.get(caseNumber);
        CaseRef ref = snapshot.ref();
        refuseSelfDealing(input);
        boolean bySeller = isSeller(ref, input.seller());
        if (!bySeller && snapshot.submission() == FIRST) {
            refuseUnauthorised(ref);
        }
        FiledContracts.Contract contract = contract(ref, input, bySeller);
        List<CheckNote> notes = new ArrayList<>();
        FilingConflicts.Standing standing = conflicts.look(contract, notes);
        addNotes(notes, contract, ref, input);
        try {
            contracts.keep(contract, standing.later());
        } catch (DuplicateKeyException filedAtTheSameMoment) {
            throw Refusal.conflict("DUPLICATE_OF_OTHERS");
        }
        return new Output(notes, sample.drawn(input.sampled()), standing.contested());
    }

    private boolean isSeller(CaseRef ref, Party seller) {
        String applicant = organisations.find(ref.organisation()).uscc();
        return applicant != null && applicant.equals(seller.uscc());
    }

    /** Who files for somebody else shows that it may; a correction that changes the seller becomes a note instead. */
    private void refuseUnauthorised(CaseRef ref) {
        if (documents.of(ref.id()).stream()
                .noneMatch(document -> document.kind().equals(AUTHORISATION))) {
            throw Refusal.invalid(List.of(FieldError.of("documents." + AUTHORISATION, "authorisationMissing")));
        }
    }

    private static void refuseSelfDealing(Input input) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < input.buyers().size(); i++) {
            if (input.buyers().get(i).identity().equals(input.seller().identity())) {
                errors.add(FieldError.of("buyers[" + i + "].name", "sellerIsBuyer"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    private static FiledContracts.Contract contract(CaseRef ref, Input input, boolean bySeller) {
        return new FiledContracts.Contract(
                ref.number(),
                ref.id(),
                input.seller().identity(),
                input.buyers().stream().map(Party::identity).sorted().toList(),
                input.signDate(),
                input.contractAmount(),
                input.title(),
                bySeller);
    }

    private void addNotes(List<CheckNote> notes, FiledContracts.Contract contract, CaseRef ref, Input input) {
        contracts.ofAboutThisAmount(contract).stream()
                .filter(other -> TitleSimilarity.of(other.title(), input.title()) >= ALIKE)
                .forEach(other -> notes.add(note("similarContract", other.caseNumber(), other.title())));
        String region = input.seller().regionCode();
        if (region != null && !region.regionMatches(0, ref.scope().city(), 0, 4)) {
            notes.add(note("sellerElsewhere", region));
        }
        if (!contract.bySeller()) {
            notes.add(note("applicantIsNotSeller", ref.applicantName()));
        }
        if (!input.technicalAmount().equals(input.contractAmount())) {
            notes.add(note("nonTechnicalPart", input.contractAmount(), input.technicalAmount()));
        }
        if (Boolean.TRUE.equals(input.relatedParty())) {
            notes.add(note("relatedParties"));
        }
        // A contract is registered whoever its parties are: officers know that something stands against who applies.
        // What it
        // is the register tells its own readers.
        if (integrity.check(ref.organisation()).result() != IntegrityResult.PASS) {
            notes.add(note("integrity"));
        }
        tie(input).ifPresent(tie -> notes.add(note("related." + tie.sign(), tie.detail())));
    }

    /** What is known of the parties, from the signing until today, whatever was declared (domain 4). */
    private Optional<Tie> tie(Input input) {
        LocalDate today = LocalDate.now(clock);
        return affiliations.between(
                code(input.seller()).orElse(null),
                input.buyers().stream().flatMap(buyer -> code(buyer).stream()).toList(),
                input.signDate().isAfter(today) ? today : input.signDate(),
                today);
    }

    private static Optional<String> code(Party party) {
        return Optional.ofNullable(party.uscc()).map(CreditCode::normalise).filter(code -> !code.isEmpty());
    }

    private CheckNote note(String code, Object... arguments) {
        return CheckNote.of(texts, "certification.note." + code, arguments);
    }
}
