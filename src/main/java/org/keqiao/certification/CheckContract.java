package org.keqiao.certification;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseRef;
import org.keqiao.document.Documents;
import org.keqiao.document.StoredDocument;
import org.keqiao.organization.Organisations;
import org.keqiao.process.Action;
import org.keqiao.process.ProcessAction;
import org.keqiao.shared.CaseNumber;
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
        aboutZh = "查重并核对当事人；重复登记的退回申请人，疑点记为提示。同时决定是否随机抽中专家评议。",
        aboutEn =
                "Looks for duplicates and compares the parties; duplicates go back, doubts become notes. Draws the sample.",
        refusals = {"DUPLICATE_REGISTRATION", "DUPLICATE_FILE"})
class CheckContract implements Action<CheckContract.Input, CheckContract.Output> {

    private static final String CONTRACT = "contract";
    private static final double ALIKE = 0.9;
    private static final int USUAL_SAMPLE = 5;

    private final FiledContracts contracts;
    private final CaseCommands cases;
    private final Documents documents;
    private final Organisations organisations;
    private final Texts texts;
    private final ExpertSample sample;

    /**
     * @param asked share of contracts, in per cent, that experts see by chance; 5 unless set, on the demonstration none,
     *     so that whoever tries it out meets the ordinary way
     */
    CheckContract(
            FiledContracts contracts,
            CaseCommands cases,
            Documents documents,
            Organisations organisations,
            Texts texts,
            DemoMode demo,
            @Value("${keqiao.certification.expert-sample-percent:#{null}}") @Nullable Integer asked) {
        this.contracts = contracts;
        this.cases = cases;
        this.documents = documents;
        this.organisations = organisations;
        this.texts = texts;
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
     */
    record Output(List<CheckNote> checkNotes, boolean sampled) {}

    @Override
    public Output perform(CaseNumber caseNumber, Input input) {
        CaseRef ref = cases.ref(caseNumber);
        refuseSelfDealing(input);
        FiledContracts.Contract contract = contract(ref, input);
        refuseDuplicates(contract, ref);
        List<CheckNote> notes = notes(contract, ref, input);
        try {
            contracts.keep(contract);
        } catch (DuplicateKeyException filedAtTheSameMoment) {
            throw Refusal.conflict("DUPLICATE_REGISTRATION", "");
        }
        return new Output(notes, sample.drawn(input.sampled()));
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

    private static FiledContracts.Contract contract(CaseRef ref, Input input) {
        return new FiledContracts.Contract(
                ref.number(),
                ref.id(),
                input.seller().identity(),
                input.buyers().stream().map(Party::identity).sorted().toList(),
                input.signDate(),
                input.contractAmount(),
                input.title());
    }

    private void refuseDuplicates(FiledContracts.Contract contract, CaseRef ref) {
        contracts.same(contract).ifPresent(other -> {
            throw Refusal.conflict("DUPLICATE_REGISTRATION", other);
        });
        List<UUID> others = documents.of(ref.id()).stream()
                .filter(document -> document.kind().equals(CONTRACT))
                .flatMap(document -> documents.withDigest(document.sha256()).stream())
                .map(StoredDocument::caseId)
                .filter(id -> !id.equals(ref.id()))
                .distinct()
                .toList();
        contracts.firstLive(others).ifPresent(other -> {
            throw Refusal.conflict("DUPLICATE_FILE", other);
        });
    }

    private List<CheckNote> notes(FiledContracts.Contract contract, CaseRef ref, Input input) {
        List<CheckNote> notes = new ArrayList<>();
        contracts.ofAboutThisAmount(contract).stream()
                .filter(other -> TitleSimilarity.of(other.title(), input.title()) >= ALIKE)
                .forEach(other -> notes.add(note("similarContract", other.caseNumber(), other.title())));
        String region = input.seller().regionCode();
        if (region != null && !region.regionMatches(0, ref.scope().city(), 0, 4)) {
            notes.add(note("sellerElsewhere", region));
        }
        String applicant = organisations.find(ref.organisation()).uscc();
        if (applicant != null && !applicant.equals(input.seller().uscc())) {
            notes.add(note("applicantIsNotSeller", ref.applicantName()));
        }
        if (!input.technicalAmount().equals(input.contractAmount())) {
            notes.add(note("nonTechnicalPart", input.contractAmount(), input.technicalAmount()));
        }
        if (Boolean.TRUE.equals(input.relatedParty())) {
            notes.add(note("relatedParties"));
        }
        return notes;
    }

    private CheckNote note(String code, Object... arguments) {
        String key = "certification.note." + code;
        return new CheckNote(
                code, texts.get(key, Locale.SIMPLIFIED_CHINESE, arguments), texts.get(key, Locale.ENGLISH, arguments));
    }
}
