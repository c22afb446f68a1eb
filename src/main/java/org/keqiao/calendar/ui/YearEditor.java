package org.keqiao.calendar.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.keqiao.calendar.CalendarPublishing;
import org.keqiao.calendar.CalendarYear;
import org.keqiao.calendar.CalendarYears;
import org.keqiao.calendar.YearOverview;
import org.keqiao.shared.FieldError;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.ui.DayNames;
import org.keqiao.shared.ui.ErrorSummary;
import org.keqiao.shared.ui.Failures;
import org.keqiao.shared.ui.FieldMistakes;
import org.keqiao.shared.ui.Notices;
import org.keqiao.shared.ui.Paths;

/** Edits a draft of one year; nothing counts before it is published. */
class YearEditor extends Div {

    private static final long serialVersionUID = 1L;
    private static final int LARGEST_FILE = 100_000;

    /** What a day may be made. */
    enum Mark {
        OFF,
        WORK,
        ORDINARY
    }

    private final int year;
    private final int basedOn;
    private final transient CalendarYears years;
    private final transient CalendarPublishing publishing;
    private final transient FieldMistakes mistakes;
    private final SortedSet<LocalDate> off = new TreeSet<>();
    private final SortedSet<LocalDate> work = new TreeSet<>();
    private final TextField notice = new TextField();
    private final TextArea reason = new TextArea();
    private final DatePicker day = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final RadioButtonGroup<Mark> mark = new RadioButtonGroup<>();
    private final Span counts = new Span();
    private final Paragraph effect = new Paragraph();
    private final YearTables tables = new YearTables();

    YearEditor(YearOverview shown, CalendarYears years, CalendarPublishing publishing, Failures failures) {
        this.year = shown.year();
        this.years = years;
        this.publishing = publishing;
        this.basedOn = publishing.version();
        ErrorSummary summary = new ErrorSummary();
        this.mistakes = new FieldMistakes(summary, failures);
        publishing.inForce(year).ifPresent(this::take);
        texts();
        Button preview = new Button(getTranslation("calendar.preview"), click -> preview());
        preview.setId("calendar-preview");
        Button publish = new Button(getTranslation("calendar.publish"), click -> publish());
        publish.setId("calendar-publish");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div acts = new Div(preview, publish);
        acts.addClassName("kq-row");
        effect.setId("calendar-effect");
        effect.getElement().setAttribute("role", "status");
        add(summary, counts, dayRow(), upload(), tables, notice, reason, effect, acts);
        draw();
    }

    private void texts() {
        notice.setId("calendar-notice");
        notice.setLabel(getTranslation("calendar.notice"));
        notice.setWidthFull();
        notice.setMaxLength(500);
        reason.setId("calendar-reason");
        reason.setLabel(getTranslation("calendar.reason"));
        reason.setHelperText(getTranslation("calendar.reason.help"));
        reason.setWidthFull();
        reason.setMaxLength(500);
        mistakes.field("notice", notice);
        mistakes.field("reason", reason);
    }

    private Div dayRow() {
        day.setId("calendar-day");
        day.setLabel(getTranslation("calendar.day"));
        DayNames.speak(day, getLocale());
        DayNames.speak(until, getLocale());
        day.setInitialPosition(LocalDate.of(year, 1, 1));
        until.setId("calendar-until");
        until.setLabel(getTranslation("calendar.until"));
        until.setInitialPosition(LocalDate.of(year, 1, 1));
        mistakes.field("day", day);
        mark.setLabel(getTranslation("calendar.mark"));
        mark.setItems(Mark.values());
        mark.setItemLabelGenerator(kind -> getTranslation("calendar.mark." + kind));
        mark.setValue(Mark.OFF);
        Button set = new Button(getTranslation("calendar.set"), click -> set());
        set.setId("calendar-set");
        Div row = new Div(day, until, mark, set);
        row.addClassName("kq-row");
        return row;
    }

    private Upload upload() {
        Upload upload = new Upload(this::receive);
        upload.setAcceptedFileTypes(".json");
        upload.setMaxFileSize(LARGEST_FILE);
        upload.setUploadButton(new Button(getTranslation("calendar.import")));
        upload.setDropLabel(new Span(getTranslation("calendar.import.help")));
        return upload;
    }

    private void receive(UploadEvent event) throws IOException {
        byte[] bytes;
        try (InputStream in = event.getInputStream()) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        }
        event.getUI().access(() -> accept(bytes));
    }

    /** Puts a file's days in place of the draft's. */
    void accept(byte[] file) {
        boolean read = mistakes.attempt(getLocale(), () -> {
            CalendarYear brought = publishing.read(file);
            if (brought.year() != year) {
                throw Refusal.invalid(
                        List.of(FieldError.of("file", "calendarOtherYear", String.valueOf(brought.year()))));
            }
            take(brought);
        });
        if (read) {
            Notices.info(getTranslation("calendar.imported"));
        }
        draw();
    }

    private void take(CalendarYear from) {
        off.clear();
        off.addAll(from.off());
        work.clear();
        work.addAll(from.work());
        notice.setValue(from.notice());
    }

    private void set() {
        mistakes.attempt(getLocale(), () -> {
            LocalDate first = day.getValue();
            if (first == null) {
                throw Refusal.invalid(List.of(FieldError.of("day", "required")));
            }
            LocalDate last = until.getValue() == null ? first : until.getValue();
            if (last.isBefore(first) || last.isAfter(first.plusDays(31)) || Math.abs(first.getYear() - year) > 1) {
                throw Refusal.invalid(List.of(FieldError.of("day", "calendarRange")));
            }
            first.datesUntil(last.plusDays(1)).forEach(this::markDay);
        });
        draw();
    }

    private void markDay(LocalDate date) {
        off.remove(date);
        work.remove(date);
        switch (mark.getValue()) {
            case OFF -> off.add(date);
            case WORK -> work.add(date);
            case ORDINARY -> {}
        }
    }

    private CalendarYear draft() {
        return new CalendarYear(year, notice.getValue(), off, work);
    }

    private void draw() {
        YearOverview drafted = years.drafted(draft());
        tables.show(drafted);
        counts.setText(getTranslation("calendar.draft", off.size(), work.size(), drafted.workingDays()));
        effect.setText("");
    }

    private void preview() {
        CalendarPublishing.Effect would = publishing.effect(draft());
        effect.setText(getTranslation("calendar.effect", would.open(), would.moved()));
    }

    private void publish() {
        boolean published =
                mistakes.attempt(getLocale(), () -> publishing.publish(draft(), reason.getValue(), basedOn));
        if (published) {
            Notices.success(getTranslation("calendar.publishedNow", String.valueOf(year)));
            Paths.open(CalendarView.ROUTE);
        }
    }
}
