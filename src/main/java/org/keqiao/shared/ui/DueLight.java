package org.keqiao.shared.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import org.keqiao.shared.Light;
import org.springframework.lang.Nullable;

/** 期限: an icon, the working days that are left and the day itself. */
public class DueLight extends Span {

    private static final long serialVersionUID = 1L;

    /**
     * @param workingDays left; negative when overdue; null when unknown or paused
     * @param dueOn last day; null without a deadline
     * @param estimated true when a year without a published calendar was counted
     */
    public DueLight(Light light, @Nullable Integer workingDays, @Nullable LocalDate dueOn, boolean estimated) {
        addClassName("kq-light");
        if (light == Light.PAUSED) {
            show(VaadinIcon.PAUSE, Tone.PAUSED, getTranslation("shell.due.paused"));
        } else if (dueOn == null) {
            addClassName("kq-quiet");
            setText(getTranslation("shell.due.none"));
        } else {
            show(icon(light), tone(light), words(light, workingDays));
            add(day(dueOn, estimated));
        }
    }

    private void show(VaadinIcon icon, Tone tone, String words) {
        addClassName(tone.className());
        Span line = new Span(Icons.decorative(icon), new Span(words));
        line.addClassName("kq-light-words");
        add(line);
    }

    private String words(Light light, @Nullable Integer workingDays) {
        if (light == Light.OVERDUE) {
            return workingDays == null || workingDays == 0
                    ? getTranslation("shell.due.over")
                    : getTranslation("shell.due.overBy", Math.abs(workingDays));
        }
        if (workingDays == null) {
            return getTranslation("shell.due.by");
        }
        return workingDays <= 0 ? getTranslation("shell.due.today") : getTranslation("shell.due.left", workingDays);
    }

    private Span day(LocalDate dueOn, boolean estimated) {
        String day = DateText.shortDay(dueOn, getLocale());
        Span span = new Span(getTranslation(estimated ? "shell.due.dayEstimated" : "shell.due.day", day));
        span.addClassName("kq-light-day");
        return span;
    }

    private static VaadinIcon icon(Light light) {
        return switch (light) {
            case GREEN -> VaadinIcon.CLOCK;
            case AMBER, RED -> VaadinIcon.WARNING;
            case OVERDUE -> VaadinIcon.EXCLAMATION_CIRCLE;
            case PAUSED -> VaadinIcon.PAUSE;
        };
    }

    private static Tone tone(Light light) {
        return switch (light) {
            case GREEN -> Tone.NEUTRAL;
            case AMBER -> Tone.SOON;
            case RED, OVERDUE -> Tone.LATE;
            case PAUSED -> Tone.PAUSED;
        };
    }
}
