package org.keqiao.publicity.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.keqiao.organization.CityProfiles;
import org.keqiao.publicity.NoticeReading;
import org.keqiao.publicity.PublicNotice;
import org.keqiao.publicity.lead.Leads;
import org.keqiao.shared.Refusal;
import org.keqiao.shared.Texts;
import org.keqiao.shared.ui.Languages;
import org.springframework.http.HttpStatus;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The public notices, as plain HTML without a script, a session or a cookie of their own. An objection leads on to the
 * sign-in, since it needs a name; a lead is left here.
 */
@Controller
@RequestMapping("/publicities")
class PublicityPages {

    private static final String ID = "/{id:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}";
    private static final int PAGE = 20;

    private final NoticeReading notices;
    private final Leads leads;
    private final CityProfiles cities;
    private final Texts texts;
    private final Clock clock;

    PublicityPages(NoticeReading notices, Leads leads, CityProfiles cities, Texts texts, Clock clock) {
        this.notices = notices;
        this.leads = leads;
        this.cities = cities;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping({"", "/"})
    ModelAndView list(
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        PublicityPage page = page(request);
        try {
            return page.list(notices.page(over, cursor, PAGE, page.locale()), over);
        } catch (Refusal brokenCursor) {
            return page.list(notices.page(over, null, PAGE, page.locale()), over);
        }
    }

    @GetMapping(ID)
    ModelAndView notice(@PathVariable UUID id, HttpServletRequest request) {
        PublicityPage page = page(request);
        try {
            return page.of(notices.require(id, page.locale())).build();
        } catch (Refusal unknown) {
            return page.unknown();
        }
    }

    /** Takes a lead; what was typed stays when it cannot be taken. */
    @PostMapping(ID)
    ModelAndView lead(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String told,
            HttpServletRequest request) {
        PublicityPage page = page(request);
        PublicNotice notice;
        try {
            notice = notices.require(id, page.locale());
        } catch (Refusal unknown) {
            return page.unknown();
        }
        page.of(notice);
        Integer number = line.matches("\\d{1,6}") ? Integer.valueOf(line) : null;
        try {
            leads.tell(id, number, told, request.getRemoteAddr());
            return page.told().build();
        } catch (Refusal refused) {
            boolean tooMany = refused.kind() == Refusal.Kind.TOO_MANY;
            if (refused.kind() == Refusal.Kind.INVALID) {
                page.wrong("told", told.isBlank() ? "publicity.page.lead.missing" : "publicity.page.lead.tooLong");
            }
            return page.refused(
                            refused.kind() == Refusal.Kind.INVALID
                                    ? texts.get("publicity.page.lead.mistakes", page.locale())
                                    : texts.refusal(refused, page.locale()),
                            tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNPROCESSABLE_ENTITY)
                    .typed(number, told)
                    .build();
        }
    }

    private PublicityPage page(HttpServletRequest request) {
        String chosen = request.getParameter("lang");
        Locale locale = chosen == null ? Languages.of(request.getCookies()) : Languages.of(chosen);
        String bureau = cities.bureauOn(LocalDate.now(clock)).name().in(locale);
        return new PublicityPage(texts, locale, bureau);
    }
}
