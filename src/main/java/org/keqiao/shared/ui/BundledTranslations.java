package org.keqiao.shared.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.List;
import java.util.Locale;
import org.keqiao.shared.Texts;
import org.springframework.stereotype.Component;

/** Lets views read the same bundles as services do. */
@Component
class BundledTranslations implements I18NProvider {

    private static final long serialVersionUID = 1L;

    private final transient Texts texts;

    BundledTranslations(Texts texts) {
        this.texts = texts;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.ALL;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        return texts.get(key, Languages.isChinese(locale) ? Languages.CHINESE : Languages.ENGLISH, params);
    }
}
