package org.keqiao.casefile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keqiao.casefile.CaseSummary;
import org.keqiao.process.Matter;
import org.springframework.lang.Nullable;

/** How an application begins, at home and at the counter: a choice, then the draft; or on with one that is there. */
final class DraftStart {

    private DraftStart() {}

    /** The page's main button: goes on with what was chosen, or says at the choice that something must be. */
    static <T, C extends Component & HasValue<?, T> & HasValidation> Button button(
            C choice, String label, String missing, Consumer<T> onwards) {
        Button button = new Button(label, click -> {
            if (choice.isEmpty()) {
                choice.setErrorMessage(missing);
                choice.setInvalid(true);
                return;
            }
            onwards.accept(choice.getValue());
        });
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    static void begin(ApplicantParts parts, Matter matter, UUID organisation) {
        begin(parts, matter, organisation, null);
    }

    /** @param origin the case that it follows from */
    static void begin(ApplicantParts parts, Matter matter, UUID organisation, @Nullable UUID origin) {
        UUID draft = parts.cases().begin(matter.key(), organisation, origin).id();
        UI.getCurrent().navigate(Routes.application(draft));
    }

    /** Links to go on with. */
    static UnorderedList links(List<CaseSummary> drafts, Function<CaseSummary, String> text) {
        UnorderedList list = new UnorderedList();
        drafts.forEach(draft -> list.add(new ListItem(new Anchor(Routes.application(draft.id()), text.apply(draft)))));
        return list;
    }
}
