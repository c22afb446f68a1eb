package org.keqiao.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The frame for everybody: sign-in, registration, errors, public look-ups. */
@AnonymousAllowed
@JsModule("./keqiao/appearance.ts")
@JsModule("./keqiao/shortcuts.ts")
@JsModule("./keqiao/session.ts")
public class PublicLayout extends Div implements RouterLayout {

    private static final long serialVersionUID = 1L;

    private final Main main = new Main();

    PublicLayout(Surroundings surroundings) {
        addClassName("kq-public");
        main.setId(Frame.MAIN_ID);
        main.getElement().setAttribute("tabindex", "-1");
        Header header =
                new Header(new TopBar(surroundings, surroundings.visitor().orElse(null)));
        Footer footer = new Footer(
                new Span(surroundings.bureau(getLocale()).orElse(getTranslation("shell.product"))),
                new Span(" · "),
                new Anchor("help", getTranslation("shell.help")));
        add(Frame.skipLink(), header, main, footer);
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        Frame.dress(attach.getUI(), false);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.getElement().removeAllChildren();
    }
}
