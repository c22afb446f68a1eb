package org.keqiao.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.casefile.application.CaseDraft;
import org.keqiao.casefile.application.Cases;
import org.keqiao.casefile.application.NewCase;
import org.keqiao.demo.MoneyData.Budget;
import org.keqiao.demo.MoneyData.City;
import org.keqiao.demo.MoneyData.Claim;
import org.keqiao.demo.MoneyData.VoucherClaim;
import org.keqiao.demo.SampleSellers.Seller;
import org.keqiao.demo.Story.Ending;
import org.keqiao.funding.BudgetLineDraft;
import org.keqiao.funding.BudgetLines;
import org.keqiao.inbox.Completion;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.OpenTask;
import org.keqiao.process.Outcome;
import org.keqiao.process.Workflow;
import org.keqiao.register.CertifiedContract;
import org.keqiao.register.CertifiedContracts;
import org.keqiao.security.AccountDirectory;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.Backdating;
import org.keqiao.shared.CaseNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Public money on a demonstration: budget lines, claims for a subsidy at each step as far as the city's policy says what
 * it gives, and vouchers. Each claim rests on a contract of its own that was registered before.
 */
@Component
class MoneySamples {

    private static final Logger LOG = LoggerFactory.getLogger(MoneySamples.class);
    private static final String CLAIM = "subsidy-application";
    private static final String VOUCHER = "voucher-claim";
    private static final String REVIEW = "subsidy-program-review";
    private static final String AUDIT = "subsidy-audit";
    private static final String AUDIT_REPORT = "auditReport";
    /** Signed and registered so many days before the claim. */
    private static final int SIGNED_BEFORE = 75;

    private static final int REGISTERED_BEFORE = 60;
    private static final int PAID_BEFORE = 14;
    private static final int MOST_STEPS = 12;
    private static final int CONTRACTS = 200;

