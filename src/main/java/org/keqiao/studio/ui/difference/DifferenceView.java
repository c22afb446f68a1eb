package org.keqiao.studio.ui.difference;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.keqiao.security.Actor;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.Page;
import org.keqiao.shared.ui.PageHeader;
import org.keqiao.studio.ui.MatterView;
import org.keqiao.studio.ui.PersonNames;
import org.keqiao.studio.ui.StudioParts;
import org.keqiao.studio.ui.StudioView;
import org.keqiao.studio.version.BundleStates;
import org.keqiao.studio.version.BundleStates.BundleState;
import org.keqiao.studio.version.BundleStates.Pair;

/** Any two states of a matter side by side; the address holds which. */
@Route(value = StudioView.ROUTE + "/:matter/difference", layout = MainLayout.class)
@RolesAllowed({"FLOW_DESIGNER", "FLOW_PUBLISHER"})
public class DifferenceView extends Page implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private static final String FROM = "from";
    private static final String TO = "to";

    private final transient StudioParts parts;
    private final transient BundleStates states;

    DifferenceView(StudioParts parts, BundleStates states) {
        super("difference.title");
        this.parts = parts;
        this.states = states;
    }

    /** Where the change of a matter, or its last two versions, are compared. */
    public static String path(String matter) {
        return StudioView.ROUTE + "/" + matter + "/difference";
    }

    /**
     * Where two states are compared.
     *
     * @param from,to references of {@link BundleStates}
     */
    public static String path(String matter, String from, String to) {
        return path(matter) + "?" + FROM + "=" + from + "&" + TO + "=" + to;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String matter = event.getRouteParameters().get("matter").orElse("");
        QueryParameters query = event.getLocation().getQueryParameters();
        Actor actor = parts.current().require();
        Pair usual = states.usual(actor, matter);
        show(
                actor,
                matter,
                query.getSingleParameter(FROM).orElse(usual.from()),
                query.getSingleParameter(TO).orElse(usual.to()));
    }

    private void show(Actor actor, String matter, String from, String to) {
        removeAll();
        List<BundleState> all = states.all(actor, matter);
        PersonNames people = parts.people();
        Div choice = new Div(
                new StateChoice(getTranslation("difference.before"), all, from, people, s -> go(matter, s.ref(), to)),
                new StateChoice(getTranslation("difference.after"), all, to, people, s -> go(matter, from, s.ref())));
        choice.addClassName("kq-row");
        add(
                new PageHeader(getTranslation("difference.title"))
                        .crumb(getTranslation("studio.title"), StudioView.ROUTE)
                        .crumb(parts.matters().name(actor, matter).in(getLocale()), MatterView.path(matter)),
                choice,
                new DifferencePanel(
                        states.read(actor, matter, from),
                        states.read(actor, matter, to),
                        states.difference(actor, matter, from, to, getLocale())));
    }

    private static void go(String matter, String from, String to) {
        UI.getCurrent().navigate(path(matter), new QueryParameters(Map.of(FROM, List.of(from), TO, List.of(to))));
    }
}
