package org.keqiao.subsidy.ui;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.CaseStatus;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.casefile.CaseView;
import org.keqiao.casefile.reading.CaseProgress;
import org.keqiao.casefile.ui.extra.CaseExtra;
import org.keqiao.funding.award.StepWords;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Failures;
import org.keqiao.subsidy.AuditCommissions;
import org.keqiao.subsidy.RedLetter;
import org.keqiao.subsidy.RedLetters;
import org.keqiao.subsidy.SubsidyProgress;
import org.keqiao.subsidy.SubsidyProgresses.Milestones;
import org.keqiao.subsidy.SubsidyReading;
import org.keqiao.subsidy.SubsidyStanding;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;

/** Shows the money of an application on its pages. */
@Component
class SubsidyExtra implements CaseExtra {

    private final SubsidyReading reading;
    private final AuditCommissions commissions;
    private final RedLetters redLetters;
    private final Failures failures;
    private final Texts texts;
    private final Clock clock;

    SubsidyExtra(
            SubsidyReading reading,
            AuditCommissions commissions,
            RedLetters redLetters,
            Failures failures,
            Texts texts,
            Clock clock) {
        this.reading = reading;
        this.commissions = commissions;
        this.redLetters = redLetters;
        this.failures = failures;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Optional<Shown> of(CaseView view, Locale locale) {
        return reading.of(view)
                .filter(standing ->
                        standing.calculation() != null || !standing.purses().isEmpty() || standing.progress() != null)
                .map(standing -> new Shown(texts.get("subsidy.money", locale), () -> panel(standing, view, locale)));
    }

    private SubsidyPanel panel(SubsidyStanding standing, CaseView view, Locale locale) {
        SubsidyPanel panel = new SubsidyPanel(standing, new StepWords(texts, locale));
        if (commissions.mayWithdraw(view)) {
            panel.offer("subsidy.audit.withdraw", () -> new AuditWithdrawalDialog(
                            commissions, view.id(), failures, () -> UI.getCurrent()
                                    .refreshCurrentRoute(true))
                    .open());
        }
        List<RedLetter> known = redLetters.of(view);
        panel.show(known, redLetters.doubtful(view, known), (each, text) -> new ReasonDialog(
                        texts.get("subsidy.redLetter.error", locale),
                        text,
                        failures,
                        reason -> redLetters.takeBack(view.id(), each.id(), reason),
                        () -> UI.getCurrent().refreshCurrentRoute(true))
                .open());
        List<RedLetters.Claimed> invoices = redLetters.open(view);
        if (!invoices.isEmpty()) {
            panel.offer("subsidy.redLetter", () -> new RedLetterDialog(
                            redLetters, view.id(), invoices, LocalDate.now(clock), failures, () -> UI.getCurrent()
                                    .refreshCurrentRoute(true))
                    .open());
        }
        return panel;
    }

    @Override
    public Optional<String> standing(CaseView view, Locale locale) {
        return reading.progress(view).map(progress -> texts.get("subsidy.progress." + progress, locale));
    }

    @Override
    public Map<UUID, String> standings(List<CaseSummary> rows, Locale locale) {
        return reading.progress(rows).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> texts.get("subsidy.progress." + each.getValue(), locale)));
    }

    @Override
    public CaseProgress progress(CaseView view, CaseProgress progress, Locale locale) {
        Optional<Milestones> milestones = view.status().isTerminal() && view.status() != CaseStatus.DECIDED_POSITIVE
                ? Optional.empty()
                : reading.milestones(view);
        return milestones
                .map(reached -> progress.with(
                        List.of(stage("subsidy.stage.notice", reached.noticedAt(), locale)),
                        payment(view, reached, locale)))
                .orElse(progress);
    }

    /** Nothing follows the decision where payment was stopped. */
    private List<CaseProgress.Stage> payment(CaseView view, Milestones reached, Locale locale) {
        SubsidyProgress money = reading.progress(view).orElse(null);
        if (money == SubsidyProgress.NOT_PAID) {
            return List.of();
        }
        boolean paid = money == SubsidyProgress.PAID || money == SubsidyProgress.CLAWED_BACK;
        return List.of(stage("subsidy.stage.payment", paid ? reached.paidAt() : null, locale));
    }

    private CaseProgress.Stage stage(String key, @Nullable Instant reachedAt, Locale locale) {
        return new CaseProgress.Stage(texts.get(key, locale), reachedAt);
    }
}
