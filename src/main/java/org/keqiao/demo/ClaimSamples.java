package org.keqiao.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.NewCase;
import org.keqiao.demo.MoneyData.Claim;
import org.keqiao.demo.MoneyData.Listing;
import org.keqiao.demo.MoneyData.Registered;
import org.keqiao.demo.MoneyData.VoucherClaim;
import org.keqiao.demo.SampleSellers.Seller;
import org.keqiao.demo.Story.Ending;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Claims for subsidies and for vouchers, and applications to be listed. A claim rests on a contract of its own that was
 * registered before, on what an authority recognised, or on somebody who was listed before.
 */
@Component
class ClaimSamples {

    /** Side of a contract, as policy tables call it. */
    private static final String SOLD = "SOLD";

    private static final String CLAIM = "subsidy-application";
    private static final String VOUCHER = "voucher-claim";
    private static final String LISTING = "intermediary-listing";
    private static final String REVIEW = "subsidy-program-review";
    private static final String VOUCHER_REVIEW = "voucher-review";
    private static final String AUDIT = "subsidy-audit";
    /** Registered so many days before the claim, and signed so many before that. */
    private static final int REGISTERED_BEFORE = 60;

    /** The same where it may not be that old: what was brought about by an agency, or bought with a voucher. */
    private static final int REGISTERED_SHORTLY_BEFORE = 18;

    private static final String BUYER = "enterprise";
    private static final int SIGNED_BEFORE = 15;
    private static final int PAID_BEFORE = 14;

    private final ObjectMapper json;
    private final Storyteller storyteller;
    private final SampleSellers sellers;
    private final MoneySteps steps;
    private final UsedSamples uses;
    private final Cases cases;
    private final CaseCommands commands;
    private final CertifiedContracts contracts;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final TransactionTemplate transaction;

    ClaimSamples(
            ObjectMapper json,
            Storyteller storyteller,
            SampleSellers sellers,
            MoneySteps steps,
            UsedSamples uses,
            Cases cases,
            CaseCommands commands,
            CertifiedContracts contracts,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating,
            TransactionTemplate transaction) {
        this.json = json;
        this.storyteller = storyteller;
        this.sellers = sellers;
        this.steps = steps;
        this.uses = uses;
        this.cases = cases;
        this.commands = commands;
        this.contracts = contracts;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
        this.transaction = transaction;
    }

    /**
     * What happens to one application.
     *
     * @param papers of each kind, what stands in the place of {0} on it
     */
    private record Filing(
            String key,
            String matter,
            LocalDate filed,
            List<String> moves,
            Map<String, Object> answers,
            Map<String, String> papers) {}

    /** True when it happened now. */
    boolean claim(Claim claim, MoneyPlot plot) {
        Seller applicant = plot.seller(claim.applicant()).orElse(null);
        if (applicant == null || store.has(claim.key())) {
            return false;
        }
        LocalDate filed = plot.before(claim.filed());
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put(
                "policyItem",
                claim.item() == null ? Objects.requireNonNull(plot.city().item()) : claim.item());
        answers.putAll(
                claim.answers() == null
                        ? onContract(claim, certified(claim, applicant, plot, filed), filed)
                        : filled(claim.answers(), filed, claim.listing(), ofProject(claim, applicant, plot, filed)));
        if (claim.voucher() != null) {
            answers.put("voucherNumber", uses.voucherNumber(claim.voucher()));
        }
        answers.put("account", account(plot.money().account(), applicant));
        answers.put("declarations", List.of("truthful", "noDouble", "noDispute"));
        answers.put("consentElectronicService", true);
        Map<String, String> papers = new LinkedHashMap<>(ClaimGround.of(answers).papers(answers));
        papers.put("accountProof", "");
        papers.put("undertaking", "");
        if (claim.voucher() != null) {
            papers.put("serviceContract", String.valueOf(answers.get("title")));
            papers.put("resultReport", String.valueOf(answers.get("title")));
        }
        return file(
                new Filing(claim.key(), CLAIM, filed, claim.steps(), answers, papers),
                plot,
                applicant.username(),
                applicant.organisation());
    }

