package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keqiao.process.Matter;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** 办事: what can be applied for, by whom, with what, and how long it takes; for everybody. */
@Route(value = Routes.CATALOGUE, layout = MainLayout.class)
@RouteAlias(value = "matters", layout = MainLayout.class)
@AnonymousAllowed
public class CatalogueView extends Page {

    private static final long serialVersionUID = 1L;

    private final transient ApplicantParts parts;
    private final boolean signedIn;

    CatalogueView(ApplicantParts parts, Texts texts) {
        super("applicant.catalogue");
        this.parts = parts;
        this.signedIn = parts.currentActor().find().isPresent();
        narrow();
        add(new PageHeader(getTranslation("applicant.catalogue"))
                .below(new Paragraph(getTranslation("applicant.catalogue.intro"))));
        Map<String, List<Matter>> groups = parts.matters().current().stream()
                .filter(matter -> !matter.settings().startedBy().isEmpty())
                .collect(Collectors.groupingBy(
                        matter -> matter.settings().category(), LinkedHashMap::new, Collectors.toList()));
        if (groups.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.FILE_TEXT_O,
                    getTranslation("applicant.catalogue.empty"),
                    getTranslation("applicant.catalogue.empty.hint")));
        }
        groups.forEach((category, matters) -> {
            String key = "applicant.category." + category;
            // An administrator may have put a matter into a group of the bureau's own.
            add(new H2(texts.has(key, getLocale()) ? getTranslation(key) : category));
            matters.forEach(matter -> add(matter(matter)));
        });
    }

    private Component matter(Matter matter) {
        Div box = new Div(
                new H3(matter.settings().name().in(getLocale())),
                new Paragraph(matter.settings().summary().in(getLocale())),
                facts(matter));
        box.addClassNames("kq-section", "kq-matter");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("aria-label", matter.settings().name().in(getLocale()));
        if (!Words.documents(matter).isEmpty()) {
            box.add(new NeededDocuments(matter, true));
        }
        Anchor start = Words.buttonLink(Routes.apply(matter.key()), getTranslation("applicant.start"), true);
        start.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "applicant.start.of", matter.settings().name().in(getLocale())));
        // Whoever is not signed in is asked to by the server, which then remembers the way.
        start.setRouterIgnore(!signedIn);
        box.add(start);
        return box;
    }

    private DescriptionList facts(Matter matter) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("kq-facts");
        fact(facts, "applicant.promised", Words.limit(parts.promised(matter), this));
        fact(facts, "applicant.legal", Words.limit(parts.legal(matter), this));
        fact(facts, "applicant.who", Words.types(matter, this));
        return facts;
    }

    private void fact(DescriptionList facts, String key, String value) {
        facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value));
    }
}
