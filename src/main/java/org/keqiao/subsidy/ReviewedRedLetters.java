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
import org.keqiao.casefile.CaseCommands;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.event.CaseDecided;
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

    /** What the review of a claim says now. */
    void take(CaseNumber application, List<ClaimLine> claimed, @Nullable List<ReviewedLine> reviewed) {
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
                            currentActor.orSystem().displayName(),
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
        rows.review(application, found, currentActor.orSystem().accountId());
        if (!unheard.isEmpty()) {
            events.publishEvent(new RedLettersReviewed(application.value(), unheard));
        }
    }

    /** A review that refuses is followed by no calculation. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseDecided decided) {
        if (!decided.of().matter().equals(SubsidyFacts.MATTER) || decided.status() == CaseStatus.DECIDED_POSITIVE) {
            return;
        }
        Map<String, Object> facts = cases.facts(decided.of().number());
        if (facts.get("lines") != null && facts.get("reviewedLines") != null) {
            take(
                    decided.of().number(),
                    json.convertValue(facts.get("lines"), CLAIMED),
                    json.convertValue(facts.get("reviewedLines"), REVIEWED));
        }
    }
}
