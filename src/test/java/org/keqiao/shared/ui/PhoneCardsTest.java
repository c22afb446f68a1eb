package org.keqiao.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a phone a list has no second column that nobody finds. */
class PhoneCardsTest {

    private final Grid<String> grid = new Grid<>();

    @Test
    void oneColumnOfCardsStandsForAllOnAPhone() {
        PhoneCards<String> cards = begin();
        cards.narrow(true);
        assertThat(shown()).containsExactly("Names");
        assertThat(grid.isAllRowsVisible()).isTrue();
        cards.narrow(false);
        assertThat(shown()).containsExactly("Name", "Length");
        assertThat(grid.isAllRowsVisible()).isFalse();
    }

    @Test
    void aListThatShowsAllItsRowsGoesOnDoingSo() {
        grid.setAllRowsVisible(true);
        PhoneCards<String> cards = begin();
        cards.narrow(true);
        cards.narrow(false);
        assertThat(grid.isAllRowsVisible()).isTrue();
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        PhoneCard card = new PhoneCard("Ada", "people/1").line(null, "").line("London", null);
        assertThat(card.getChildren()).hasSize(2);
    }

    private PhoneCards<String> begin() {
        grid.addColumn(name -> name).setHeader("Name");
        grid.addColumn(String::length).setHeader("Length");
        return PhoneCards.of(grid, "Names", name -> new PhoneCard(new Span(name)));
    }

    private List<String> shown() {
        return grid.getColumns().stream()
                .filter(Grid.Column::isVisible)
                .map(Grid.Column::getHeaderText)
                .toList();
    }
}
