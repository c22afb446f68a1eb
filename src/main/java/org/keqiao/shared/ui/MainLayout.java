package org.keqiao.shared.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.keqiao.shared.ui.Navigation.Item;
import org.keqiao.shared.ui.Navigation.Place;
import org.keqiao.shared.ui.Visitors.Visitor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frame for people who are signed in. Views carry their own access rules; the frame shows nothing secret. */
@AnonymousAllowed
@JsModule("./keqiao/appearance.ts")
@JsModule("./keqiao/grid.ts")
@JsModule("./keqiao/shortcuts.ts")
@JsModule("./keqiao/session.ts")
public class MainLayout extends AppLayout implements AfterNavigationObserver {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(MainLayout.class);
    private static final int ON_PHONE = 4;
    /** As many as the eye takes in at once. */
    private static final int WITHOUT_HEADINGS = 8;

    private final boolean officer;
    private final boolean signedIn;
    private final transient Surroundings surroundings;
    private final TopBar bar;
    private final Main main = new Main();
    private final List<Counter> counters = new ArrayList<>();
    private final List<Anchor> phoneLinks = new ArrayList<>();

    MainLayout(Surroundings surroundings) {
        this.surroundings = surroundings;
        Optional<Visitor> visitor = surroundings.visitor();
        signedIn = visitor.isPresent();
        officer = visitor.map(Visitor::officer).orElse(false);
        List<Item> items = surroundings.items(Place.MAIN);
        main.setId(Frame.MAIN_ID);
        main.addClassName("kq-main");
        main.getElement().setAttribute("tabindex", "-1");
        bar = new TopBar(surroundings, visitor.orElse(null));

        setPrimarySection(Section.NAVBAR);
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        addToNavbar(Frame.skipLink(), toggle, bar);
        addToDrawer(drawer(items));
        getElement().appendChild(phoneBar(items).getElement());

        KeyboardShortcuts keys = KeyboardShortcuts.of(this)
                .on("/", "shell.key.search", bar::focusSearch)
                .on("?", "shell.key.help", () -> new ShortcutsDialog(surroundings).open());
        if (!items.isEmpty()) {
            String home = items.get(0).path();
            keys.on("g i", "shell.key.home", () -> Paths.open(home));
        }
    }

    private Div drawer(List<Item> items) {
        Div drawer = new Div();
        drawer.addClassName("kq-drawer");
        if (items.size() <= WITHOUT_HEADINGS) {
            drawer.add(entries("shell.navigation", items));
        } else {
            for (Navigation.Section section : Navigation.Section.values()) {
                List<Item> of =
                        items.stream().filter(item -> item.section() == section).toList();
                if (!of.isEmpty()) {
                    drawer.add(section(section, of));
                }
            }
        }
        Div end = new Div(new Anchor("help", getTranslation("shell.help")));
        end.addClassName("kq-drawer-end");
        drawer.add(end);
        return drawer;
    }

    private SideNav section(Navigation.Section section, List<Item> items) {
        String key = section.key();
        SideNav nav = entries(key == null ? "shell.navigation" : key, items);
        if (key != null) {
            nav.setLabel(getTranslation(key));
        }
        return nav;
    }

    private SideNav entries(String name, List<Item> items) {
        SideNav nav = new SideNav();
        nav.getElement().setAttribute("aria-label", getTranslation(name));
        for (Item item : items) {
            SideNavItem entry = new SideNavItem(getTranslation(item.key()), item.path(), Icons.decorative(item.icon()));
            entry.setMatchNested(!item.path().isEmpty());
            if (item.count() != null) {
                entry.setSuffixComponent(counter(item.count()));
            }
            nav.addItem(entry);
        }
        return nav;
    }

    private Nav phoneBar(List<Item> items) {
        Nav nav = new Nav();
        nav.addClassName("kq-bottom");
        nav.setAriaLabel(getTranslation("shell.navigation"));
        items.stream().limit(ON_PHONE).forEach(item -> {
            Anchor link = new Anchor(item.path(), Icons.decorative(item.icon()), new Span(getTranslation(item.key())));
            if (item.count() != null) {
                link.add(counter(item.count()));
            }
            phoneLinks.add(link);
            nav.add(link);
        });
        nav.setVisible(!phoneLinks.isEmpty());
        return nav;
    }

    private Span counter(LongSupplier count) {
        Span badge = new Span();
        badge.addClassName("kq-count");
        counters.add(new Counter(badge, count));
        return badge;
    }

    @Override
    protected void onAttach(AttachEvent attach) {
        super.onAttach(attach);
        Frame.dress(attach.getUI(), officer);
        surroundings
                .shortcutsOn()
                .ifPresent(on -> attach.getUI().getPage().executeJs("window.keqiaoShortcuts?.enable($0)", on));
        if (signedIn) {
            SessionWatch.start(this);
        }
    }

    /** Called by the browser when the reader is at work or wants to stay; being called is what keeps the session. */
    @ClientCallable
    void stillHere() {
        LOG.trace("still here");
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
        setContent(main);
    }

    @Override
    public void removeRouterLayoutContent(HasElement oldContent) {
        main.getElement().removeAllChildren();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        phoneLinks.forEach(link -> {
            boolean here = path.equals(link.getHref()) || path.startsWith(link.getHref() + "/");
            if (here) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        refreshCounts();
    }

    /** Asks for all counts again; views call it after an act that moves something. */
    public void refreshCounts() {
        bar.refresh();
        counters.forEach(Counter::refresh);
    }

    private record Counter(Span badge, LongSupplier count) {

        void refresh() {
            try {
                long now = count.getAsLong();
                badge.setText(now == 0 ? "" : now > 999 ? "999+" : String.valueOf(now));
            } catch (RuntimeException failed) {
                // A count is a convenience: the page is worth more.
                LOG.warn("a count of the navigation failed", failed);
                badge.setText("");
            }
        }
    }
}
