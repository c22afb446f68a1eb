package org.keqiao.security.ui;

import com.vaadin.flow.component.html.DescriptionList;

/** Names and values, one under the other. */
class FactList extends DescriptionList {

    private static final long serialVersionUID = 1L;

    FactList() {
        addClassName("kq-facts");
    }

    void fact(String name, String value) {
        add(new Term(name), new Description(value));
    }
}