    /** The contract that a claim is about, registered before. */
    private CertifiedContract certified(Claim claim, Seller buyer, MoneyPlot plot, LocalDate filed) {
        String key = claim.key() + "-contract";
        if (claim.deal() != null) {
            // Two others brought together.
            register(
                    key,
                    claim.thousands(),
                    plot.seller(BUYER).orElse(buyer),
                    others(plot, buyer),
                    plot,
                    recently(filed));
        } else if (claim.voucher() != null) {
            Seller provider =
                    plot.seller(uses.provider(claim.voucher(), plot.city())).orElseThrow();
            register(key, claim.thousands(), buyer, List.of(provider), plot, recently(filed));
        } else {
            register(key, claim.thousands(), buyer, others(plot, buyer), plot, filed.minusDays(REGISTERED_BEFORE));
        }
        CertifiedContract certified = store.registration(key)
                .flatMap(contracts::find)
                .orElseThrow(() -> new IllegalStateException("no certificate for " + key));
        if (claim.deal() != null) {
            uses.credit(claim.deal(), certified, plot.time(key, filed));
        }
        return certified;
    }

    /** Number of the contract that the claim's project rests on, registered before; empty without one. */
    private String ofProject(Claim claim, Seller applicant, MoneyPlot plot, LocalDate filed) {
        if (claim.side() == null) {
            return "";
        }
        String key = claim.key() + "-contract";
        List<Seller> others = others(plot, applicant);
        boolean sold = claim.side().equals(SOLD);
        register(
                key,
                claim.thousands(),
                sold ? others.get(0) : applicant,
                sold ? List.of(applicant) : others,
                plot,
                filed.minusDays(REGISTERED_BEFORE));
        return store.registration(key).orElseThrow(() -> new IllegalStateException("no certificate for " + key));
    }

    private static LocalDate recently(LocalDate filed) {
        return filed.minusDays(REGISTERED_SHORTLY_BEFORE);
    }

    /** True when it happened now. */
    boolean contract(Registered contract, MoneyPlot plot) {
        return plot.seller(contract.buyer())
                .map(buyer -> register(
                        contract.key(),
                        contract.thousands(),
                        buyer,
                        others(plot, buyer),
                        plot,
                        plot.before(contract.registered())))
                .orElse(false);
    }

    /** Who may have sold something to somebody. */
    private static List<Seller> others(MoneyPlot plot, Seller buyer) {
        return plot.sellers().values().stream()
                .filter(seller -> !seller.username().startsWith("enterprise") && !seller.equals(buyer))
                .toList();
    }

    private boolean register(
            String key, int thousands, Seller buyer, List<Seller> sellers, MoneyPlot plot, LocalDate on) {
        Story contract = new Story(
                key, on.minusDays(SIGNED_BEFORE), on, on, null, thousands, false, 0, List.of(), Ending.FINISHED, null);
        return storyteller.tell(contract, sellers, List.of(buyer.party()), plot.data());
    }

    /** True when it happened now. */
    boolean listing(Listing listing, MoneyPlot plot) {
        LocalDate filed = plot.before(listing.filed());
        if (listing.person() != null) {
            Instant before =
                    plot.time(listing.key(), filed.minusDays(REGISTERED_BEFORE)).now();
            sellers.ensure(listing.applicant(), listing.person(), plot.data(), before);
        }
        UUID organisation = sellers.organisation(listing.applicant()).orElse(null);
        if (organisation == null) {
            return false;
        }
        Map<String, Object> answers = new LinkedHashMap<>(filled(listing.answers(), filed, null, ""));
        answers.put("declarations", List.of("truthful", "noDispute"));
        answers.put("consentElectronicService", true);
        Map<String, String> papers = Map.of("qualification", String.valueOf(answers.get("title")));
        return file(
                new Filing(listing.key(), LISTING, filed, listing.steps(), answers, papers),
                plot,
                listing.applicant(),
                organisation);
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
        return file(
                new Filing(claim.key(), VOUCHER, plot.before(claim.filed()), claim.steps(), answers, Map.of()),
                plot,
                holder.username(),
                holder.organisation(),
                time -> uses.use(claim, plot, time));
    }

