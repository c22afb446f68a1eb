package org.keqiao.subsidy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.ActRecord;
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
import org.keqiao.security.Actor;
import org.keqiao.security.CurrentActor;
import org.keqiao.shared.CaseNumber;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Red-letter invoices that reviews find: known to every application on the same invoice, by the latest word of the review. */
@Component
class ReviewedRedLetters {

    private static final TypeReference<List<ClaimLine>> CLAIMED = new TypeReference<>() {};
    private static final TypeReference<List<ReviewedLine>> REVIEWED = new TypeReference<>() {};
    private static final String REVIEWED_LINES = "reviewedLines";

    private final RedLetterRows rows;
    private final CaseCommands cases;
    private final CurrentActor currentActor;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;

    ReviewedRedLetters(
            RedLetterRows rows,
            CaseCommands cases,
            CurrentActor currentActor,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.currentActor = currentActor;
        this.events = events;
        this.json = json.copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        this.clock = clock;
    }

    /** What the review of a claim says now, by whoever is doing it. */
    void take(CaseNumber application, List<ClaimLine> claimed, @Nullable List<ReviewedLine> reviewed) {
        take(application, claimed, reviewed, current());
    }

    private Finder current() {
        Actor actor = currentActor.orSystem();
        return new Finder(actor.accountId(), actor.displayName());
    }

    /** @param account null of the system */
    private record Finder(@Nullable UUID account, String name) {}

    private void take(
            CaseNumber application, List<ClaimLine> claimed, @Nullable List<ReviewedLine> reviewed, Finder finder) {
        List<RedLetter> before = rows.reviewed(application);
        List<UUID> unheard = new ArrayList<>();
        CountedInvoices counted = new CountedInvoices(claimed, reviewed);
        // Of an invoice that is not claimed any more the review says nothing else.
        List<RedLetter> found = before.stream()
                .filter(each -> !counted.invoices().contains(each.invoice()))
                .collect(Collectors.toCollection(ArrayList::new));
        counted.cancelled()
                .forEach((invoice, by) -> by.forEach((redLetter, amount) -> {
                    if (redLetter.equals(invoice)) {
                        return;
                    }
                    RedLetter said = new RedLetter(
                            UUID.randomUUID(),
                            invoice,
                            redLetter,
                            amount,
                            counted.lookedUp(invoice),
                            null,
                            null,
                            application.value(),
                            finder.name(),
                            Instant.now(clock));
                    RedLetter known = before.stream()
                            .filter(said::saysTheSame)
                            .findFirst()
                            .orElse(null);
                    found.add(known == null ? said : known);
                    if (known == null) {
                        unheard.add(said.id());
                    }
                }));
        if (unheard.isEmpty() && found.size() == before.size()) {
            return;
        }
        rows.review(application, found, finder.account());
        if (!unheard.isEmpty()) {
            events.publishEvent(new RedLettersReviewed(application.value(), unheard));
        }
    }

    /** A review that refuses is followed by no calculation; whoever signs the refusal has found nothing. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseDecided decided) {
        if (!decided.of().matter().equals(SubsidyFacts.MATTER) || decided.status() == CaseStatus.DECIDED_POSITIVE) {
            return;
        }
        CaseNumber number = decided.of().number();
        Map<String, Object> facts = cases.facts(number);
        if (facts.get("lines") != null && facts.get(REVIEWED_LINES) != null) {
            take(
                    number,
                    json.convertValue(facts.get("lines"), CLAIMED),
                    json.convertValue(facts.get(REVIEWED_LINES), REVIEWED),
                    reviewer(number));
        }
    }

    /** Who said last what the review found; whoever ends the case where no step of it says so, as after a review by seats. */
    private Finder reviewer(CaseNumber number) {
        return cases.acts(number).stream()
                .filter(act ->
                        act.kind() == ActRecord.Kind.STEP && act.answers().containsKey(REVIEWED_LINES))
                .reduce((earlier, later) -> later)
                .map(act -> new Finder(act.accountId(), act.actorName()))
                .orElseGet(this::current);
    }
}
