package org.keqiao.demo;

import java.io.ByteArrayInputStream;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.NewCase;
import org.keqiao.demo.MoneyData.Claim;
import org.keqiao.demo.MoneyData.VoucherClaim;
import org.keqiao.demo.SampleSellers.Seller;
import org.keqiao.demo.Story.Ending;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.CaseNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Claims for subsidies and for vouchers. Each for a subsidy rests on a contract of its own that was registered before. */
@Component
class ClaimSamples {

    private static final String CLAIM = "subsidy-application";
    private static final String VOUCHER = "voucher-claim";
    private static final String REVIEW = "subsidy-program-review";
    private static final String VOUCHER_REVIEW = "voucher-review";
    private static final String AUDIT = "subsidy-audit";
    /** Signed and registered so many days before the claim. */
    private static final int SIGNED_BEFORE = 75;

    private static final int REGISTERED_BEFORE = 60;
    private static final int PAID_BEFORE = 14;

    private final Storyteller storyteller;
    private final MoneySteps steps;
    private final Cases cases;
    private final CertifiedContracts contracts;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final TransactionTemplate transaction;

    ClaimSamples(
            Storyteller storyteller,
            MoneySteps steps,
            Cases cases,
            CertifiedContracts contracts,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating,
            TransactionTemplate transaction) {
        this.storyteller = storyteller;
        this.steps = steps;
        this.cases = cases;
        this.contracts = contracts;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
        this.transaction = transaction;
    }

    /** What happens to one application. */
    private record Filing(
            String key, String matter, LocalDate filed, List<String> moves, Map<String, Object> answers) {}

    /** True when it happened now. */
    boolean claim(Claim claim, MoneyPlot plot) {
        Seller buyer = plot.seller(claim.applicant()).orElse(null);
        if (buyer == null || store.has(claim.key())) {
            return false;
        }
        LocalDate filed = plot.before(claim.filed());
        String contractKey = claim.key() + "-contract";
        Story contract = new Story(
                contractKey,
                filed.minusDays(SIGNED_BEFORE),
                filed.minusDays(REGISTERED_BEFORE),
                filed.minusDays(REGISTERED_BEFORE),
                null,
                claim.thousands(),
                false,
                0,
                List.of(),
                Ending.FINISHED,
                null);
        List<Seller> others = plot.sellers().values().stream()
                .filter(seller -> !seller.username().startsWith("enterprise") && !seller.equals(buyer))
                .toList();
        storyteller.tell(contract, others, List.of(buyer.party()), plot.data());
        CertifiedContract certified = store.registration(contractKey)
                .flatMap(contracts::find)
                .orElseThrow(() -> new IllegalStateException("no certificate for " + contractKey));
        return file(
                new Filing(claim.key(), CLAIM, filed, claim.steps(), answers(claim, plot, certified, buyer, filed)),
                plot,
                buyer);
    }

    /** True when it happened now. */
    boolean voucher(VoucherClaim claim, String item, MoneyPlot plot) {
        Seller holder = plot.seller(claim.applicant()).orElse(null);
        if (holder == null) {
            return false;
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("voucherItem", item);
        answers.put("title", claim.title());
        answers.put("requestedAmount", claim.yuan().text());
        answers.put("declarations", List.of("truthful", "listed", "noDouble"));
        answers.put("consentElectronicService", true);
        return file(new Filing(claim.key(), VOUCHER, plot.before(claim.filed()), claim.steps(), answers), plot, holder);
    }

    private static Map<String, Object> answers(
            Claim claim, MoneyPlot plot, CertifiedContract certified, Seller buyer, LocalDate filed) {
        String paid = certified.contractAmount().text();
        LocalDate on = filed.minusDays(PAID_BEFORE);
        String number = "%020d".formatted(Math.abs((long) claim.key().hashCode()) * 7 + claim.thousands());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("certificateNo", certified.number());
        line.put("invoiceNo", number);
        line.put("invoiceDate", on.toString());
        line.put("invoiceAmount", paid);
        line.put("bankVoucherNo", on.toString().replace("-", "") + claim.thousands());
        line.put("payDate", on.toString());
        line.put("paidAmount", paid);
        MoneyData.Bank bank = plot.money().account();
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("name", buyer.party().name());
        account.put("bank", bank.bank());
        account.put("bankCode12", bank.bankCode12());
        account.put("number", bank.number());
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("policyItem", Objects.requireNonNull(plot.city().item()));
        answers.put("title", certified.title());
        answers.put("relatedParty", false);
        answers.put("lines", List.of(line));
        answers.put("claimedAmount", paid);
        answers.put("account", account);
        answers.put("declarations", List.of("truthful", "noDouble", "noDispute"));
        answers.put("consentElectronicService", true);
        return answers;
    }

    /** The application and its steps: it happened or it did not. */
    private boolean file(Filing filing, MoneyPlot plot, Seller applicant) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!store.begin(filing.key())) {
                return false;
            }
            StoryTime time = plot.time(filing.key(), filing.filed());
            CaseNumber number = backdating.at(
                    time.now(),
                    () -> currentActor.runAs(accounts.actorNamed(applicant.username()), () -> {
                        CaseDraft begun = cases.create(
                                new NewCase(filing.matter(), filing.answers(), applicant.organisation(), null));
                        if (filing.matter().equals(CLAIM)) {
                            attach(begun.id(), filing, plot.money());
                        }
                        store.made(filing.key(), begun.id());
                        return cases.submit(begun.id(), filing.key()).caseNumber();
                    }));
            steps.work(
                    MoneySteps.Work.of(number, filing.matter(), applicant.username(), filing.moves())
                            .knowing((form, facts, answers) -> {
                                if (form.equals(REVIEW)) {
                                    answers.put("reviewedLines", reviewed(filing));
                                }
                                if (form.equals(VOUCHER_REVIEW)) {
                                    answers.put(
                                            "grantedAmount", filing.answers().get("requestedAmount"));
                                }
                                if (form.equals(AUDIT)) {
                                    answers.put(
                                            "auditVerifiedAmount",
                                            filing.answers().get("claimedAmount"));
                                }
                            }),
                    plot,
                    time);
            return true;
        }));
    }

    private void attach(UUID id, Filing filing, MoneyData money) {
        Map<?, ?> line = (Map<?, ?>) ((List<?>) filing.answers().get("lines")).get(0);
        money.papers().forEach((kind, paper) -> {
            Object number = line.get(kind.equals("invoice") ? "invoiceNo" : "bankVoucherNo");
            List<String> lines = paper.lines().stream()
                    .map(text -> MessageFormat.format(text, number, line.get("paidAmount")))
                    .toList();
            cases.attach(id, kind, paper.name() + ".pdf", new ByteArrayInputStream(SamplePaper.of(lines)));
        });
    }

    /** Every payment as it was claimed. */
    private static List<Map<String, Object>> reviewed(Filing filing) {
        return ((List<?>) filing.answers().get("lines"))
                .stream()
                        .map(Map.class::cast)
                        .map(line -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("certificateNo", line.get("certificateNo"));
                            row.put("invoiceNo", line.get("invoiceNo"));
                            row.put("paidAmount", line.get("paidAmount"));
                            row.put("accepted", true);
                            row.put("verifiedPaid", line.get("paidAmount"));
                            return row;
                        })
                        .toList();
    }
}
