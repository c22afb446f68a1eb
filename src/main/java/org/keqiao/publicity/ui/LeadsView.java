package org.keqiao.publicity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.keqiao.publicity.lead.Lead;
import org.keqiao.publicity.lead.Leads;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.DateText;
import org.keqiao.shared.ui.EmptyState;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.springframework.lang.Nullable;

/** 线索: what was told without a name, for the discipline office. */
@Route(value = LeadsView.ROUTE, layout = MainLayout.class)
@RolesAllowed("DISCIPLINE")
class LeadsView extends Page {

    static final String ROUTE = "publicity-leads";

    private static final long serialVersionUID = 1L;
    private static final int LIMIT = 50;

    private final transient Leads leads;
    private final Div list = new Div();
    private final Button more = new Button();

    @Nullable
    private String next;

    LeadsView(Leads leads) {
        super("publicity.leads");
        this.leads = leads;
        narrow();
        more.setText(getTranslation("publicity.page.more"));
        more.addClickListener(click -> load());
        add(
                new PageHeader(getTranslation("publicity.leads"))
                        .below(new Paragraph(getTranslation("publicity.leads.text"))),
                list,
                more);
        load();
        if (list.getComponentCount() == 0) {
            list.add(new EmptyState(
                    VaadinIcon.ENVELOPE_O,
                    getTranslation("publicity.leads.none"),
                    getTranslation("publicity.leads.none.hint")));
        }
    }

    private void load() {
        CursorPage<Lead> page = leads.page(next, LIMIT, getLocale());
        page.items().forEach(lead -> list.add(card(lead)));
        next = page.next();
        more.setVisible(next != null);
    }

    private Component card(Lead lead) {
        Anchor notice = new Anchor("publicities/" + lead.notice(), lead.noticeTitle());
        notice.setRouterIgnore(true);
        Paragraph when = new Paragraph(DateText.minuteText(lead.toldAt()));
        when.addClassNames("kq-quiet", "kq-small");
        Paragraph told = new Paragraph(lead.told());
        told.addClassName("kq-prose");
        Div card = new Div(
                new H2(lead.line() == null ? getTranslation("publicity.page.lead.whole") : lead.line()),
                new Paragraph(notice),
                told,
                when);
        card.addClassName("kq-section");
        return card;
    }
}