    private final ObjectMapper json;
    private final Storyteller storyteller;
    private final StepWork steps;
    private final Cases cases;
    private final Workflow workflow;
    private final CertifiedContracts contracts;
    private final BudgetLines budgets;
    private final CityProfiles cities;
    private final AccountDirectory accounts;
    private final CurrentActor currentActor;
    private final SampleStore store;
    private final Backdating backdating;
    private final WorkingCalendar calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MoneySamples(
            ObjectMapper json,
            Storyteller storyteller,
            StepWork steps,
            Cases cases,
            Workflow workflow,
            CertifiedContracts contracts,
            BudgetLines budgets,
            CityProfiles cities,
            AccountDirectory accounts,
            CurrentActor currentActor,
            SampleStore store,
            Backdating backdating,
            WorkingCalendar calendar,
            TransactionTemplate transaction,
            Clock clock) {
        this.json = json;
        this.storyteller = storyteller;
        this.steps = steps;
        this.cases = cases;
        this.workflow = workflow;
        this.contracts = contracts;
        this.budgets = budgets;
        this.cities = cities;
        this.accounts = accounts;
        this.currentActor = currentActor;
        this.store = store;
        this.backdating = backdating;
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What happens to one application. */
    private record Filing(
            String key, String matter, LocalDate filed, List<String> moves, Map<String, Object> answers) {}

    /**
     * Lets those happen that have not yet; one that cannot leaves the others.
     *
     * @return how many did
     */
    int tell(SampleData data, List<Seller> sellers, LocalDate origin) {
        MoneyData money = MoneyData.read(json);
        return money.city(cities.current().key())
                .map(city -> tell(city, money, data, sellers, origin))
                .orElse(0);
    }

    private int tell(City city, MoneyData money, SampleData data, List<Seller> sellers, LocalDate origin) {
        Map<String, Seller> known = new HashMap<>();
        sellers.forEach(seller -> known.put(seller.username(), seller));
        Set<Integer> years = new LinkedHashSet<>(List.of(origin.getYear()));
        city.claims().forEach(claim -> years.add(before(origin, claim.filed()).getYear()));
        years.forEach(year -> city.budgets()
                .forEach(budget -> attempt(budget.document(), () -> {
                    open(budget, year);
                    return false;
                })));
        int told = 0;
        for (Claim claim : city.claims()) {
            Seller buyer = known.get(claim.applicant());
            if (buyer != null) {
                told += attempt(claim.key(), () -> claim(claim, city, money, data, sellers, buyer, origin));
            }
        }
        if (city.vouchers() != null) {
            for (VoucherClaim claim : city.vouchers().claims()) {
                Seller holder = known.get(claim.applicant());
                if (holder != null) {
                    String item = city.vouchers().item();
                    told += attempt(claim.key(), () -> voucher(claim, item, money, data, holder, origin));
                }
            }
        }
        return told;
    }

    private static int attempt(String key, Supplier<Boolean> story) {
        try {
            return story.get() ? 1 : 0;
        } catch (RuntimeException e) {
            LOG.warn("Sample {} could not be made", key, e);
            return 0;
        }
    }

    private void open(Budget budget, int year) {
        boolean county = budget.level().equals("COUNTY");
        String keeper = county ? "countyfinance" : "finance";
        transaction.executeWithoutResult(status -> {
            if (store.begin("budget-" + budget.group() + "-" + budget.level() + "-" + year)) {
                currentActor.runAs(
                        accounts.actorNamed(keeper),
                        () -> budgets.open(new BudgetLineDraft(
                                year,
                                budget.group(),
                                county ? budgets.ownCounty() : null,
                                MessageFormat.format(budget.document(), String.valueOf(year)),
                                null,
                                null,
                                null,
                                budget.total())));
            }
        });
    }

    private boolean claim(
            Claim claim,
            City city,
            MoneyData money,
            SampleData data,
            List<Seller> sellers,
            Seller buyer,
            LocalDate origin) {
        LocalDate filed = before(origin, claim.filed());
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
        List<Seller> others = sellers.stream()
                .filter(seller -> !seller.username().startsWith("enterprise"))
                .toList();
        storyteller.tell(contract, others, List.of(buyer.party()), data);
        String title = store.title(contractKey);
        CertifiedContract certified = contracts.ofParty(buyer.party().uscc(), CONTRACTS).stream()
                .filter(found -> found.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no certificate for " + contractKey));
        return file(
                new Filing(
                        claim.key(), CLAIM, filed, claim.steps(), answers(claim, city, money, certified, buyer, filed)),
                money,
                data,
                buyer);
    }

    private boolean voucher(
            VoucherClaim claim, String item, MoneyData money, SampleData data, Seller holder, LocalDate origin) {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("voucherItem", item);
        answers.put("title", claim.title());
        answers.put("requestedAmount", claim.yuan().text());
        answers.put("declarations", List.of("truthful", "listed", "noDouble"));
        answers.put("consentElectronicService", true);
        return file(
                new Filing(claim.key(), VOUCHER, before(origin, claim.filed()), claim.steps(), answers),
                money,
                data,
                holder);
    }

    private static Map<String, Object> answers(
            Claim claim, City city, MoneyData money, CertifiedContract certified, Seller buyer, LocalDate filed) {
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
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("name", buyer.party().name());
        account.put("bank", money.account().bank());
        account.put("bankCode12", money.account().bankCode12());
        account.put("number", money.account().number());
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("policyItem", city.item());
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
    private boolean file(Filing filing, MoneyData money, SampleData data, Seller applicant) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!store.begin(filing.key())) {
                return false;
            }
            StoryTime time = new StoryTime(calendar, clock, data.chance(filing.key()), filing.filed());
            CaseNumber number = backdating.at(
                    time.now(),
                    () -> currentActor.runAs(accounts.actorNamed(applicant.username()), () -> {
                        CaseDraft begun = cases.create(
                                new NewCase(filing.matter(), filing.answers(), applicant.organisation(), null));
                        if (filing.matter().equals(CLAIM)) {
                            attach(begun.id(), filing, money);
                        }
                        store.made(filing.key(), begun.id());
                        return cases.submit(begun.id(), filing.key()).caseNumber();
                    }));
            work(filing, number, time, money);
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

    private void work(Filing filing, CaseNumber number, StoryTime time, MoneyData money) {
        Map<String, Map<String, Object>> examples = MoneyData.examples(json, filing.matter());
        Deque<String> moves = new ArrayDeque<>(filing.moves());
        for (int i = 0; i < MOST_STEPS && !moves.isEmpty(); i++) {
            OpenTask task = workflow.openTasks(number).stream().findFirst().orElse(null);
            if (task == null || !steps.canDo(task)) {
                return;
            }
            time.pass(1);
            String outcome = StepWork.outcome(task, moves);
            Outcome.Kind kind = task.step().outcome(outcome).orElseThrow().kind();
            Map<String, Object> answers =
                    new LinkedHashMap<>((kind == Outcome.Kind.ADVANCE ? examples : money.refusals())
                            .getOrDefault(task.step().formId(), Map.of()));
            if (task.step().formId().equals(REVIEW)) {
                answers.put("reviewedLines", reviewed(filing));
            }
            if (task.step().formId().equals(AUDIT)) {
                answers.put("auditVerifiedAmount", filing.answers().get("claimedAmount"));
            }
            backdating.at(time.now(), () -> {
                if (task.step().formId().equals(AUDIT)) {
                    steps.attach(task, AUDIT_REPORT, SamplePaper.of(List.of(task.step().zh())));
                }
                steps.complete(
                        task, Completion.of(outcome, answers, money.opinions().get(kind.name())));
                return null;
            });
        }
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

    private LocalDate before(LocalDate day, int workingDays) {
        LocalDate found = day;
        for (int left = workingDays; left > 0; ) {
            found = found.minusDays(1);
            if (calendar.isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }
}
