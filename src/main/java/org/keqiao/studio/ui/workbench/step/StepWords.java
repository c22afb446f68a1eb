package org.keqiao.studio.ui.workbench.step;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keqiao.calendar.Limit;
import org.keqiao.form.FormSchema;
import org.keqiao.process.MatterSettings;
import org.keqiao.process.Vocabulary;
import org.keqiao.security.Role;
import org.keqiao.shared.Texts;

/** The choices of a bundle in the reader's words. */
public final class StepWords {

    private static final String PARTY = "PARTY:";

    private final Vocabulary vocabulary;
    private final Texts texts;
    private final Locale locale;

    public StepWords(Vocabulary vocabulary, Texts texts, Locale locale) {
        this.vocabulary = vocabulary;
        this.texts = texts;
        this.locale = locale;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Locale locale() {
        return locale;
    }

    /** Roles, then parties. */
    public List<String> performers() {
        return vocabulary.performers();
    }

    public List<String> roles() {
        return performers().stream().filter(name -> !isParty(name)).toList();
    }

    static boolean isParty(String performer) {
        return performer.startsWith(PARTY);
    }

    public String performer(String name) {
        if (isParty(name)) {
            String key = "studio.party." + name.substring(PARTY.length());
            return texts.has(key, locale) ? texts.get(key, locale) : name;
        }
        String key = "security.role." + name;
        return texts.has(key, locale) ? texts.get(Role.valueOf(name).text().key(), locale) : name;
    }

    public List<String> forms() {
        return List.copyOf(vocabulary.forms().keySet());
    }

    /** The form's title with its id, which tells forms of one title apart. */
    public String form(String id) {
        return Optional.ofNullable(vocabulary.forms().get(id))
                .filter(form -> !form.name().isEmpty())
                .map(form -> texts.get("studio.words.form", locale, form.name().in(locale), id))
                .orElse(id);
    }

    Optional<FormSchema> schema(String id) {
        return Optional.ofNullable(vocabulary.forms().get(id));
    }

    public List<String> stages() {
        return settings().map(MatterSettings::stages).orElse(List.of()).stream()
                .map(MatterSettings.Stage::key)
                .toList();
    }

    public String stage(String key) {
        return settings().map(MatterSettings::stages).orElse(List.of()).stream()
                .filter(stage -> stage.key().equals(key))
                .findFirst()
                .map(stage -> stage.name().in(locale))
                .orElse(key);
    }

    public List<String> limits() {
        return settings().map(MatterSettings::limits).orElse(Map.of()).keySet().stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** The limit's key with its length where no legal basis has one of its own: {@code review, 3 working days}. */
    public String limit(String key) {
        String named = limitName(key);
        Limit usual = settings()
                .map(MatterSettings::limits)
                .map(limits -> limits.get(key))
                .map(bases -> bases.get("*"))
                .orElse(null);
        return usual == null ? named : texts.get("studio.words.limit." + usual.unit(), locale, named, usual.days());
    }

    /** What people call a limit; its key where nobody named it. */
    public String limitName(String key) {
        return texts.has("studio.limit." + key, locale) ? texts.get("studio.limit." + key, locale) : key;
    }

    /** What people call the rules that a case falls under; their key where the product has no name for them. */
    public String basis(String key) {
        return texts.has("organization.basis." + key, locale) ? texts.get("organization.basis." + key, locale) : key;
    }

    public List<String> letters() {
        return settings().map(MatterSettings::letters).orElse(Map.of()).keySet().stream()
                .sorted()
                .toList();
    }

    public String letter(String id) {
        return settings()
                .map(MatterSettings::letters)
                .map(letters -> letters.get(id))
                .map(letter -> texts.get(
                        "studio.words.letter", locale, id, letter.name().in(locale)))
                .orElse(id);
    }

    /** Why something was refused; its code where that cannot be said without more. */
    public String refusal(String code) {
        String key = "refusal." + code;
        String text = texts.has(key, locale) ? texts.get(key, locale) : code;
        return text.indexOf('{') < 0 ? text : code;
    }

    public boolean english() {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }

    /** One of our own texts. */
    public String get(String key, Object... arguments) {
        return texts.get(key, locale, arguments);
    }

    public String text(MatterSettings.Text text) {
        return text.in(locale);
    }

    private Optional<MatterSettings> settings() {
        return Optional.ofNullable(vocabulary.settings());
    }
}
