package org.keqiao.calendar.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.keqiao.calendar.CalendarYears;
import org.keqiao.calendar.Deadlines;
import org.keqiao.calendar.Limit;
import org.keqiao.calendar.WorkingCalendar;
import org.keqiao.shared.CaseNumber;
import org.keqiao.shared.ui.Paths;
import org.keqiao.testing.KeqiaoTest;
import org.keqiao.testing.Screens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Edits years that no other test counts in. */
@KeqiaoTest
class CalendarPagesTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private CalendarYears years;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private WorkingCalendar calendar;

    @Test
    void showsAnybodyTheWorkingDaysOfEachMonth() {
        try (Screens visitor = Screens.of(context, "enterprise")) {
            Paths.open("working-days/2026");

            assertThat(_get(H1.class).getText()).isEqualTo("2026 年工作日");
            assertThat(_find(NativeTable.class)).hasSize(12);
            NativeTable october = _find(NativeTable.class).get(9);
            assertThat(october.getCaptionText()).contains("18 个工作日");
            assertThat(_find(october, NativeTableCell.class, spec -> spec.withClasses("off")))
                    .hasSize(7);
            assertThat(_find(october, NativeTableCell.class, spec -> spec.withClasses("work")))
                    .singleElement()
                    .satisfies(cell ->
                            assertThat(cell.getElement().getTextRecursively()).isEqualTo("10班"));
        }
    }

    @Test
    void marksAYearThatIsNotPublishedAsEstimated() {
        try (Screens visitor = Screens.of(context, "enterprise", Locale.ENGLISH)) {
            Paths.open("working-days/2033");

            assertThat(_get(H1.class).getText()).isEqualTo("Working days of 2033");
            assertThat(_find(Paragraph.class)).anyMatch(line -> line.getText().contains("are estimated"));
        }
    }

    @Test
    void listsYearsAndPublications() {
        try (Screens sysadmin = Screens.of(context, "sysadmin")) {
            Paths.open("calendar");

            assertThat(GridKt._size(grid("calendar-years"))).isGreaterThanOrEqualTo(5);
            assertThat(GridKt._size(grid("calendar-history"))).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void previewsAndPublishesADayOff() {
        CaseNumber number = new CaseNumber(
                "TEST-350500-2049-%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000)));
        LocalDate monday = LocalDate.of(2049, 5, 3);
        deadlines.begin(number, new Deadlines.Start("promised", 1, new Limit(5, Limit.Unit.WORKING), monday));
        try (Screens sysadmin = Screens.of(context, "sysadmin")) {
            Paths.open("calendar/2049");
            _setValue(_get(DatePicker.class, spec -> spec.withId("calendar-day")), LocalDate.of(2049, 5, 5));
            _click(_get(Button.class, spec -> spec.withId("calendar-set")));
            _click(_get(Button.class, spec -> spec.withId("calendar-preview")));
            assertThat(_get(Paragraph.class, spec -> spec.withId("calendar-effect"))
                            .getText())
                    .contains("1 个的到期日会变动");
            assertThat(calendar.isWorkingDay(LocalDate.of(2049, 5, 5))).isTrue();

            _click(_get(Button.class, spec -> spec.withId("calendar-publish")));
            assertThat(_get(TextArea.class, spec -> spec.withId("calendar-reason"))
                            .isInvalid())
                    .isTrue();
            assertThat(_get(TextField.class, spec -> spec.withId("calendar-notice"))
                            .isInvalid())
                    .isTrue();

            _setValue(_get(TextField.class, spec -> spec.withId("calendar-notice")), "通知");
            _setValue(_get(TextArea.class, spec -> spec.withId("calendar-reason")), "台风停工");
            _click(_get(Button.class, spec -> spec.withId("calendar-publish")));
        }

        assertThat(calendar.isWorkingDay(LocalDate.of(2049, 5, 5))).isFalse();
        assertThat(years.year(2049).isEstimated()).isFalse();
    }

    @Test
    void readsAFileIntoTheDraftOnly() {
        try (Screens sysadmin = Screens.of(context, "sysadmin")) {
            Paths.open("calendar/2044");
            YearEditor editor = _get(YearEditor.class);
            editor.accept(
                    "{\"year\": 2045, \"notice\": \"n\", \"off\": [], \"work\": []}".getBytes(StandardCharsets.UTF_8));
            assertThat(_get(TextField.class, spec -> spec.withId("calendar-notice"))
                            .getValue())
                    .isEmpty();

            editor.accept("{\"year\": 2044, \"notice\": \"放假通知\", \"off\": [\"2044-10-01/2044-10-07\"], \"work\": []}"
                    .getBytes(StandardCharsets.UTF_8));
            assertThat(_get(TextField.class, spec -> spec.withId("calendar-notice"))
                            .getValue())
                    .isEqualTo("放假通知");
            assertThat(years.year(2044).isEstimated()).isTrue();
        }
    }

    private static Grid<?> grid(String id) {
        return _get(Grid.class, spec -> spec.withId(id));
    }
}
