package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.keqiao.shared.ui.Navigation.Place;

/** The bare address: leads everybody to the first entry of their navigation. */
@Route(value = "", layout = PublicLayout.class)
@AnonymousAllowed
class StartView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Surroundings surroundings;

    StartView(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo(surroundings.items(Place.MAIN).stream()
                .findFirst()
                .map(Navigation.Item::path)
                .orElse("help"));
    }
}
