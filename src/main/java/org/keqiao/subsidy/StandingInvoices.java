package org.keqiao.subsidy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** The look again at invoices: whether what was counted of them is still left, by what is known of them today. */
@Component
public class StandingInvoices {

    private static final TypeReference<List<ReviewedLine>> REVIEWED = new TypeReference<>() {};
    private static final TypeReference<List<Project>> CLAIMED_PROJECTS = new TypeReference<>() {};
    private static final TypeReference<List<ReviewedProject>> PROJECTS = new TypeReference<>() {};

    private final CaseCommands cases;
    private final RedLetterRows rows;
    private final ObjectMapper json;

    StandingInvoices(CaseCommands cases, RedLetterRows rows, ObjectMapper json) {
        this.cases = cases;
        this.rows = rows;
        // A bureau may ask for more of a payment than is read here.
        this.json = json.copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
    }

    /**
     * Refuses where more counts of an application's invoice than red-letter invoices leave.
     *
     * @throws Refusal conflict INVOICE_RED_LETTERED with the invoice and what is left of it
     */
    public void requireStanding(CaseNumber application) {
        lost(application).ifPresent(StandingInvoices::refuse);
    }

    /** The same of what a review says. */
    void requireStanding(List<ClaimLine> claimed, @Nullable List<ReviewedLine> reviewed) {
        requireStanding(new CountedInvoices(claimed, reviewed));
    }

    /**
     * The same of what was spent on projects.
     *
     * @param counted what the review leaves of it, by what was paid for; nothing of projects that it did not accept
     */
    void requireStanding(ClaimedLines spent, Map<String, Money> counted) {
        requireStanding(new CountedInvoices(spent.lines(), null).within(counted));
    }

    private void requireStanding(CountedInvoices counted) {
        counted.with(rows.of(counted.invoices())).lost().ifPresent(StandingInvoices::refuse);
    }

    private static void refuse(LostInvoices lost) {
        LostInvoices.Lost first = lost.invoices().get(0);
        throw Refusal.conflict("INVOICE_RED_LETTERED", first.invoice(), first.left());
    }

    /** What an application has lost; empty while all that it counts is left. */
    public Optional<LostInvoices> lost(CaseNumber application) {
        return counted(application).lost();
    }

    /** The same while a payment is booked: whoever records a red-letter invoice meanwhile waits, and sees what was paid. */
    public Optional<LostInvoices> lostAtPayment(CaseNumber application) {
        rows.hold(application);
        return lost(application);
    }

    /**
     * The same of many, in one statement.
     *
     * @param facts of each application
     * @return those that have lost something
     */
    public Set<CaseNumber> lost(Map<CaseNumber, Map<String, Object>> facts) {
        Map<CaseNumber, CountedInvoices> counted = new HashMap<>();
        facts.forEach((number, each) -> counted.put(number, read(each)));
        Collection<String> invoices = counted.values().stream()
                .flatMap(each -> each.invoices().stream())
                .collect(Collectors.toSet());
        List<RedLetter> known = rows.of(invoices);
        return counted.entrySet().stream()
                .filter(each -> each.getValue().with(known).lost().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What an application counts, with all that is known of its invoices. */
    CountedInvoices counted(CaseNumber application) {
        CountedInvoices counted = read(cases.facts(application));
        return counted.with(rows.of(counted.invoices()));
    }

    private CountedInvoices read(Map<String, Object> facts) {
        if (ClaimedLines.isOfProjects(facts)) {
            return new CountedInvoices(claimed(facts), null).within(verified(facts));
        }
        Object reviewed = facts.get("reviewedLines");
        return new CountedInvoices(claimed(facts), reviewed == null ? null : json.convertValue(reviewed, REVIEWED));
    }

    List<ClaimLine> claimed(Map<String, Object> facts) {
        return ClaimedLines.of(facts, json).lines();
    }

    /** What counts of the projects, by what was paid for; null before anybody reviewed them. */
    @Nullable
    private Map<String, Money> verified(Map<String, Object> facts) {
        Object reviewed = facts.get("reviewedProjects");
        if (reviewed == null || facts.get("projects") == null) {
            return null;
        }
        List<Project> projects = json.convertValue(facts.get("projects"), CLAIMED_PROJECTS);
        Map<String, Money> verified = new HashMap<>();
        json.convertValue(reviewed, PROJECTS).stream()
                .filter(ReviewedProject::accepted)
                .forEach(each -> verified.merge(
                        Project.paidFor(each.projectName(), projects),
                        each.verifiedBase() == null ? Money.ZERO : each.verifiedBase(),
                        Money::plus));
        return verified;
    }
}
