package org.keqiao.calendar.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Map;
import org.keqiao.calendar.CalendarMonth;
import org.keqiao.calendar.YearOverview;

/** Twelve months side by side; a day off and a worked weekend bear a word, not a colour alone. */
class YearTables extends Div {

    private static final long serialVersionUID = 1L;

    YearTables() {
        addClassName("kq-months");
    }

    void show(YearOverview year) {
        removeAll();
        year.months().forEach(month -> add(table(month)));
    }

    private NativeTable table(CalendarMonth month) {
        NativeTable table = new NativeTable();
        table.addClassName("kq-month");
        table.setCaptionText(getTranslation(
                "calendar.month",
                month.month().getMonth().getDisplayName(TextStyle.FULL_STANDALONE, getLocale()),
                month.workingDays()));
        NativeTableRow week = new NativeTableRow();
        for (DayOfWeek day : DayOfWeek.values()) {
            NativeTableHeaderCell head =
                    new NativeTableHeaderCell(day.getDisplayName(TextStyle.NARROW_STANDALONE, getLocale()));
            head.getElement().setAttribute("abbr", day.getDisplayName(TextStyle.FULL_STANDALONE, getLocale()));
            week.add(head);
        }
        table.getHead().add(week);
        NativeTableRow row = new NativeTableRow();
        for (int blank = 1; blank < month.month().atDay(1).getDayOfWeek().getValue(); blank++) {
            row.add(new NativeTableCell());
        }
        for (Map.Entry<LocalDate, CalendarMonth.Kind> day : month.days().entrySet()) {
            row.add(cell(day.getKey(), day.getValue()));
            if (day.getKey().getDayOfWeek() == DayOfWeek.SUNDAY) {
                table.getBody().add(row);
                row = new NativeTableRow();
            }
        }
        if (row.getChildren().findAny().isPresent()) {
            table.getBody().add(row);
        }
        return table;
    }

    private NativeTableCell cell(LocalDate day, CalendarMonth.Kind kind) {
        NativeTableCell cell = new NativeTableCell();
        cell.add(new Span(String.valueOf(day.getDayOfMonth())));
        switch (kind) {
            case WORKING -> {}
            case WEEKEND -> cell.addClassName("weekend");
            case OFF -> mark(cell, "off");
            case MAKE_UP -> mark(cell, "work");
        }
        return cell;
    }

    private void mark(NativeTableCell cell, String kind) {
        cell.addClassName(kind);
        Span word = new Span(getTranslation("calendar.mark." + kind));
        word.addClassName("mark");
        cell.add(word);
    }
}
