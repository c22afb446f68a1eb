package org.keqiao.shared.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datepicker.DatePicker.DatePickerI18n;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Calendars to pick a day from, in the reader's language; a day is spelled {@code 2026-02-27} in each of them. */
public final class DayNames {

    private DayNames() {}

    /** A picker of the reader's language, for the page that is being made. */
    public static DatePicker picker(String label) {
        DatePicker picker = new DatePicker(label);
        speak(picker, UI.getCurrent().getLocale());
        return picker;
    }

    /** For a picker that is typed into, and opens its calendar only when asked to. */
    public static void speak(DatePicker picker, Locale locale) {
        picker.setI18n(of(locale)
                .setToday(picker.getTranslation(locale, "shell.today"))
                .setCancel(picker.getTranslation(locale, "shell.cancel"))
                .setBadInputErrorMessage(picker.getTranslation(locale, "shell.noDay")));
        picker.setAutoOpen(false);
    }

    /** Names of months and days; the week begins on Monday. */
    public static DatePickerI18n of(Locale locale) {
        DateFormatSymbols names = DateFormatSymbols.getInstance(locale);
        return new DatePickerI18n()
                .setDateFormats("yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd")
                .setMonthNames(List.of(Arrays.copyOf(names.getMonths(), 12)))
                .setWeekdays(List.of(Arrays.copyOfRange(names.getWeekdays(), 1, 8)))
                .setWeekdaysShort(List.of(Arrays.copyOfRange(names.getShortWeekdays(), 1, 8)))
                .setFirstDayOfWeek(1);
    }
}
