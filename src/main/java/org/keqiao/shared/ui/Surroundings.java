package org.keqiao.shared.ui;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keqiao.shared.ui.Navigation.Item;
import org.keqiao.shared.ui.Navigation.Place;
import org.keqiao.shared.ui.Visitors.Visitor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the modules contribute to the shell; each contribution may be missing. */
@Component
class Surroundings {

    private final ObjectProvider<Navigation> navigation;
    private final ObjectProvider<Brand> brand;
    private final ObjectProvider<Bell> bell;
    private final ObjectProvider<SearchBox> search;
    private final ObjectProvider<Visitors> visitors;
    private final ObjectProvider<ShortcutChoice> shortcuts;
    private final ObjectProvider<AuthenticationContext> authentication;

    Surroundings(
            ObjectProvider<Navigation> navigation,
            ObjectProvider<Brand> brand,
            ObjectProvider<Bell> bell,
            ObjectProvider<SearchBox> search,
            ObjectProvider<Visitors> visitors,
            ObjectProvider<ShortcutChoice> shortcuts,
            ObjectProvider<AuthenticationContext> authentication) {
        this.navigation = navigation;
        this.brand = brand;
        this.bell = bell;
        this.search = search;
        this.visitors = visitors;
        this.shortcuts = shortcuts;
        this.authentication = authentication;
    }

    List<Item> items(Place place) {
        return navigation
                .orderedStream()
                .flatMap(contribution -> contribution.items().stream())
                .filter(item -> item.place() == place)
                .sorted(Comparator.comparingInt(Item::order))
                .toList();
    }

    Optional<String> bureau(Locale locale) {
        return Optional.ofNullable(brand.getIfAvailable()).map(known -> known.bureau(locale));
    }

    Optional<Bell> bell() {
        return Optional.ofNullable(bell.getIfAvailable());
    }

    Optional<String> searchPath(String query) {
        return search.orderedStream()
                .map(box -> box.path(query))
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean canSearch() {
        return searchPath("0").isPresent();
    }

    Optional<Visitor> visitor() {
        return Optional.ofNullable(visitors.getIfAvailable()).flatMap(Visitors::current);
    }

    /** Whether single keys are heard, where somebody who is signed in has chosen. */
    Optional<Boolean> shortcutsOn() {
        return Optional.ofNullable(shortcuts.getIfAvailable()).flatMap(ShortcutChoice::on);
    }

    void turnShortcuts(boolean on) {
        shortcuts.ifAvailable(choice -> choice.turn(on));
    }

    void signOut() {
        authentication.ifAvailable(AuthenticationContext::logout);
    }
}