    private static Map<String, Object> onContract(Claim claim, CertifiedContract certified, LocalDate filed) {
        String paid = certified.contractAmount().text();
        LocalDate on = filed.minusDays(PAID_BEFORE);
        String number = "%020d".formatted(Math.abs((long) claim.key().hashCode()) * 7 + claim.thousands());
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("certificateNo", certified.number());
        line.put("invoiceNo", number);
        line.put("invoiceDate", on.toString());
        line.put("invoiceAmount", paid);
        line.put("bankVoucherNo", on.toString().replace("-", "") + number.substring(number.length() - 6));
        line.put("payDate", on.toString());
        line.put("paidAmount", paid);
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("title", certified.title());
        answers.put("relatedParty", false);
        answers.put("lines", List.of(line));
        answers.put("claimedAmount", paid);
        return answers;
    }

    private static Map<String, Object> account(MoneyData.Bank bank, Seller holder) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("name", holder.party().name());
        account.put("bank", bank.bank());
        account.put("bankCode12", bank.bankCode12());
        account.put("number", bank.number());
        return account;
    }

    /**
     * In a text {0} is the year of a day shortly before the submission, {1} that day, {2} the number in the register that
     * a listing got, and {3} that of a contract.
     */
    private Map<String, Object> filled(
            Map<String, Object> answers, LocalDate filed, @Nullable String listing, String contract) {
        LocalDate day = filed.minusDays(PAID_BEFORE);
        Object number =
                listing == null ? "" : commands.facts(store.caseNumber(listing)).get("entryNumber");
        Map<String, Object> filled = new LinkedHashMap<>();
        answers.forEach((field, answer) ->
                filled.put(field, filled(answer, String.valueOf(day.getYear()), day.toString(), number, contract)));
        return filled;
    }

    private static Object filled(Object answer, Object... words) {
        if (answer instanceof Map<?, ?> row) {
            Map<Object, Object> filled = new LinkedHashMap<>();
            row.forEach((field, inner) -> filled.put(field, filled(inner, words)));
            return filled;
        }
        if (answer instanceof List<?> rows) {
            return rows.stream().map(row -> filled(row, words)).toList();
        }
        return answer instanceof String text ? MessageFormat.format(text, words) : answer;
    }

    /** The application and its steps: it happened or it did not. */
    private boolean file(Filing filing, MoneyPlot plot, String username, UUID organisation) {
        return file(filing, plot, username, organisation, time -> {});
    }

    /** @param after what follows the steps */
    private boolean file(Filing filing, MoneyPlot plot, String username, UUID organisation, Consumer<StoryTime> after) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!store.begin(filing.key())) {
                return false;
            }
            StoryTime time = plot.time(filing.key(), filing.filed());
            CaseNumber number = backdating.at(
                    time.now(),
                    () -> currentActor.runAs(accounts.actorNamed(username), () -> {
                        CaseDraft begun =
                                cases.create(new NewCase(filing.matter(), filing.answers(), organisation, null));
                        attach(begun.id(), filing, plot.money());
                        store.made(filing.key(), begun.id());
                        return cases.submit(begun.id(), filing.key()).caseNumber();
                    }));
            steps.work(work(number, filing, username), plot, time);
            after.accept(time);
            return true;
        }));
    }

    private MoneySteps.Work work(CaseNumber number, Filing filing, String username) {
        MoneySteps.Work work = MoneySteps.Work.of(number, filing.matter(), username, filing.moves());
        Map<String, Object> filed = filing.answers();
        if (!filing.matter().equals(CLAIM)) {
            return work.knowing((form, facts, answers) -> {
                if (form.equals(VOUCHER_REVIEW)) {
                    answers.put("grantedAmount", filed.get("requestedAmount"));
                }
            });
        }
        ClaimGround ground = ClaimGround.of(filed);
        return work.saying(MoneyData.examples(json, ground.example())).knowing((form, facts, answers) -> {
            if (form.equals(REVIEW)) {
                ground.review(filed, answers);
            }
            if (form.equals(AUDIT)) {
                answers.put("auditVerifiedAmount", ground.amount(filed));
            }
        });
    }

    private void attach(UUID id, Filing filing, MoneyData money) {
        filing.papers().forEach((kind, named) -> {
            SampleData.Paper paper = Objects.requireNonNull(money.papers().get(kind), kind);
            String amount = filing.matter().equals(CLAIM)
                    ? ClaimGround.of(filing.answers()).amount(filing.answers())
                    : "";
            List<String> lines = paper.lines().stream()
                    .map(text -> MessageFormat.format(text, named, amount))
                    .toList();
            cases.attach(id, kind, paper.name() + ".pdf", new ByteArrayInputStream(SamplePaper.of(lines)));
        });
    }
}
