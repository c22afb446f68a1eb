package org.keqiao.register.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keqiao.casefile.LetterKeeping;
import org.keqiao.casefile.application.Openings;
import org.keqiao.document.Letter;
import org.keqiao.document.ui.LetterKeepingPanel;
import org.keqiao.form.CodeTables;
import org.keqiao.organization.CityProfiles;
import org.keqiao.process.Matter;
import org.keqiao.register.Certificate;
import org.keqiao.register.CertificateChanges;
import org.keqiao.register.Certificates.Party;
import org.keqiao.register.RegisterReading;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.MoneyText;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** One certificate: what it states, how it stands, its document, its seal and its service. */
@Route(value = RegisterView.ROUTE + "/:id", layout = MainLayout.class)
@RolesAllowed({
    "INTAKE_CLERK",
    "REGISTRAR",
    "STATION_REVIEWER",
    "STATION_HEAD",
    "COUNTY_DEPT",
    "COUNTY_HEAD",
    "PROGRAM_OFFICER",
    "RECHECKER",
    "FINANCE_OFFICER",
    "DEPUTY_DIRECTOR",
    "OBJECTION_OFFICER",
    "MEETING_SECRETARY",
    "DISCIPLINE",
    "TAX_VIEWER"
})
public class CertificateView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient RegisterReading register;
    private final transient LetterKeeping keeping;
    private final transient CityProfiles cities;
    private final transient Failures failures;
    private final transient CertificateChanges changes;
    private final transient Openings openings;
    private final transient CodeTables codes = CodeTables.shipped();

    CertificateView(
            RegisterReading register,
            CertificateChanges changes,
            Openings openings,
            LetterKeeping keeping,
            CityProfiles cities,
            Failures failures) {
        super("register.certificate");
        this.register = register;
        this.changes = changes;
        this.openings = openings;
        this.keeping = keeping;
        this.cities = cities;
        this.failures = failures;
    }

    static String path(UUID id) {
        return RegisterView.ROUTE + "/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            show(register.require(
                    UUID.fromString(event.getRouteParameters().get("id").orElse(""))));
        } catch (Refusal | IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
    }

    private void show(Certificate certificate) {
        removeAll();
        pageTitle(certificate.number());
        Letter letter = register.letter(certificate);
        PageHeader header = new PageHeader(certificate.title())
                .crumb(getTranslation("register.register"), RegisterView.ROUTE)
                .below(new Span(certificate.number()), new Span(" "), States.badge(certificate.state(), this))
                .actions(pdf(certificate));
        add(header, facts(certificate));
        add(new LetterKeepingPanel(
                letter,
                register.mayKeep(certificate) ? keeping.of(letter.id()) : null,
                failures,
                () -> show(register.require(certificate.id()))));
        List<Certificate> versions = register.versions(certificate);
        add(new CertificateHistory(versions, changes.of(certificate.number()), certificate, register));
        offer(certificate, versions.get(versions.size() - 1));
    }

    /** What the office may begin about this registration; nothing once it has ended. */
    private void offer(Certificate certificate, Certificate first) {
        List<Matter> offered = certificate.hasEnded() ? List.of() : openings.offered(first.caseId());
        if (offered.isEmpty()) {
            return;
        }
        Div ways = new Div();
        ways.addClassName("kq-row");
        offered.forEach(matter -> {
            Anchor way = new Anchor(
                    "openings/" + matter.key() + "/" + first.caseId(),
                    matter.settings().name().in(getLocale()));
            way.addClassName("kq-button-link");
            ways.add(way);
        });
        Section section = new Section(
                new H2(getTranslation("register.openings")),
                new Paragraph(getTranslation("register.openings.hint")),
                ways);
        section.addClassName("kq-section");
        add(section);
    }

    private Anchor pdf(Certificate certificate) {
        UUID id = certificate.id();
        // Rendered at the first reading, so the bytes are asked for when somebody asks for them.
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                            byte[] bytes = register.pdf(id);
                            return new DownloadResponse(
                                    new ByteArrayInputStream(bytes),
                                    certificate.number() + ".pdf",
                                    "application/pdf",
                                    bytes.length);
                        })
                        .inline(),
                AttachmentType.INLINE,
                getTranslation("register.pdf"));
        link.setTarget(AnchorTarget.BLANK);
        return link;
    }

    private Section facts(Certificate certificate) {
        DescriptionList list = new DescriptionList();
        list.addClassName("kq-facts");
        fact(list, "register.number", text(certificate.number()));
        if (certificate.version() > 1) {
            fact(list, "register.version", text(getTranslation("register.version.text", certificate.version())));
        }
        fact(list, "register.source", text(getTranslation("register.source." + certificate.source())));
        fact(list, "register.verificationCode", text(certificate.verificationCode()));
        fact(list, "register.case", caseOf(certificate));
        fact(list, "register.category", text(category(certificate)));
        fact(list, "register.seller", text(party(certificate.seller())));
        fact(
                list,
                "register.buyers",
                text(certificate.buyers().stream().map(CertificateView::party).collect(Collectors.joining("；"))));
        fact(list, "register.contractAmount", new MoneyText(certificate.contractAmount()));
        fact(list, "register.technicalAmount", new MoneyText(certificate.technicalAmount()));
        if (certificate.amountProvisional()) {
            fact(list, "register.provisional", text(getTranslation("register.provisional.text")));
        }
        fact(list, "register.signDate", DateText.day(certificate.signDate()));
        fact(
                list,
                "register.validity",
                text(getTranslation("register.validity.text", certificate.effectiveFrom(), certificate.effectiveTo())));
        String office = certificate.station() == null ? certificate.city() : certificate.station();
        fact(list, "register.station", text(cities.officeName(office, getLocale())));
        fact(list, "register.issuedOn", DateText.day(certificate.issuedOn()));
        fact(list, "register.stateSince", DateText.day(certificate.stateSince()));
        Section section = new Section(new H2(getTranslation("register.stated")), list);
        section.addClassName("kq-section");
        return section;
    }

    private Component caseOf(Certificate certificate) {
        return register.maySeeCase(certificate)
                ? new Anchor("case-file/" + certificate.caseId(), certificate.caseNumber())
                : text(certificate.caseNumber());
    }

    private String category(Certificate certificate) {
        String category = codes.label("contract-category", certificate.category(), getLocale());
        return certificate.subKind() == null
                ? category
                : category + " · " + codes.label("contract-sub-kind", certificate.subKind(), getLocale());
    }

    private static String party(Party party) {
        return party.uscc() == null ? party.name() : party.name() + " " + party.uscc();
    }

    private static Component text(String text) {
        return new Span(text);
    }

    private void fact(DescriptionList list, String key, Component value) {
        list.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(new Div(value)));
    }
}
