package org.keqiao.casefile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.keqiao.casefile.audit.AuditChain;
import org.keqiao.casefile.audit.AuditChecks;
import org.keqiao.casefile.audit.AuditRecords;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.StatusBadge;
import org.keqiao.shared.ui.Tone;

/** The auditor's page: verifications of the whole record, and the record of one case. */
@Route(value = AuditView.ROUTE, layout = MainLayout.class)
@RolesAllowed("AUDITOR")
public class AuditView extends Page {

    static final String ROUTE = "audit";

    private static final long serialVersionUID = 1L;
    private static final int MOST = 60;
    private static final int SHOWN_OF_ROOT = 16;

    private final transient AuditChecks checks;
    private final Grid<AuditChecks.Check> grid = new Grid<>();
    private final Div findings = new Div();

    AuditView(AuditChecks checks, AuditRecords records, Texts texts, Failures failures) {
        super("audit.title");
        this.checks = checks;
        Button run = new Button(getTranslation("audit.run"), click -> run());
        run.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        run.setDisableOnClick(true);
        run.addClickListener(click -> run.setEnabled(true));
        add(new PageHeader(getTranslation("audit.title"))
                .below(new Span(getTranslation("audit.explained")))
                .actions(run));
        findings.getElement().setAttribute("aria-live", "polite");
        columns();
        Div runs = new Div(new H2(getTranslation("audit.runs")), grid, findings);
        runs.addClassName("kq-section");
        add(runs, new CaseRecordPane(records, texts, failures));
        reload();
    }

    private void columns() {
        grid.addComponentColumn(check -> DateText.minute(check.at()))
                .setHeader(getTranslation("audit.at"))
                .setAutoWidth(true);
        grid.addColumn(this::startedBy).setHeader(getTranslation("audit.startedBy"));
        grid.addColumn(AuditChecks.Check::cases).setHeader(getTranslation("audit.cases"));
        grid.addColumn(AuditChecks.Check::acts).setHeader(getTranslation("audit.acts"));
        grid.addComponentColumn(check -> badge(check.isSound(), this)).setHeader(getTranslation("audit.result"));
        grid.addComponentColumn(check -> root(check.root())).setHeader(getTranslation("audit.root"));
        grid.addComponentColumn(check -> download(
                        () -> checks.export(check), "audit-" + check.id() + ".json", getTranslation("audit.export")))
                .setHeader(getTranslation("audit.file"));
        grid.setAllRowsVisible(true);
        PhoneCards.of(grid, getTranslation("audit.runs"), check -> new PhoneCard(DateText.minute(check.at()))
                .line(startedBy(check), getTranslation("audit.card.counts", check.cases(), check.acts()))
                .line(
                        badge(check.isSound(), this),
                        download(
                                () -> checks.export(check),
                                "audit-" + check.id() + ".json",
                                getTranslation("audit.export"))));
        grid.setEmptyStateText(getTranslation("audit.none"));
        grid.addSelectionListener(
                change -> change.getFirstSelectedItem().ifPresentOrElse(this::show, findings::removeAll));
    }

    private String startedBy(AuditChecks.Check check) {
        return check.startedBy().equals("system") ? getTranslation("audit.nightly") : check.startedBy();
    }

    private static Span root(String root) {
        Span text = new Span(root.substring(0, Math.min(SHOWN_OF_ROOT, root.length())) + "…");
        text.addClassName("kq-number");
        text.setTitle(root);
        return text;
    }

    private void run() {
        AuditChecks.Check check = checks.run();
        reload();
        grid.select(check);
        if (check.isSound()) {
            Notices.success(getTranslation("audit.sound.notice", check.cases(), check.acts()));
        } else {
            Notices.error(getTranslation("audit.damaged.notice"));
        }
    }

    private void reload() {
        grid.setItems(checks.latest(MOST));
    }

    /** What a verification found, in words. */
    private void show(AuditChecks.Check check) {
        findings.removeAll();
        List<String> lines = new ArrayList<>();
        check.breaks().forEach(found -> lines.add(words(found, this)));
        check.violations()
                .forEach((name, cases) -> lines.add(getTranslation("audit.violated", name, String.join("、", cases))));
        findings.add(
                lines.isEmpty()
                        ? Words.message("tone-good", getTranslation("audit.sound"))
                        : Words.message(
                                "tone-late",
                                getTranslation("audit.damaged"),
                                lines.stream().map(Paragraph::new).toArray(Paragraph[]::new)));
        Span root = new Span(check.root());
        root.addClassNames("kq-number", "kq-small", "kq-digest");
        findings.add(new Paragraph(new Span(getTranslation("audit.root.full")), root));
    }

    static String words(AuditChain.Break found, com.vaadin.flow.component.Component on) {
        return on.getTranslation(
                "audit.break",
                found.caseNumber() == null
                        ? found.caseId().toString()
                        : found.caseNumber().value(),
                found.seq(),
                on.getTranslation("audit.damage." + found.damage()));
    }

    static StatusBadge badge(boolean sound, com.vaadin.flow.component.Component on) {
        return sound
                ? new StatusBadge(on.getTranslation("audit.sound"), Tone.GOOD)
                : new StatusBadge(on.getTranslation("audit.damaged"), Tone.LATE);
    }

    static Anchor download(Supplier<byte[]> content, String name, String label) {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = content.get();
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), name, "application/json", bytes.length);
                }),
                AttachmentType.DOWNLOAD,
                label);
    }
}
