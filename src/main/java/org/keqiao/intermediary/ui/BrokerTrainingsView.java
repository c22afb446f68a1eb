package org.keqiao.intermediary.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.keqiao.intermediary.training.BrokerTraining;
import org.keqiao.intermediary.training.BrokerTrainings;
import org.keqiao.shared.CursorPage;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.MainLayout;
import org.keqiao.shared.ui.PhoneCard;
import org.keqiao.shared.ui.PhoneCards;
import org.keqiao.shared.ui.RegisterPage;
import org.springframework.lang.Nullable;

/** 技术经纪人培训: the classes, those that begin last first. */
@Route(value = BrokerTrainingsView.ROUTE, layout = MainLayout.class)
@PermitAll
public class BrokerTrainingsView extends RegisterPage<BrokerTraining> {

    static final String ROUTE = "broker-trainings";

    private static final long serialVersionUID = 1L;

    private final transient BrokerTrainings trainings;

    BrokerTrainingsView(BrokerTrainings trainings, Failures failures) {
        super(new Wording(
                "training.list",
                "training.search",
                "training.none",
                "training.notFound",
                "training.none.hint",
                VaadinIcon.ACADEMY_CAP));
        this.trainings = trainings;
        header.below(new Paragraph(getTranslation("training.about")));
        if (trainings.isKept()) {
            enters(getTranslation("training.announce"), () -> new TrainingDialog(trainings, failures, this::show)
                    .open());
        }
        columns();
    }

    private void columns() {
        grid.addComponentColumn(BrokerTrainingsView::name)
                .setKey("name")
                .setHeader(getTranslation("training.title"))
                .setFlexGrow(3)
                .setWidth("14rem");
        grid.addColumn(this::level)
                .setHeader(getTranslation("training.level"))
                .setFlexGrow(0)
                .setWidth("8.5rem");
        grid.addColumn(each -> BrokerTrainingView.period(each, this))
                .setHeader(getTranslation("training.period"))
                .setFlexGrow(1)
                .setWidth("13.5rem");
        grid.addColumn(each -> each.enrolUntil().toString())
                .setHeader(getTranslation("training.enrolUntil"))
                .setFlexGrow(0)
                .setWidth("9rem");
        grid.addColumn(this::taken)
                .setHeader(getTranslation("training.places"))
                .setFlexGrow(0)
                .setWidth("10rem");
        PhoneCards.of(grid, getTranslation("training.list"), each -> new PhoneCard(
                        each.title(), BrokerTrainingView.path(each.id()))
                .line(each.number(), level(each))
                .line(BrokerTrainingView.period(each, this))
                .line(taken(each)));
    }

    private static Div name(BrokerTraining each) {
        Div number = new Div(new Span(each.number()));
        number.addClassName("kq-quiet");
        return new Div(new Anchor(BrokerTrainingView.path(each.id()), each.title()), number);
    }

    private String level(BrokerTraining each) {
        return getTranslation("intermediary.level." + each.level());
    }

    private String taken(BrokerTraining each) {
        return each.cancelledOn() == null
                ? getTranslation("training.taken", each.enrolled(), each.places())
                : getTranslation("training.cancelled", each.cancelledOn());
    }

    @Override
    protected CursorPage<BrokerTraining> page(String query, @Nullable String after, int limit) {
        return trainings.list(query, after, limit);
    }
}
