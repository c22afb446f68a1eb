package org.keqiao.shared.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day or a moment, always in China's time. */
@Tag("time")
public class DateText extends HtmlComponent {

    private static final long serialVersionUID = 1L;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private DateText(String machine, String text) {
        getElement().setAttribute("datetime", machine);
        getElement().setText(text);
        addClassName("kq-number");
    }

    /** {@code 2026-11-21}, for tables. */
    public static DateText day(LocalDate day) {
        return new DateText(day.toString(), day.toString());
    }

    /** {@code 2026-11-21 14:32}. */
    public static DateText minute(Instant moment) {
        return new DateText(moment.toString(), minuteText(moment));
    }

    public static String minuteText(Instant moment) {
        return MINUTE.format(moment.atZone(ZONE));
    }

    /** {@code 14:32}. */
    public static String clock(Instant moment) {
        return CLOCK.format(moment.atZone(ZONE));
    }

    public static LocalDate dayOf(Instant moment) {
        return moment.atZone(ZONE).toLocalDate();
    }

    /** 2026年11月21日, for sentences. */
    public static String longDay(LocalDate day, Locale locale) {
        return Languages.isChinese(locale)
                ? day.getYear() + "年" + shortDay(day, locale)
                : DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(day);
    }

    /** 11月21日, where the year is plain. */
    public static String shortDay(LocalDate day, Locale locale) {
        return Languages.isChinese(locale)
                ? day.getMonthValue() + "月" + day.getDayOfMonth() + "日"
                : DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH).format(day);
    }
}
