package org.keqiao.inbox.ui.file;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.UUID;
import org.keqiao.process.Matter;

/** 依职权办理: what the reader may open about a decided case, such as the clawback of what was paid. */
class OfficeOpenings extends Div {

    private static final long serialVersionUID = 1L;

    /** @param offered invisible where it is empty */
    OfficeOpenings(UUID origin, List<Matter> offered) {
        addClassName("kq-section");
        setVisible(!offered.isEmpty());
        Div ways = new Div();
        ways.addClassName("kq-row");
        for (Matter matter : offered) {
            Anchor way = new Anchor(
                    "openings/" + matter.key() + "/" + origin,
                    matter.settings().name().in(getLocale()));
            way.addClassName("kq-button-link");
            ways.add(way);
        }
        add(new H2(getTranslation("inbox.openings")), new Paragraph(getTranslation("inbox.openings.hint")), ways);
    }
}
