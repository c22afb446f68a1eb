package org.keqiao.form.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import java.util.Map;
import java.util.function.Function;
import org.springframework.lang.Nullable;

/** A Vaadin field and the way between its value and the answer. */
class FieldInput<T> {

    /** Renews the choices where they depend on other answers. */
    interface Choosing {
        void renew(Map<String, Object> values, PaneParts parts);
    }

    private final Component component;
    private final HasValue<?, T> value;
    private final Function<T, Object> read;
    private final Function<Object, T> write;

    @Nullable
    private Choosing choosing;

    /**
     * @param read the answer of a value; null for none
     * @param write the value of an answer that is there
     */
    FieldInput(Component component, HasValue<?, T> value, Function<T, Object> read, Function<Object, T> write) {
        this.component = component;
        this.value = value;
        this.read = read;
        this.write = write;
    }

    FieldInput<T> choosing(Choosing other) {
        choosing = other;
        return this;
    }

    Component component() {
        return component;
    }

    HasValue<?, T> value() {
        return value;
    }

    @Nullable
    Object get() {
        return value.isEmpty() ? null : read.apply(value.getValue());
    }

    void set(@Nullable Object answer) {
        T wanted = answer == null ? null : write.apply(answer);
        if (wanted == null) {
            value.clear();
        } else {
            value.setValue(wanted);
        }
    }

    /** True when the choices depend on other answers. */
    boolean isRenewed() {
        return choosing != null;
    }

    /** Told of each change of the answer. */
    void onChange(Runnable told) {
        value.addValueChangeListener(event -> told.run());
    }

    void choices(Map<String, Object> values, PaneParts parts) {
        if (choosing != null) {
            choosing.renew(values, parts);
        }
    }
}
