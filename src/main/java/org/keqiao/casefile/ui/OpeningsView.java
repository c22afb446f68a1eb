package org.keqiao.casefile.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.keqiao.casefile.application.Openings;
import org.keqiao.process.Matter;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;

/** 发起事项: the bureau's own matters that the signed-in officer may open. */
@Route(value = OpeningView.ROUTE, layout = MainLayout.class)
@PermitAll
public class OpeningsView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Openings openings;

    OpeningsView(Openings openings) {
        super("openings.title");
        this.openings = openings;
        narrow();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader(getTranslation("openings.title")).below(new Paragraph(getTranslation("openings.intro"))));
        List<Matter> offered = openings.offered();
        if (offered.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.FOLDER_ADD, getTranslation("openings.none"), getTranslation("openings.none.hint")));
        }
        offered.forEach(matter -> {
            Div box = new Div(
                    new H2(matter.settings().name().in(getLocale())),
                    new Paragraph(matter.settings().summary().in(getLocale())),
                    Words.buttonLink(OpeningView.ROUTE + "/" + matter.key(), getTranslation("openings.open"), true));
            box.addClassName("kq-section");
            add(box);
        });
    }
}
