package org.keqiao.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;

/** The top of a page: where it stands, its one h1, its actions. */
public class PageHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final H1 title;
    private final Div titles = new Div();
    private final Nav trail = new Nav();
    private final OrderedList crumbs = new OrderedList();
    private final Div actions = new Div();

    /**
     * @param title translated
     */
    public PageHeader(String title) {
        addClassName("kq-head");
        this.title = new H1(title);
        titles.addClassName("kq-head-titles");
        titles.add(this.title);
        trail.setAriaLabel(getTranslation("shell.breadcrumb"));
        trail.add(crumbs);
        trail.setVisible(false);
        actions.addClassName("kq-page-actions");
        actions.setVisible(false);
        add(trail, titles, actions);
    }

    /** A step above this page; call from the top down. */
    public PageHeader crumb(String label, String path) {
        crumbs.add(new ListItem(new Anchor(path, label)));
        trail.setVisible(true);
        return this;
    }

    /** A line under the title. */
    public PageHeader below(Component... line) {
        Div row = new Div(line);
        row.addClassName("kq-head-sub");
        titles.add(row);
        return this;
    }

    public PageHeader actions(Component... buttons) {
        actions.add(buttons);
        actions.setVisible(true);
        return this;
    }

    public void title(String text) {
        title.setText(text);
    }
}
