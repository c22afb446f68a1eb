package org.keqiao.publicity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keqiao.casefile.CaseRef;
import org.keqiao.publicity.NoticeView.LineState;
import org.keqiao.publicity.NoticeView.LineView;
import org.keqiao.publicity.ObjectionSettled.Outcome;
import org.keqiao.publicity.store.NoticeRow;
import org.keqiao.publicity.store.NoticeRows;
import org.keqiao.publicity.store.ObjectionRow;
import org.keqiao.publicity.store.ObjectionRow.State;
import org.keqiao.publicity.store.ObjectionRows;
import org.keqiao.shared.Money;
import org.keqiao.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What objections do to the lines of a notice. Every change locks the notice, so that of an objection in the last second
 * and the closing one comes first; the objection's case is locked before it.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class LineObjections {

    private final NoticeRows notices;
    private final ObjectionRows objections;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<LineOwner> owners;
    private final Clock clock;

    LineObjections(
            NoticeRows notices,
            ObjectionRows objections,
            ApplicationEventPublisher events,
            ObjectProvider<LineOwner> owners,
            Clock clock) {
        this.notices = notices;
        this.objections = objections;
        this.events = events;
        this.owners = owners;
        this.clock = clock;
    }

    /** The line that an objection is about, and the notice that shows it. */
    record Contested(NoticeRow notice, LineView line) {}

    /**
     * Refuses unless somebody may object to the line now.
     *
     * @throws Refusal NOT_FOUND for what is not shown; conflict OBJECTION_TOO_LATE or LINE_DECIDED
     */
    LineView requireOpen(NoticeRow notice, String reference) {
        LineView line = notices.line(notice.id(), reference).orElseThrow(Refusal::notFound);
        Instant now = clock.instant();
        if (now.isBefore(notice.shownFrom())) {
            throw Refusal.notFound();
        }
        if (notice.isClosed() || !now.isBefore(NoticePeriod.end(notice.lastDay()))) {
            throw Refusal.conflict("OBJECTION_TOO_LATE", notice.lastDay());
        }
        if (line.state() != LineState.SHOWN && line.state() != LineState.CONTESTED) {
            throw Refusal.conflict("LINE_DECIDED", line.name());
        }
        return line;
    }

    /**
     * Takes an objection in: from now on it holds the line.
     *
     * @throws Refusal as {@link #requireOpen}; conflict OBJECTION_TWICE; NOT_AN_OBJECTION for a case about no line
     */
    Contested file(CaseRef objection) {
        ObjectionRow row = require(objection);
        NoticeRow notice = notices.lock(row.notice()).orElseThrow(Refusal::notFound);
        LineView line = requireOpen(notice, row.reference());
        boolean before = objections.filed(row.notice(), row.reference()).stream()
                .anyMatch(other -> other.objector().equals(row.objector())
                        && other.state() != State.RETURNED
                        && other.state() != State.WITHDRAWN);
        if (before) {
            throw Refusal.conflict("OBJECTION_TWICE", line.name());
        }
        objections.file(row.caseId(), clock.instant());
        if (line.state() == LineState.SHOWN) {
            notices.setState(notice.id(), row.reference(), LineState.CONTESTED, null);
            events.publishEvent(new LineContested(
                    notice.caseNumber(),
                    notice.id(),
                    row.reference(),
                    objection.number().value()));
        }
        return new Contested(notice, line);
    }

    /**
     * It will be examined.
     *
     * @throws Refusal conflict OBJECTION_NOT_OPEN, NOT_AN_OBJECTION
     */
    void accept(CaseRef objection) {
        ObjectionRow row = lockOpen(objection);
        objections.accept(row.caseId());
    }

    /**
     * It is decided.
     *
     * @param newAmount what the line is to have; only for PARTLY, and there if the line has an amount
     * @throws Refusal conflict OBJECTION_NOT_OPEN, NOT_AN_OBJECTION, NEW_AMOUNT_MISSING, NEW_AMOUNT_UNCHANGED
     */
    Contested settle(CaseRef objection, Outcome outcome, @Nullable Money newAmount) {
        ObjectionRow row = lockOpen(objection);
        LineView line = notices.line(row.notice(), row.reference()).orElseThrow();
        Money amount = outcome == Outcome.PARTLY && line.amount() != null ? newAmount : null;
        if (outcome == Outcome.PARTLY && line.amount() != null) {
            if (amount == null) {
                throw Refusal.conflict("NEW_AMOUNT_MISSING");
            }
            if (amount.equals(line.amount())) {
                throw Refusal.conflict("NEW_AMOUNT_UNCHANGED", line.amount());
            }
        }
        if (amount != null) {
            String shownBy = notices.find(row.notice()).orElseThrow().caseNumber();
            owners.forEach(owner -> owner.requireAmount(shownBy, row.reference(), amount));
        }
        objections.settle(row.caseId(), State.valueOf(outcome.name()), amount, clock.instant());
        decideLine(objection, row);
        return new Contested(notices.find(row.notice()).orElseThrow(), line);
    }

    /** It was returned or withdrawn; nothing happens when it does not hold the line. */
    void release(CaseRef objection, State ended) {
        Optional<ObjectionRow> found = objections.find(objection.id());
        if (found.isEmpty()) {
            return;
        }
        notices.lock(found.get().notice());
        ObjectionRow row = objections.find(objection.id()).orElseThrow();
        if (row.state().isOpen()) {
            objections.settle(row.caseId(), ended, null, clock.instant());
            decideLine(objection, row);
        }
    }

    /** The last objection to a line decides it: taken out if one was right, else changed as was decided last, else it stands. */
    private void decideLine(CaseRef last, ObjectionRow row) {
        List<ObjectionRow> all = objections.filed(row.notice(), row.reference());
        if (all.stream().anyMatch(other -> other.state().isOpen())) {
            return;
        }
        NoticeRow notice = notices.find(row.notice()).orElseThrow();
        Outcome outcome = outcome(all);
        Money amount = outcome == Outcome.PARTLY ? newAmount(all, row.caseId()) : null;
        LineState state =
                switch (outcome) {
                    case UPHELD -> LineState.DELETED;
                    case PARTLY -> LineState.CHANGED;
                    case DISMISSED -> notice.isClosed() ? LineState.CLEARED : LineState.SHOWN;
                };
        notices.setState(row.notice(), row.reference(), state, amount);
        events.publishEvent(new ObjectionSettled(
                notice.caseNumber(),
                row.notice(),
                row.reference(),
                outcome,
                amount,
                last.number().value()));
    }

    private static Outcome outcome(List<ObjectionRow> all) {
        if (all.stream().anyMatch(objection -> objection.state() == State.UPHELD)) {
            return Outcome.UPHELD;
        }
        boolean partly = all.stream().anyMatch(objection -> objection.state() == State.PARTLY);
        return partly ? Outcome.PARTLY : Outcome.DISMISSED;
    }

    /** Whoever decided last knew what was decided before. */
    @Nullable
    private static Money newAmount(List<ObjectionRow> all, UUID last) {
        return all.stream()
                .filter(objection -> objection.caseId().equals(last) && objection.state() == State.PARTLY)
                .findFirst()
                .or(() -> all.stream()
                        .filter(objection -> objection.state() == State.PARTLY)
                        .reduce((first, second) -> second))
                .map(ObjectionRow::newAmount)
                .orElse(null);
    }

    private ObjectionRow require(CaseRef objection) {
        return objections
                .find(objection.id())
                .orElseThrow(() ->
                        Refusal.conflict("NOT_AN_OBJECTION", objection.number().value()));
    }

    private ObjectionRow lockOpen(CaseRef objection) {
        ObjectionRow before = require(objection);
        notices.lock(before.notice());
        ObjectionRow row = require(objection);
        if (!row.state().isOpen()) {
            throw Refusal.conflict("OBJECTION_NOT_OPEN", objection.number().value());
        }
        return row;
    }
}
