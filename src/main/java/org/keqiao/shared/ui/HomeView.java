package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;

/** The front door: whoever is signed in goes straight to the first of their pages, others see what there is. */
@Route(value = "", layout = PublicLayout.class)
@AnonymousAllowed
class HomeView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Surroundings surroundings;

    HomeView(Surroundings surroundings) {
        super("shell.home");
        this.surroundings = surroundings;
        narrow();
        add(
                new PageHeader(getTranslation("shell.productLong")),
                door("catalogue", "shell.home.catalogue"),
                door("login", "shell.home.apply"),
                door("register", "shell.home.register"),
                door("calculator", "shell.home.calculator"),
                door("publicities", "shell.home.publicities"),
                door("verify", "shell.home.verify"));
    }

    private Section door(String path, String key) {
        Anchor link = new Anchor(path, getTranslation(key));
        link.setRouterIgnore(true);
        Section door = new Section(new H2(link), new Paragraph(getTranslation(key + ".text")));
        door.addClassName("kq-section");
        return door;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (surroundings.visitor().isPresent()) {
            List<Navigation.Item> items = surroundings.items(Navigation.Place.MAIN);
            event.forwardTo(items.isEmpty() ? "help" : items.get(0).path());
        }
    }
}
